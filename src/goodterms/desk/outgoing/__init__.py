"""Mail on its way out: who may send, how it is weighed, what is held, and what went."""
