"""How the owner treats people: counts with intervals, the owner against the owner a year ago; never a grade."""
