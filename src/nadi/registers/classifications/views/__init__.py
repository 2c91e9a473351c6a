"""Pages of classifications."""
