"""A register's list against a plain Django list view over the same rows, at 1,000 and 100,000 entries."""
