"""WHO: the forms of handles and names that join, and what kind of somebody a handle belongs to."""
