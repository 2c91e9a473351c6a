"""Pages of what all registers share."""
