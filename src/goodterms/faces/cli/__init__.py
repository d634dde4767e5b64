"""The command line: one file a command. Nothing heavy is imported before a command runs."""

from goodterms.faces.cli.entry import main

__all__ = ["main"]
