"""What pools do by themselves; read at start."""

from nadi.together.pools import jobs_auction, jobs_gathering, jobs_tender

__all__ = ["jobs_auction", "jobs_gathering", "jobs_tender"]
