"""GATE: before an ask goes out, how do the two stand, and does that bear it?

``reading/`` reads a message, ``rules/`` say one thing each about one recipient, ``gate`` puts them into a verdict.
"""
