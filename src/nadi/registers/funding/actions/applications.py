"""A firm's way to a programme's money: interested, preparing, submitted, granted or refused, paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.registers.entries.models import Entry
from nadi.registers.funding.deadlines import window_of
from nadi.registers.funding.models import Application, Paper, Payment, Programme
from nadi.registers.funding.models.application import Reason
from nadi.registers.funding.queries.applications import OPEN, UNSENT
from nadi.registers.funding.queries.fitting import fits_for
from nadi.web.access import Actor, Refused, Sentence

State = Application.State
NOT_NOW: dict[str, Sentence] = {
    State.INTERESTED: _("This application has only begun: say first that you submitted it."),
    State.PREPARING: _("This application is still being prepared: say first that you submitted it."),
    State.SUBMITTED: _(
        "This application was submitted already. Somebody of your company may just have done it."
    ),
    State.GRANTED: _("This application was granted already; only money can be entered now."),
    State.REFUSED: _("This application was refused. You can begin a new one."),
    State.PAID: _("Money was received under this application; it cannot go back."),
    State.WITHDRAWN: _("This application was withdrawn. You can begin a new one."),
}


def begin_application(*, by: Actor, programme: Programme) -> Application:
    """A firm is interested; its checklist is made of the papers that the programme asks for."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(uid=by.organisation)
        if programme.state != Entry.State.CURRENT:
            raise Refused(_("This programme is not open to members at the moment."))
        refuse_barred(organisation, programme)
        if Application.objects.filter(
            programme=programme, organisation=organisation, state__in=OPEN
        ).exists():
            raise Refused(_("Your company has an open application to this programme already: go on with it."))
        window = window_of(programme, programme.calls.all(), timezone.now())
        application = Application.objects.create(
            programme=programme,
            call=window.call,
            organisation=organisation,
            currency=programme.currency or settings.CURRENCY,
        )
        make_checklist(application, programme)
        note(by=by, verb="funding.apply", application=application, before="")
    return application


def refuse_barred(organisation: Organisation, programme: Programme) -> None:
    """Refuse where nobody can get it any more; what is only announced may be prepared for."""
    assessment = fits_for(organisation, [programme])[0].assessment
    if assessment.bar is not None and assessment.bar.kind not in ("planned", "not_yet_open"):
        raise Refused(_("Nobody can apply to this programme at the moment; its page says why."))


def make_checklist(application: Application, programme: Programme) -> None:
    """List the papers, one for each line of either language."""
    common, local = programme.papers.splitlines(), programme.papers_local.splitlines()
    both = [
        (
            common[index].strip() if index < len(common) else "",
            local[index].strip() if index < len(local) else "",
        )
        for index in range(max(len(common), len(local)))
    ]
    Paper.objects.bulk_create(
        Paper(application=application, name=name[:200], name_local=name_local[:200], position=position)
        for position, (name, name_local) in enumerate(both)
        if name or name_local
    )


def locked(application: Application, *states: str) -> Application:
    """Lock an application, and refuse when it is in none of the states from which this goes on."""
    row = (
        Application.objects.select_for_update()
        .select_related("programme", "organisation")
        .get(pk=application.pk)
    )
    if row.state not in states:
        raise Refused(NOT_NOW[row.state])
    return row


def note(*, by: Actor, verb: str, application: Application, before: str, **after: Any) -> None:
    """Journal a step; the subject names neither firm nor programme."""
    subject = f"application:{application.uid}"
    record(
        by=by,
        verb=verb,
        subject=subject,
        before={"state": before},
        after={"state": application.state, **after},
    )


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a firm wants the money for, and how much of it."""

    purpose: str = ""
    asked: Decimal | None = None


def prepare_application(*, by: Actor, application: Application, plan: Plan) -> Application:
    """Write down the plan; the application is being prepared from now on."""
    with transaction.atomic():
        row = locked(application, *UNSENT)
        before, row.state = row.state, State.PREPARING
        row.purpose, row.asked = plan.purpose, plan.asked
        row.save()
        note(by=by, verb="funding.prepare", application=row, before=before)
    return row


def submit_application(*, by: Actor, application: Application, asked: Decimal, on: date) -> Application:
    """The firm says that it submitted: that binds it, so a representative does."""
    with transaction.atomic():
        row = locked(application, *UNSENT)
        if on > timezone.localdate():
            raise Refused(_("That day is still to come: enter the day on which you sent it."))
        before, row.state = row.state, State.SUBMITTED
        row.asked, row.submitted_on = asked, on
        row.save()
        note(by=by, verb="funding.submit", application=row, before=before)
    return row


def withdraw_application(*, by: Actor, application: Application) -> Application:
    """Give an application up."""
    with transaction.atomic():
        row = locked(application, *OPEN)
        before, row.state = row.state, State.WITHDRAWN
        row.save()
        note(by=by, verb="funding.withdraw_application", application=row, before=before)
    return row


def grant_application(*, by: Actor, application: Application, granted: Decimal, on: date) -> Application:
    """Note that the funder said yes, and how much it gives."""
    with transaction.atomic():
        row = locked(application, State.SUBMITTED)
        refuse_day(row.submitted_on, on)
        before, row.state = row.state, State.GRANTED
        row.granted, row.decided_on = granted, on
        row.save()
        note(by=by, verb="funding.grant", application=row, before=before)
    return row


def refuse_application(
    *, by: Actor, application: Application, reason: str, text: str, on: date
) -> Application:
    """Note that the funder said no, and why."""
    with transaction.atomic():
        row = locked(application, State.SUBMITTED)
        refuse_day(row.submitted_on, on)
        before, row.state = row.state, State.REFUSED
        row.reason, row.reason_text, row.decided_on = Reason(reason), text, on
        row.save()
        note(by=by, verb="funding.refuse", application=row, before=before, reason=reason)
    return row


def refuse_day(earliest: date | None, on: date) -> None:
    """Refuse a day before the step that came first, or one still to come."""
    if on > timezone.localdate():
        raise Refused(_("That day is still to come."))
    if earliest is not None and on < earliest:
        raise Refused(_("That day lies before the step that came first."))


def receive_payment(*, by: Actor, application: Application, amount: Decimal, on: date) -> Payment:
    """Note money that arrived; in all it is never more than was granted."""
    with transaction.atomic():
        row = locked(application, State.GRANTED, State.PAID)
        refuse_day(row.decided_on, on)
        arrived = row.payments.aggregate(total=Sum("amount"))["total"] or Decimal(0)
        if row.granted is not None and arrived + amount > row.granted:
            raise Refused(_("That is more than was granted in all. Check the amount, or the sum granted."))
        payment = Payment.objects.create(application=row, amount=amount, paid_on=on)
        before, row.state = row.state, State.PAID
        row.save()
        note(by=by, verb="funding.receive", application=row, before=before)
    return payment


def take_back_payment(*, by: Actor, payment: Payment) -> Application:
    """Take off a payment entered by mistake."""
    with transaction.atomic():
        row = locked(payment.application, State.PAID)
        Payment.objects.filter(pk=payment.pk).delete()
        if not row.payments.exists():
            row.state = State.GRANTED
            row.save()
        note(by=by, verb="funding.take_back_payment", application=row, before=State.PAID)
    return row
