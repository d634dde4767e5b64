"""The chance that an ask is answered: what is usual, and what the owner's own asks brought. A band, never a number."""
