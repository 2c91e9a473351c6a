"""Events as one of the registers."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.events.models import Event
from nadi.registers.events.topics import SCHEME, TOPICS


def words(event: Event) -> Sequence[str]:
    """Return what else an event is found by."""
    topics = [one.code for one in event.codings.all() if one.scheme == SCHEME]
    titles = [str(TOPICS[code]) for code in topics if code in TOPICS]
    return [event.organiser, event.venue, event.venue_local, event.edition, *topics, *titles]


REGISTER = Register(
    name="events",
    title=_("Events"),
    says=_("Trade fairs and conferences worth the journey, and our own trainings and study tours."),
    model=Event,
    list_url="events.list",
    detail_url="events.detail",
    see="events.see",
    fades_after=365,
    words=words,
    order=60,
)
