"""A shared visit: joined up to its capacity, shared to the cent, confirmed or called off."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.cast import Cast, actor_of_person

from nadi.registers.experts import jobs
from nadi.registers.experts.actions.visits import call_off_visit, confirm_visit, join_visit, leave_visit
from nadi.registers.experts.models import Joining, Visit
from nadi.registers.experts.queries.visits import standing_for
from nadi.registers.experts.sharing import shares_of
from nadi.registers.experts.tests.story import announced, joined, vetted
from nadi.registers.experts.waiting import deadlines_for
from nadi.web.access import Refused
from nadi.web.models import Mail


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    cents=some.integers(min_value=0, max_value=10_000_000),
    half_days=some.lists(some.integers(min_value=1, max_value=20), min_size=1, max_size=12),
)
def test_shares_add_up_and_are_equal_by_half_day_to_a_cent(cents: int, half_days: list[int]) -> None:
    cost = Decimal(cents) / 100
    shares = shares_of(cost, half_days)
    exact = [cost * one / sum(half_days) for one in half_days]
    assert sum(shares) == cost
    assert all(abs(share - part) < Decimal("0.01") for share, part in zip(shares, exact, strict=True))


def test_the_odd_cent_goes_to_whoever_joined_first(cast: Cast) -> None:
    assert shares_of(Decimal("100.00"), [1, 1, 1]) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]


def test_nobody_joins_beyond_the_capacity(cast: Cast) -> None:
    visit = announced(cast, vetted(cast), capacity=3)
    joined(visit, cast.rioni, 2)
    with pytest.raises(Refused, match="not so much time left"):
        joined(visit, cast.samgori, 2)


def test_a_firm_changes_for_how_long_it_joins(cast: Cast) -> None:
    visit = announced(cast, vetted(cast), capacity=3)
    for half_days in (2, 3):
        joined(visit, cast.rioni, half_days)
    assert list(Joining.objects.values_list("half_days", flat=True)) == [3]


def test_nobody_joins_or_leaves_after_the_last_day(cast: Cast) -> None:
    visit = announced(cast, vetted(cast))
    joined(visit, cast.rioni)
    Visit.objects.update(join_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="last day to join"):
        joined(visit, cast.samgori)
    with pytest.raises(Refused, match="last day to join"):
        leave_visit(by=actor_of_person(cast.rioni.representative), visit=visit)


def test_a_visit_too_few_joined_is_not_confirmed(cast: Cast) -> None:
    visit = announced(cast, vetted(cast), minimum=2)
    joined(visit, cast.rioni)
    with pytest.raises(Refused, match="2 are needed"):
        confirm_visit(by=actor_of_person(cast.staff), visit=visit)


def test_confirming_fixes_shares_that_add_up(cast: Cast) -> None:
    visit = announced(cast, vetted(cast), cost=Decimal("1000.00"))
    joined(visit, cast.rioni, 1)
    joined(visit, cast.samgori, 2)
    confirm_visit(by=actor_of_person(cast.staff), visit=visit)
    assert list(Joining.objects.order_by("pk").values_list("share", flat=True)) == [
        Decimal("333.33"),
        Decimal("666.67"),
    ]


def test_each_firm_is_told_its_own_share_alone(cast: Cast) -> None:
    visit = announced(cast, vetted(cast), cost=Decimal("1000.00"))
    joined(visit, cast.rioni, 1)
    joined(visit, cast.samgori, 2)
    confirm_visit(by=actor_of_person(cast.staff), visit=visit)
    letter = Mail.objects.filter(to=cast.rioni.colleague.email).latest("pk").text
    assert ("333.33" in letter, "666.67" in letter, "Samgori" in letter) == (True, False, False)


def test_a_confirmed_visit_takes_nobody_more(cast: Cast) -> None:
    stale = announced(cast, vetted(cast), minimum=1)
    joined(stale, cast.rioni)
    confirm_visit(by=actor_of_person(cast.staff), visit=stale)
    with pytest.raises(Refused, match="confirmed"):
        join_visit(by=actor_of_person(cast.samgori.representative), visit=stale, half_days=1)


def test_a_visit_too_few_joined_is_called_off_after_the_last_day(cast: Cast) -> None:
    visit = announced(cast, vetted(cast))
    joined(visit, cast.rioni)
    Visit.objects.update(join_until=timezone.localdate() - timedelta(days=1))
    jobs.close_visits()
    told = Mail.objects.filter(to=cast.rioni.colleague.email, subject="The visit is called off").count()
    assert (Visit.objects.get().state, told) == ("called_off", 1)


def test_calling_off_frees_everybody_of_its_share(cast: Cast) -> None:
    visit = announced(cast, vetted(cast), minimum=1)
    joined(visit, cast.rioni)
    confirm_visit(by=actor_of_person(cast.staff), visit=visit)
    call_off_visit(by=actor_of_person(cast.staff), visit=visit, because="The expert is ill.")
    assert Joining.objects.get().share is None


def test_a_share_is_kept_back_while_it_tells_what_another_firm_joins_for(cast: Cast) -> None:
    visit = announced(cast, vetted(cast), cost=Decimal("900.00"))
    reader = actor_of_person(cast.rioni.colleague)
    joined(visit, cast.rioni)
    joined(visit, cast.samgori)
    with_two = standing_for(reader, visit)
    joined(visit, cast.kolkheti)
    with_three = standing_for(reader, visit)
    visit.join_until = timezone.localdate() - timedelta(days=1)
    afterwards = standing_for(reader, visit)
    assert (with_two.firms, with_two.share, with_three.share) == (2, None, None)
    assert afterwards.share == Decimal("300.00")


def test_members_are_told_once_in_their_language(cast: Cast) -> None:
    cast.rioni.colleague.language = "ka"
    cast.rioni.colleague.save()
    announced(cast, vetted(cast))
    letters = Mail.objects.filter(to=cast.rioni.colleague.email)
    assert [one.language for one in letters] == ["ka"]


def test_the_calendar_shows_the_visit_to_who_joined(cast: Cast) -> None:
    visit = announced(cast, vetted(cast))
    joined(visit, cast.rioni)
    own = [event.uid for event in deadlines_for(actor_of_person(cast.rioni.colleague))]
    others = [event.uid for event in deadlines_for(actor_of_person(cast.samgori.colleague))]
    assert own == [f"visit-{visit.uid}-join", f"visit-{visit.uid}"]
    assert others == [f"visit-{visit.uid}-join"]
