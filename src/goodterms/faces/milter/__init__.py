"""The gate inside a mail server of one's own: Postfix asks before it takes a message (milter)."""
