"""What can be counted of a tie: look-back columns (`lookback`), one `definition`, its SQL run (`count`)."""
