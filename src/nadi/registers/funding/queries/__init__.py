"""Reading funding: who may see what."""
