"""The documents of pools: what they say, as papers in the reader's language."""
