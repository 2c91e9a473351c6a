"""The documents of agreements: what they say, as papers in the reader's language."""
