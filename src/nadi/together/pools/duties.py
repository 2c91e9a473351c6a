"""What pools do by themselves; read at start."""

from nadi.together.pools import jobs_gathering

__all__ = ["jobs_gathering"]
