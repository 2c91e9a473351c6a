"""English: day before month, a point before decimals."""
