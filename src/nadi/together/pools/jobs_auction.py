"""Auctions go on by themselves."""

from django.utils import timezone

from nadi.together.pools.actions.auction import end_turns
from nadi.web.schedule import every


@every(minutes=1)
def end_turns_of_auctions() -> None:
    """End the turns whose time is over."""
    end_turns(timezone.now())
