"""Buying, agreeing and partnering together."""
