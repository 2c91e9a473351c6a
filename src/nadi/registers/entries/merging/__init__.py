"""Making two entries of the same thing one: what they hold, and what hangs on them in any app."""
