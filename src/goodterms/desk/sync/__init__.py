"""Following what lies on servers: which, by what key, how far, and what came of it."""
