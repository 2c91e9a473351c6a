"""One next step in a pool, as a reader meets it."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import NoReverseMatch, reverse

from nadi.together.pools.models import Pool
from nadi.web.access import Sentence


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What comes next: a sentence, until when, the page for it, and whether it waits for the reader."""

    text: Sentence
    action: Sentence = ""
    url: str = ""
    until: datetime | None = None
    is_quiet: bool = False

    @property
    def waits_for_reader(self) -> bool:
        return bool(self.url) and not self.is_quiet


def step(name: str, pool: Pool, text: Sentence, action: Sentence, until: datetime | None = None) -> NextStep:
    """Return a step that waits for the reader on the page called `name`, if this installation has it."""
    try:
        url = reverse(name, args=[pool.uid])
    except NoReverseMatch:
        url = ""
    return NextStep(text=text, action=action, url=url, until=until)


def quietly(found: NextStep) -> NextStep:
    """Return a step that others take, with a page to follow it on."""
    return replace(found, is_quiet=True)
