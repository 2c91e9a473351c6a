"""Mini-competitions: quotes nobody reads before the deadline, never above the agreed price, then an order."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry
from nadi.together.agreements.actions.call_offs import confirm_call_off
from nadi.together.agreements.actions.competitions import (
    Asking,
    ask_quotes,
    cancel_competition,
    pick_quote,
    submit_quote,
    withdraw_quote,
)
from nadi.together.agreements.actions.deliveries import deliver_call_off
from nadi.together.agreements.actions.price_changes import Proposal, accept_price_change, propose_price_change
from nadi.together.agreements.models import CallOff, MiniCompetition, Quote, Saving
from nadi.together.agreements.queries.agreements import remaining_of
from nadi.together.agreements.queries.competitions import offered, rooms_of
from nadi.together.agreements.tests.factory import (
    addendum_of,
    agreed,
    agreement_of,
    order_of,
    second_vendor,
)
from nadi.together.pools.models import Participation
from nadi.web.access import Refused
from nadi.web.models import Mail


def participation(cast: Cast) -> Participation:
    return addendum_of(cast.rioni.organisation).share.participation


def asked(cast: Cast, boxes: str = "300") -> MiniCompetition:
    """Ask Anatolia (boxes at 0.90) and Marmara (at 1.05) for boxes."""
    line = addendum_of(cast.rioni.organisation).lines.get(line__position=1)
    asking = Asking(
        quantities={(line.line_id, line.site_id): Decimal(boxes)},
        quotes_until=timezone.now() + timedelta(days=2),
    )
    return ask_quotes(
        by=actor_of_person(cast.rioni.representative), participation=participation(cast), asking=asking
    )


def quoted(competition: MiniCompetition, cast: Cast, price: str, rival: bool = False) -> Quote:
    agreement = agreement_of(cast)
    if rival:
        agreement = agreement.award.agreements.get(vendor=cast.rival_organisation)
    line = competition.lines.get()
    return submit_quote(competition=competition, agreement=agreement, prices={line.pk: Decimal(price)})


def pass_deadline(competition: MiniCompetition) -> None:
    MiniCompetition.objects.update(quotes_until=timezone.now() - timedelta(minutes=1))
    competition.refresh_from_db()


def test_competition_asks_every_vendor_that_can_deliver(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    Mail.objects.all().delete()
    asked(cast)
    told = {mail.to for mail in Mail.objects.all()}
    assert told == {cast.vendor.email, "sales@vendor.example", cast.rival.email, "quotes@marmara.example"}


def test_competition_with_one_vendor_is_refused(cast: Cast) -> None:
    agreed(cast)
    with pytest.raises(Refused, match="Fewer than two vendors"):
        asked(cast)


def test_competition_above_what_is_left_is_refused(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    order_of(cast, "0.8")
    with pytest.raises(Refused, match="Fewer than two vendors"):
        asked(cast, "300")


def test_quotes_are_unread_and_uncounted_until_the_deadline(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    before = Entry.objects.count()
    quoted(competition, cast, "0.80")
    assert offered(competition) == []
    assert Entry.objects.count() == before
    pass_deadline(competition)
    assert [one.total for one in offered(competition)] == [Decimal("240.00")]


def test_quote_above_the_agreed_price_is_refused(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    with pytest.raises(Refused, match=r"the agreed price is 0\.9"):
        quoted(asked(cast), cast, "0.91")


def test_quote_after_the_deadline_is_refused(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    MiniCompetition.objects.update(quotes_until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="The time to quote has passed"):
        quoted(competition, cast, "0.80")


def test_later_quote_replaces_the_earlier(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    quoted(competition, cast, "0.80")
    quoted(competition, cast, "0.85")
    pass_deadline(competition)
    assert [one.total for one in offered(competition)] == [Decimal("255.00")]


def test_withdrawn_quote_is_gone(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    quoted(competition, cast, "0.80")
    withdraw_quote(competition=competition, agreement=agreement_of(cast))
    pass_deadline(competition)
    assert offered(competition) == []


def test_quote_is_not_chosen_before_the_deadline(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    quote = quoted(competition, cast, "0.80")
    with pytest.raises(Refused, match="read after the deadline"):
        pick_quote(by=actor_of_person(cast.rioni.representative), competition=competition, quote=quote)


def test_chosen_quote_becomes_an_order_at_its_price(cast: Cast) -> None:
    agreed(cast)
    second = second_vendor(cast)
    competition = asked(cast)
    quoted(competition, cast, "0.80")
    quote = quoted(competition, cast, "0.75", rival=True)
    pass_deadline(competition)
    by = actor_of_person(cast.rioni.representative)
    order = pick_quote(by=by, competition=competition, quote=quote)
    line = order.lines.get()
    assert (line.quantity, line.unit_price) == (Decimal(300), Decimal("0.75"))
    assert order.addendum.agreement == second
    left = remaining_of(order.addendum).values()
    assert [one.remaining for one in left] == [Decimal(700), Decimal(500)]


def test_competition_is_decided_once_by_two_people_at_once(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    quote = quoted(competition, cast, "0.80")
    pass_deadline(competition)
    stale = MiniCompetition.objects.get(pk=competition.pk)
    by = actor_of_person(cast.rioni.representative)
    pick_quote(by=by, competition=competition, quote=quote)
    with pytest.raises(Refused, match="is over"):
        pick_quote(by=by, competition=stale, quote=quote)
    assert CallOff.objects.count() == 1


def test_quote_of_a_vendor_that_has_no_longer_enough_is_refused(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    quote = quoted(competition, cast, "0.80")
    order_of(cast, "0.8")
    pass_deadline(competition)
    with pytest.raises(Refused, match="no longer has all of it left"):
        pick_quote(by=actor_of_person(cast.rioni.representative), competition=competition, quote=quote)


def test_cancelled_competition_takes_no_quote(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    cancel_competition(by=actor_of_person(cast.rioni.representative), competition=competition)
    with pytest.raises(Refused, match="has cancelled"):
        quoted(competition, cast, "0.80")


def test_agreed_price_of_several_lines_is_what_they_cost_together_the_cheapest_first(cast: Cast) -> None:
    agreed(cast)
    addendum = addendum_of(cast.rioni.organisation)
    line = addendum.lines.get(line__position=1)
    line.pk, line.quantity, line.unit_price = None, Decimal(100), Decimal("0.60")
    line.save()
    room = rooms_of(participation(cast))[0]
    # 100 at 0.60 and 100 at 0.90.
    assert room.agreed_price((line.line_id, line.site_id), Decimal(200)) == Decimal("0.75")


def test_quote_above_a_price_lowered_since_is_ordered_at_the_lower_one(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    quote = quoted(competition, cast, "0.89")
    less = Proposal(kind="factor", from_day=timezone.localdate(), reason="Oil.", factor=Decimal("0.9"))
    office, vendor = actor_of_person(cast.staff), actor_of_person(cast.vendor)
    change = propose_price_change(by=office, agreement=agreement_of(cast), proposal=less)
    accept_price_change(by=vendor, change=change)
    pass_deadline(competition)
    order = pick_quote(by=actor_of_person(cast.rioni.representative), competition=competition, quote=quote)
    assert order.lines.get().unit_price == Decimal("0.81")


def test_goods_quoted_at_nothing_save_all_that_they_cost_before(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    quote = quoted(competition, cast, "0", rival=True)
    pass_deadline(competition)
    order = pick_quote(by=actor_of_person(cast.rioni.representative), competition=competition, quote=quote)
    confirm_call_off(by=actor_of_person(cast.rival), order=order)
    deliver_call_off(by=actor_of_person(cast.rioni.representative), order=order)
    assert Saving.objects.get(call_off=order).after == 0
