"""NOTICE: whom to say hello to now, and why. At most a few lines."""
