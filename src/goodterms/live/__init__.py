"""Follows what lies on servers, by the network: mailboxes, address books, calendars. Knows no record and no meaning."""
