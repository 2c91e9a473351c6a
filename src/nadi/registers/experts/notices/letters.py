"""One form of letter for all that experts and firms are told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import translation

from nadi.registers.experts.links import link_of
from nadi.registers.experts.models import Expert, Terms
from nadi.web.localized import localized
from nadi.web.mail import Receiver, send


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is told: a subject, paragraphs, somebody's own words, and where to go on."""

    subject: str
    paragraphs: tuple[str, ...]
    quoted: str = ""
    link: str = ""
    link_label: str = ""


Write = Callable[[], Letter]
WriteTo = Callable[[str], Letter]


def tell(receivers: Iterable[Receiver], write: Write, role: str = "member") -> None:
    """Write to each receiver in its language; `role` chooses the line that says why they get it."""
    for receiver in receivers:
        with translation.override(receiver[2]):
            letter = write()
        send(
            to=[receiver],
            template="experts/mail/letter",
            context={"letter": letter, "link": letter.link, "link_label": letter.link_label, "role": role},
        )


def tell_expert(expert: Expert | None, write: WriteTo, page: str = "experts.own", *words: str) -> None:
    """Write to an expert, with the link to a page of its own; without an e-mail it is not told."""
    terms = Terms.objects.filter(expert=expert).select_related("expert").first() if expert else None
    if terms is None or not terms.email:
        return
    link = link_of(terms, page, *words)
    with translation.override(terms.language):
        receiver = (terms.email, localized(terms.expert), terms.language)
    tell([receiver], lambda: write(link), role="expert")
