"""The rules, one file each. A rule says one thing about one recipient, or nothing.

The docstring of the file is what ``goodterms why RULE`` prints: what it is, Bad, Good, Source.
"""
