"""Goodterms: keeps track of how you and the people you know stand, from your own history, on your own machine."""

__version__ = "0.1.0.dev0"
