"""What waits for a reader among services, certificates and ways to a standard; what the calendar shows."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.services.models import Proposal, StepStanding, SurveillanceAudit
from nadi.registers.services.queries.certificates import kept_by
from nadi.registers.services.queries.readiness import visible_to as ways_visible_to
from nadi.registers.services.queries.services import proposals
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event
from nadi.web.localized import localized
from nadi.web.waiting import Waiting, through

MOST = 50
AHEAD = timedelta(days=90)
SOON = timedelta(days=30)


def steps_for(actor: Actor) -> list[Waiting]:
    """Return what waits: proposals for the office, certificates that end for their company."""
    if actor.is_staff:
        return list(proposals_to_answer())
    return list(certificates_to_renew(actor)) if actor.is_member else []


def proposals_to_answer() -> Iterator[Waiting]:
    """Yield what providers propose."""
    for one in proposals().filter(state=Proposal.State.PENDING)[:MOST]:
        yield Waiting(
            what=localized(one.service),
            why=_("%(provider)s proposes a change.") % {"provider": localized(one.organisation)},
            do=_("Compare and decide"),
            url=reverse("services.proposal", args=[one.uid]),
        )


def certificates_to_renew(actor: Actor) -> Iterator[Waiting]:
    """Yield the company's certificates that end within a month, or have ended lately."""
    today = timezone.localdate()
    ending = kept_by(actor).filter(ended_on=None, valid_until__range=(today - AHEAD, today + SOON))
    for one in ending.order_by("valid_until")[:MOST]:
        is_over = one.valid_until < today
        yield Waiting(
            what=one.standard,
            why=_("The certificate has lapsed.") if is_over else _("The certificate ends soon."),
            do=_("Renew it and enter the new last day"),
            url=reverse("services.certificate", args=[one.uid]),
            until=through(one.valid_until),
        )


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield last days of certificates, surveillance audits to come and steps with a day."""
    if not (actor.is_staff or actor.is_member):
        return
    today = timezone.localdate()
    kept = kept_by(actor)
    for one in kept.filter(ended_on=None, valid_until__gte=today).order_by("valid_until")[:MOST]:
        words = {"standard": one.standard, "firm": localized(one.organisation)}
        yield Event(
            uid=f"certificate-{one.uid}",
            title=_("%(standard)s of %(firm)s ends") % words,
            at=one.valid_until,
            url=page_address("services.certificate", one.uid),
        )
    audits = SurveillanceAudit.objects.filter(certificate__in=kept.values("pk"), held=None, due__gte=today)
    for audit in audits.select_related("certificate__organisation").order_by("due")[:MOST]:
        words = {
            "standard": audit.certificate.standard,
            "firm": localized(audit.certificate.organisation),
        }
        yield Event(
            uid=f"audit-{audit.uid}",
            title=_("Surveillance audit: %(standard)s, %(firm)s") % words,
            at=audit.due,
            url=page_address("services.certificate", audit.certificate.uid),
        )
    if actor.is_member:
        yield from steps_due(actor, today)


def steps_due(actor: Actor, today: date) -> Iterator[Event]:
    """Yield the steps of one's own firm that have a day."""
    open_steps = StepStanding.objects.filter(
        readiness__in=ways_visible_to(actor).filter(organisation=actor.organisation_id).values("pk"),
        due__gte=today,
    )
    unfinished = open_steps.exclude(state=StepStanding.State.DONE).select_related("readiness")
    for one in unfinished.order_by("due")[:MOST]:
        if one.due:
            yield Event(
                uid=f"readiness-{one.readiness.uid}-{one.step}",
                title=_("Step to %(standard)s") % {"standard": one.readiness.standard},
                at=one.due,
                url=page_address("services.readiness", one.readiness.uid),
            )
