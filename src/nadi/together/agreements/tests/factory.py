"""Agreements for tests: the award factory's story, accepted by all."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.companies.models import Organisation
from nadi.together.agreements.actions.agreements import make_agreements
from nadi.together.agreements.actions.call_offs import call_off
from nadi.together.agreements.models import Addendum, CallOff
from nadi.together.agreements.queries.agreements import lines_left
from nadi.together.pools.actions.shares import accept_share
from nadi.together.pools.tests.award_factory import Story, award, make_story


def accepted(cast: Cast) -> Story:
    """Award the story's pool and let every member accept."""
    story = make_story(cast)
    award(story.pool)
    for member in cast.members:
        accept_share(by=actor_of_person(member.representative), share=story.share_of(member.organisation))
    story.pool.refresh_from_db()
    return story


def agreed(cast: Cast) -> Story:
    """Make the agreements of the story's award."""
    story = accepted(cast)
    today = timezone.localdate()
    make_agreements(
        by=actor_of_person(cast.staff), pool=story.pool, starts=today, ends=today + timedelta(days=365)
    )
    return story


def addendum_of(organisation: Organisation) -> Addendum:
    """Return a member's first addendum."""
    return Addendum.objects.filter(organisation=organisation).order_by("pk")[0]


def order_of(cast: Cast, part: str = "0.5") -> CallOff:
    """Let Rioni order a part of everything it agreed on with its first vendor."""
    addendum = addendum_of(cast.rioni.organisation)
    quantities = {one.line.pk: one.line.quantity * Decimal(part) for one in lines_left([addendum])}
    return call_off(by=actor_of_person(cast.rioni.representative), addendum=addendum, quantities=quantities)
