"""One form of letter for all that agreements tell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import translation

from nadi.companies.queries import people_of
from nadi.together.agreements.links import link_of, token_of
from nadi.together.agreements.models import FrameworkAgreement
from nadi.web.addresses import page_address
from nadi.web.localized import localized
from nadi.web.mail import Receiver, send


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is told: a subject, paragraphs, a list, somebody's own words, and where to go on."""

    subject: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...] = ()
    quoted: str = ""
    link: str = ""
    link_label: str = ""


Write = Callable[[], Letter]


def tell(receivers: Iterable[Receiver], write: Write) -> None:
    """Write to each receiver in its language."""
    for receiver in receivers:
        with translation.override(receiver[2]):
            letter = write()
        send(
            to=[receiver],
            template="agreements/mail/letter",
            context={"letter": letter, "link": letter.link, "link_label": letter.link_label},
        )


def tell_vendor(
    agreement: FrameworkAgreement, write: Callable[[str], Letter], to: tuple[str, ...] = ()
) -> None:
    """Write to the vendor: people with an account are led there, the address that bid to the link.

    The link binds the vendor, so it never goes to people who sign in: among them are colleagues.
    `to` names a page that exists for both doors; without it letters lead to the agreement.
    """
    name, *address = to or ("agreements.detail", agreement.uid)
    people = people_of([agreement.vendor_id])
    tell(people, lambda: write(page_address(name, *address)))
    email, language = agreement.vendor_email, agreement.vendor_language
    if email and email not in {one[0] for one in people}:
        with translation.override(language):
            receiver = (email, localized(agreement.vendor), language)
        token = token_of(agreement)
        link = page_address(f"{name}_by_link", token, *address) if to else link_of(agreement)
        tell([receiver], lambda: write(link))


def members_of(agreement: FrameworkAgreement) -> list[Receiver]:
    """Return the people of every member that has acceded and not left."""
    return people_of(agreement.addenda.filter(withdrawn=None).values_list("organisation_id", flat=True))
