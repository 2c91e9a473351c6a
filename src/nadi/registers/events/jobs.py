"""What events do by themselves; read at start."""

from django.utils import timezone

from nadi.registers.events.actions import duties
from nadi.web.schedule import every


@every(minutes=60)
def remind_of_events() -> None:
    """Remind a week and a day before."""
    duties.remind(timezone.now())


@every(minutes=60)
def ask_after_events() -> None:
    """Ask how it was, and later what changed."""
    duties.ask(timezone.now())


@every(minutes=15)
def move_up_in_line() -> None:
    """Confirm who waits where a seat is free."""
    duties.let_move_up(timezone.now())


@every(minutes=60)
def set_next_dates() -> None:
    """Show the next date of an event when one has passed."""
    duties.set_next_dates(timezone.localdate())


@every(minutes=24 * 60)
def forget_people_of_events() -> None:
    """Erase names that are no longer needed."""
    duties.forget_people(timezone.localdate())
