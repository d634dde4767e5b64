"""What can be counted of a tie: look-back columns (`lookback`), what has come together up to each touch (`growth`), one
`definition` that reads it off the newest, its SQL run (`count`).
"""
