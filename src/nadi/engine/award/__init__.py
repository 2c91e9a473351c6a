"""Winner determination: which vendor gets how much of which line, at least cost, under the rules."""
