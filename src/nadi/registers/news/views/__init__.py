"""Pages of news and feeds."""
