"""SHOWS: parse, call one function of the desk, show. One face a folder; no rule, no SQL and no clock in any of them."""
