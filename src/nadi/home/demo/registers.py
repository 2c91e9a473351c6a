"""The registers of the demonstration, filled in the order in which one needs another."""

from collections.abc import Callable

from nadi.home.demo import events, experts, funding, habits, news, services, suppliers, talents
from nadi.home.demo.playing import Cast

FILLED: tuple[Callable[[Cast], object], ...] = (
    suppliers.fill,
    services.fill,
    experts.fill,
    events.fill,
    funding.fill,
    talents.fill,
    news.fill,
    habits.fill,
)


def fill_registers(cast: Cast) -> None:
    """Fill every register."""
    for fill in FILLED:
        fill(cast)
