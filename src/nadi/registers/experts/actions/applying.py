"""Doing: an expert enters itself; its address is confirmed by the link in the letter."""

from django.db import transaction

from nadi.registers.experts.actions.keeping import ExpertFacts, keep_expert
from nadi.registers.experts.links import actor_of
from nadi.registers.experts.models import Expert, Terms
from nadi.registers.experts.notices import experts as notices


def apply_as_expert(*, facts: ExpertFacts) -> None:
    """Keep what was typed, unseen by anybody, until its address is confirmed.

    An address that is known gets its link again: the page tells nobody who is here and who is not.
    """
    email = facts.terms["email"]
    with transaction.atomic():
        known = Terms.objects.filter(email__iexact=email).exclude(expert__state=Expert.State.MERGED)
        if (terms := known.select_related("expert").order_by("pk").first()) is not None:
            notices.send_link(terms)
            return
        fresh = Expert(vetting=Expert.Vetting.UNCONFIRMED, audience=Expert.Audience.MEMBERS)
        for name, value in facts.values.items():
            setattr(fresh, name, value)
        by = actor_of(Terms(expert=fresh))
        expert = keep_expert(by=by, entry=fresh, facts=facts, verb="experts.apply")
        notices.ask_to_confirm(expert.terms)
