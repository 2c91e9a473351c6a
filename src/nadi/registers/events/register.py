"""Events as one of the registers."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.events.models import Event
from nadi.registers.events.topics import SCHEME, topic_title


def words(event: Event) -> Sequence[str]:
    """Return what else an event is found by."""
    topics = [one.code for one in event.codings.all() if one.scheme == SCHEME]
    titles = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            titles.append(", ".join(topic_title(code) for code in topics))
    found = [event.organiser, event.venue, event.venue_local, event.edition, *titles]
    return list(dict.fromkeys(word for word in found if word))


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
