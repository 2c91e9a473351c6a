"""What people do with events: a file per noun."""
