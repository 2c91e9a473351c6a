"""What people do with news and feeds."""
