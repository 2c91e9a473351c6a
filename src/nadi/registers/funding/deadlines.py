"""When a programme can be applied for: its own dates, or those of its calls."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from nadi.registers.funding.models import Call, Programme

OPENING = (Call.State.ACTIVE, Call.State.PLANNED)
OPEN_PROGRAMMES = (Programme.Status.ACTIVE, Programme.Status.PLANNED)


@dataclass(frozen=True, kw_only=True)
class Window:
    """From when to when applications are taken; an open end where there is none."""

    opens: datetime | None = None
    closes: datetime | None = None
    call: Call | None = None


def start_of(day: date) -> datetime:
    """Return the first moment of a day here."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """Return the last moment of a day here."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)


def window_of(programme: Programme, calls: Iterable[Call], now: datetime) -> Window:
    """Return the present or the next window: of the calls where there are any, else the programme's own."""
    known = [call for call in calls if call.state != Call.State.CANCELLED]
    ahead = [call for call in known if call.state in OPENING and (call.closes is None or call.closes >= now)]
    if ahead:
        first = min(ahead, key=lambda call: (call.opens is not None and call.opens > now, order_of(call)))
        return Window(opens=first.opens, closes=first.closes, call=first)
    if known:
        last = max(known, key=order_of)
        return Window(opens=last.opens, closes=min(last.closes or now, now - timedelta(microseconds=1)))
    return Window(
        opens=start_of(programme.opens) if programme.opens else None,
        closes=end_of(programme.closes) if programme.closes else None,
    )


def order_of(call: Call) -> datetime:
    """Return what calls are sorted by: when they close, those without an end last."""
    return call.closes or datetime.max.replace(tzinfo=timezone.get_current_timezone())


def next_deadline(programme: Programme, calls: Iterable[Call], now: datetime) -> date | None:
    """Return the next day by which to apply, or nothing where it is over or has no end."""
    if programme.status not in OPEN_PROGRAMMES:
        return None
    closes = window_of(programme, calls, now).closes
    return timezone.localdate(closes) if closes is not None and closes >= now else None
