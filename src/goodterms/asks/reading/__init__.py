"""Reading a message: what it wants and how it is put. Rules only for now; every part carries the words behind it."""
