"""A start that cannot go on."""


class CannotStart(Exception):
    """The sentence says what stands in the way and what to do about it."""
