"""Counts the ties of a whole firm from a log of events: who wrote to whom, and when. No record, no owner."""
