"""Mails about parts: whom they reach, and that they name nobody who has not agreed."""

from collections.abc import Iterable

from nadi.companies.models import Organisation
from nadi.companies.queries import people_of
from nadi.registers.suppliers.models import PartAnswer, PartRequest
from nadi.web.addresses import page_address
from nadi.web.mail import send


def tell_asked(asked: PartRequest, organisation: Organisation, token: str) -> None:
    """Ask one firm, with a link that needs no sign-in; the asking firm stands in it only if it wanted so."""
    send(
        to=people_of([organisation.pk]),
        template="suppliers/mail/part_asked",
        context={
            "asked": asked,
            "asker": asked.organisation if asked.is_named else None,
            "link": page_address("suppliers.part_by_link", token),
        },
    )


def tell_offered(asked: PartRequest) -> None:
    """Tell the asking firm that somebody has the part."""
    send(
        to=people_of([asked.organisation_id]),
        template="suppliers/mail/part_offered",
        context={"asked": asked, "link": page_address("suppliers.part_request", asked.uid)},
    )


def tell_agreed(asked: PartRequest, answer: PartAnswer) -> None:
    """Tell both firms whom to call."""
    send(
        to=people_of([answer.organisation_id]),
        template="suppliers/mail/part_agreed",
        context={
            "asked": asked,
            "firm": asked.organisation,
            "link": page_address("suppliers.part_request", asked.uid),
        },
    )
    send(
        to=people_of([asked.organisation_id]),
        template="suppliers/mail/part_agreed",
        context={
            "asked": asked,
            "firm": answer.organisation,
            "contact": answer.contact,
            "link": page_address("suppliers.part_request", asked.uid),
        },
    )


def tell_ended(asked: PartRequest, organisations: Iterable[Organisation]) -> None:
    """Thank the firms that had offered and are not needed."""
    send(
        to=people_of([one.pk for one in organisations]),
        template="suppliers/mail/part_not_needed",
        context={"asked": asked},
    )
