"""WORDS: what a person wrote themselves, in sentences, and whether it is nearly the same as something else."""
