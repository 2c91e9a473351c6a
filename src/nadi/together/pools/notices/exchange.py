"""Telling vendors of answers, amendments, a deadline that is near, and a tender that is cancelled.

Every vendor that follows the tender gets the same letter, whether it has bid or not: the office sees the
outbox, and would count the sealed bids. No letter names who asked.
"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import translation

from nadi.companies.queries import office_people
from nadi.together.pools.models import Amendment, Pool, Question, RequestForQuotation
from nadi.together.pools.notices.tender import tell
from nadi.together.pools.queries.exchange import number_to_confirm, requests_to_tell
from nadi.web.access import Actor
from nadi.web.components.figures import moment_text
from nadi.web.mail import Receiver, send


def tell_everyone(pool: Pool, template: str, context: dict[str, Any], by: Actor | None = None) -> None:
    """Write the same letter to every vendor that follows the tender."""
    for request in requests_to_tell(pool):
        request.pool = pool
        tell(request, template, context, by)


def tell_answered(pool: Pool, question: Question, by: Actor) -> None:
    """Send question and answer to all, without who asked."""
    said = {"question": question.published_text, "answer": question.answer}
    tell_everyone(pool, "answered", said, by)


def tell_amended(pool: Pool, amendment: Amendment, by: Actor) -> None:
    """Send a clarification or change to all."""
    tell_everyone(pool, "amended", {"amendment": amendment}, by)


def tell_deadline_is_near(request: RequestForQuotation) -> None:
    """Remind a vendor of the deadline, once."""
    tell(request, "deadline_near", {"number": number_to_confirm(request.pool)})


def tell_vendors_cancelled(pool: Pool, by: Actor) -> None:
    """Tell vendors that the buyers will not buy. The reason stays among the members."""
    tell_everyone(pool, "cancelled", {}, by)


def tell_asked_already(request: RequestForQuotation, receiver: Receiver) -> None:
    """Tell a vendor that asks for a link that it has one already."""
    with translation.override(receiver[2]):
        context = {"pool": request.pool, "sent": moment_text(request.sent)}
    send(to=[receiver], template="pools/mail/asked_already", context=context)


def tell_wish_is_checked(pool: Pool, receiver: Receiver) -> None:
    """Tell whoever asked for a link that the office looks at it first."""
    send(to=[receiver], template="pools/mail/link_checked", context={"pool": pool})


def tell_office_of_wish(pool: Pool, wish: Mapping[str, str]) -> None:
    """Ask the office to look at who wants a link."""
    tell_office(pool, "link_to_check", {"wish": wish, "path": reverse("pools.ask_vendor", args=[pool.uid])})


def tell_office_of_question(pool: Pool) -> None:
    """Tell the office that a question waits, and until when vendors can make use of the answer."""
    tell_office(pool, "question", {"path": reverse("pools.exchange", args=[pool.uid])})


def tell_office(pool: Pool, template: str, context: dict[str, Any]) -> None:
    """Write to the people of the association's office."""
    for receiver in office_people():
        with translation.override(receiver[2]):
            deadline = moment_text(pool.bids_until) if pool.bids_until else ""
        given = {"pool": pool, "deadline": deadline, **context}
        send(to=[receiver], template=f"pools/mail/{template}", context=given)
