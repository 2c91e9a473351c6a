"""News of the industry: gathered from feeds or written here, read by members."""
