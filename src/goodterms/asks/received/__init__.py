"""What was asked of you, weighed as carefully as what you ask of others: does the tie bear it, is an answer owed?

The same table and readings as in the gate, seen from the other side: what their tie to you does not bear, you need not
do for them. ``weigh`` puts the findings together; every other file says one thing about one message, or nothing.
"""
