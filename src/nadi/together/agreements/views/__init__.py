"""Pages, a file per noun."""
