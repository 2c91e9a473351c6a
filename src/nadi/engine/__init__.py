"""The decisions that need proof: pure Python, no Django, no clock, no files, no hidden randomness."""
