"""Reading a message: what it wants and how it is put. Every part carries the words behind it."""
