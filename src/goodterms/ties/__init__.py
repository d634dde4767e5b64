"""STAND: where a tie stands. Columns in, columns out: one tie, ten thousand or a batch run the same lines.

Sentences and rules live in ``asks``; counting lives in ``record/facts``. Here facts become depth, state and chance.
"""
