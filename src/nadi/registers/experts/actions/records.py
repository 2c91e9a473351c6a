"""Doing with one's own record: consent, pause, a new link, erasure."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.registers.entries.models import Entry
from nadi.registers.experts.actions.keeping import keep_terms, locked, restate, terms_of
from nadi.registers.experts.consent import PURPOSE, ends_on
from nadi.registers.experts.links import print_of
from nadi.registers.experts.models import Engagement, Expert, Terms, Visit
from nadi.registers.experts.notices import engagements as engagement_notices
from nadi.registers.experts.notices import experts as notices
from nadi.registers.experts.notices import visits as visit_notices
from nadi.registers.imports.actions.erasing import forget
from nadi.web import search
from nadi.web.access import Actor, Refused
from nadi.web.models import Mail

Vetting = Expert.Vetting
OPEN = (Engagement.State.REQUESTED, Engagement.State.BRIEFING, Engagement.State.AGREED)


def set_consent(terms: Terms) -> None:
    """Note that consent is given now, for what, and until when."""
    terms.consented = timezone.now()
    terms.expires_on = ends_on(timezone.localdate())
    terms.expiry_told = None
    terms.purpose = str(PURPOSE)[:300]


def give_consent(*, by: Actor, expert: Expert) -> Expert:
    """The expert agrees to be found, or goes on agreeing; a first consent also confirms its address."""
    with transaction.atomic():
        expert = locked(expert)
        terms = terms_of(expert)
        is_first = expert.vetting == Vetting.UNCONFIRMED
        if is_first:
            expert.vetting = Vetting.APPLIED
        set_consent(terms)
        restate(by=by, expert=expert, terms=terms, verb="experts.consent")
        if is_first:
            notices.tell_applied(expert)
    return expert


def ask_consent(*, by: Actor, expert: Expert) -> None:
    """The office sends an expert the link to its record and asks whether it agrees to be found."""
    with transaction.atomic():
        expert = locked(expert)
        terms = terms_of(expert)
        if not terms.email:
            raise Refused(_("Enter the expert's e-mail first: the question goes there."))
        notices.ask_consent(terms)
        record(by=by, verb="experts.ask_consent", subject=f"entry:{expert.uid}")


def renew_link(*, by: Actor, expert: Expert) -> None:
    """Send a new link; the one sent before no longer works."""
    with transaction.atomic():
        expert = locked(expert)
        terms = terms_of(expert)
        if not terms.email:
            raise Refused(_("Enter the expert's e-mail first: the link goes there."))
        terms.link_number += 1
        terms.token = print_of(expert, terms.link_number)
        keep_terms(expert, terms)
        notices.send_link(terms)
        record(by=by, verb="experts.renew_link", subject=f"entry:{expert.uid}")


def pause_expert(*, by: Actor, expert: Expert) -> Expert:
    """Hide the record from members until it is resumed; what is agreed goes on."""
    with transaction.atomic():
        expert = locked(expert)
        if expert.paused_on:
            raise Refused(_("The record is paused already."))
        expert.paused_on = timezone.localdate()
        restate(by=by, expert=expert, terms=terms_of(expert), verb="experts.pause")
    return expert


def resume_expert(*, by: Actor, expert: Expert) -> Expert:
    """Show the record again."""
    with transaction.atomic():
        expert = locked(expert)
        if expert.paused_on is None:
            raise Refused(_("The record is not paused."))
        expert.paused_on = None
        restate(by=by, expert=expert, terms=terms_of(expert), verb="experts.resume")
    return expert


def erase_expert(*, by: Actor, expert: Expert) -> None:
    """Erase a record for good, with history, letters and imported rows; what is open ends, firms are told."""
    with transaction.atomic():
        expert = locked(expert)
        uid, email = expert.uid, terms_of(expert).email
        end_engagements(expert)
        end_visits(expert)
        gone = [uid, *Entry.objects.filter(merged_into=expert.pk).values_list("uid", flat=True)]
        Expert.objects.filter(merged_into=expert.pk).delete()
        expert.delete()
        search.remove("experts", gone)
        forget(gone)
        if email:
            Mail.objects.filter(to__iexact=email).delete()
        record(by=by, verb="experts.erase", subject=f"entry:{uid}")


def end_engagements(expert: Expert) -> None:
    """Cancel what is open with the firms, and forget the expert's own words."""
    for engagement in expert.engagements.select_for_update().filter(state__in=OPEN).order_by("pk"):
        engagement.state = Engagement.State.CANCELLED
        engagement.ended_by = Engagement.Side.EXPERT
        engagement.ended_because = _("The expert has left the register.")
        engagement.ended = timezone.now()
        engagement.save()
        engagement_notices.tell_ended(engagement, Engagement.Side.EXPERT)
    expert.engagements.update(answer="")


def end_visits(expert: Expert) -> None:
    """Call off visits that are still to come."""
    coming = expert.visits.select_for_update().exclude(state=Visit.State.CALLED_OFF)
    for visit in coming.filter(ends__gte=timezone.localdate()).order_by("pk"):
        visit.state, visit.decided = Visit.State.CALLED_OFF, timezone.now()
        visit.ended_because = _("The expert has left the register.")
        visit.save()
        visit_notices.tell_called_off(visit)
