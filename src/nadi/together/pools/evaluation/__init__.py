"""From opened bids to scenarios: the engine's question, its answer, and both in words."""
