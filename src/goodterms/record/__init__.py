"""KEEP: the record, one SQLite file that is the user's alone. Knows rows and times; judges nothing but direction and contact."""
