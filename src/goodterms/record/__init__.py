"""KEEP: the record, one SQLite file that is the user's alone. Judges nothing but direction and contact."""
