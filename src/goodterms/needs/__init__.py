"""NEEDS: who could supply what is wanted, and who could introduce."""
