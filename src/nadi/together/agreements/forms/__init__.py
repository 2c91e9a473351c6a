"""What is asked, a file per noun."""
