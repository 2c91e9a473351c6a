"""The one search at 10,000 to 1,000,000 documents: the engine, the whole page, and a plain list beside it."""
