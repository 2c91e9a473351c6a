"""Agreements for tests: the award factory's story, accepted by all."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.companies.models import Organisation
from nadi.together.agreements.actions.agreements import make_agreements
from nadi.together.agreements.actions.call_offs import call_off, confirm_call_off
from nadi.together.agreements.actions.deliveries import deliver_call_off
from nadi.together.agreements.links import print_of
from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, FrameworkAgreement
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


def agreement_of(cast: Cast) -> FrameworkAgreement:
    """Return the agreement with the vendor that won."""
    return FrameworkAgreement.objects.get(vendor=cast.vendor_organisation)


def confirmed_order(cast: Cast, part: str = "0.5") -> CallOff:
    """Let Rioni order and the vendor confirm."""
    return confirm_call_off(by=actor_of_person(cast.vendor), order=order_of(cast, part))


def delivered_order(cast: Cast, part: str = "0.5") -> CallOff:
    """Let everything of an order of Rioni arrive."""
    order = confirmed_order(cast, part)
    return deliver_call_off(by=actor_of_person(cast.rioni.representative), order=order)


def second_vendor(cast: Cast, boxes: str = "1.05", member: Organisation | None = None) -> FrameworkAgreement:
    """Let a member's lines be agreed on with the rival too, as when an award splits lines between vendors."""
    first = addendum_of(member or cast.rioni.organisation)
    agreement = FrameworkAgreement(
        award=first.agreement.award,
        vendor=cast.rival_organisation,
        number="second",
        starts=first.agreement.starts,
        ends=first.agreement.ends,
        vendor_email="quotes@marmara.example",
    )
    agreement.token = print_of(agreement)
    agreement.save()
    addendum = Addendum.objects.create(
        agreement=agreement, organisation=first.organisation, share=first.share
    )
    for line in first.lines.order_by("line__position"):
        price = Decimal(boxes) if line.line.position == 1 else Decimal("2.50")
        AddendumLine.objects.create(
            addendum=addendum, line=line.line, site=line.site, quantity=line.quantity, unit_price=price
        )
    return agreement
