"""Small numbers as words, as sentences say them."""

from __future__ import annotations

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""0 to 12; a larger number is written in figures."""
