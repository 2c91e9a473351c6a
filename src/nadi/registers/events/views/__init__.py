"""Pages of events: a file per noun."""
