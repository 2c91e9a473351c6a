"""What is typed about events: a file per noun."""
