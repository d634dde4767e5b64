"""The gate where mail is sent: a submission server on the loopback address."""
