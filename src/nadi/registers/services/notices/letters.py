"""One form of letter for all that services and certificates tell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import translation

from nadi.web.mail import Receiver, send


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is told: a subject, paragraphs, somebody's own words, and where to go on."""

    subject: str
    paragraphs: tuple[str, ...]
    quoted: str = ""
    link: str = ""
    link_label: str = ""


def tell(receivers: Iterable[Receiver], write: Callable[[], Letter]) -> None:
    """Write to each receiver in its language."""
    for receiver in receivers:
        with translation.override(receiver[2]):
            letter = write()
        context = {"letter": letter, "link": letter.link, "link_label": letter.link_label}
        send(to=[receiver], template="services/mail/letter", context=context)
