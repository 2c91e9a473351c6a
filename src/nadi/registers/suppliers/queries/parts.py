"""Reading requests for parts: who asks and who has it stays unsaid until both agree."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from nadi.registers.suppliers.models import PartAnswer, PartRequest
from nadi.web.access import Actor
from nadi.web.ids import fingerprint
from nadi.web.localized import localized

State, Answer = PartRequest.State, PartAnswer.State


def visible_to(actor: Actor) -> QuerySet[PartRequest]:
    """Staff see all requests, a company its own and those it was asked."""
    rows = PartRequest.objects.select_related("organisation", "machine", "picture")
    if actor.is_staff:
        return rows
    asked = PartAnswer.objects.filter(request=OuterRef("pk"), organisation=actor.organisation_id)
    return rows.filter(Q(organisation=actor.organisation_id) | Exists(asked))


def request_for(actor: Actor, uid: str) -> PartRequest | None:
    """Return a request, if the reader's company asks it, was asked, or is the office."""
    return visible_to(actor).filter(uid=uid).first()


def answer_for(actor: Actor, uid: str) -> PartAnswer | None:
    """Return an answer of the reader's own company, or to its own request."""
    own = Q(organisation=actor.organisation_id) | Q(request__organisation=actor.organisation_id)
    rows = PartAnswer.objects.select_related("request__organisation", "organisation")
    return rows.filter(own, uid=uid).first() if actor.organisation_id else None


def answer_behind(token: str) -> PartAnswer | None:
    """Return what a mailed link was sent for."""
    rows = PartAnswer.objects.select_related("request__organisation", "request__picture", "organisation")
    return rows.filter(token=fingerprint(token)).first()


def own_answer(actor: Actor, request: PartRequest) -> PartAnswer | None:
    """Return what the reader's company was asked in this request."""
    rows = request.answers.select_related("request__organisation", "organisation")
    return rows.filter(organisation=actor.organisation_id).first()


def is_over(request: PartRequest) -> bool:
    """Tell whether nothing more can be answered."""
    return request.state != State.OPEN or request.until <= timezone.now()


@dataclass(frozen=True, kw_only=True)
class Offered:
    """An offer as the asking firm reads it: with a name once both agreed."""

    answer: PartAnswer
    firm: str
    contact: str
    number: int


def offers_of(request: PartRequest, *, to_staff: bool) -> list[Offered]:
    """Return the offers in the order they came; staff read all names, the asking firm the agreed one's."""
    shown = (Answer.OFFERED, Answer.ACCEPTED, Answer.DECLINED)
    rows = request.answers.filter(state__in=shown).select_related("organisation").order_by("answered", "pk")
    offers = []
    for number, answer in enumerate(rows, start=1):
        is_agreed = answer.state == Answer.ACCEPTED
        offers.append(
            Offered(
                answer=answer,
                firm=localized(answer.organisation) if is_agreed or to_staff else "",
                contact=answer.contact if is_agreed else "",
                number=number,
            )
        )
    return offers


def asked_in_all(request: PartRequest) -> int:
    """Return how many firms were asked."""
    return request.answers.count()


def asker_as_read(answer: PartAnswer) -> str:
    """Return the asking firm's name for the firm that was asked: where it wanted so, or both agreed."""
    is_known = answer.request.is_named or answer.state == Answer.ACCEPTED
    return localized(answer.request.organisation) if is_known else ""
