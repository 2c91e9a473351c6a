"""The competition check: the two thresholds, the sign-off, and what a change of shares does to it."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry
from nadi.together.pools.actions import competition, preparing
from nadi.together.pools.actions.competition import Shares, SignOff
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.competition import Level, competition_state
from nadi.together.pools.tests.factory import add_check, make_draft, make_lines, make_pool
from nadi.web.access import Actor, Refused

CARTONS = "44617100"


@pytest.fixture
def staff(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


def shares(purchasing: str = "4", selling: str = "4", category: str = CARTONS) -> Shares:
    return Shares(
        category=category,
        purchasing_share=Decimal(purchasing),
        selling_share=Decimal(selling),
        basis="Statistics office",
    )


def opinion() -> SignOff:
    paper = SimpleUploadedFile("opinion.pdf", b"%PDF-1.7 the opinion")
    return SignOff(signed_off_by="Ana Lawyer", reason="Three strong rivals remain.", upload=paper)


def level(pool: Pool) -> Level:
    return competition_state(pool).categories[0].level


@pytest.mark.parametrize(
    ("purchasing", "selling", "expected"),
    [
        ("0", "0", "clear"),
        ("9.99", "9.99", "clear"),
        ("10", "0", "notice"),
        ("0", "10", "notice"),
        ("15", "15", "notice"),
        ("15.01", "0", "above"),
        ("0", "15.01", "above"),
        ("100", "100", "above"),
    ],
)
def test_the_larger_share_decides(cast: Cast, purchasing: str, selling: str, expected: str) -> None:
    pool = make_pool()
    make_lines(pool)
    add_check(pool, purchasing_share=Decimal(purchasing), selling_share=Decimal(selling))
    assert level(pool) == expected


@override_settings(COMPETITION_NOTICE=2, COMPETITION_LIMIT=3)
def test_the_thresholds_are_settings(cast: Cast) -> None:
    pool = make_pool()
    make_lines(pool)
    add_check(pool, "3.5")
    assert level(pool) == "above"


def test_each_category_is_asked_apart(cast: Cast) -> None:
    pool = make_pool()
    make_lines(pool, 1)
    pool.lines.create(position=2, name="Film", category="19520000-7")
    add_check(pool)
    found = [(one.category, one.level, one.lines) for one in competition_state(pool).categories]
    assert found == [("19520000", "missing", ("Film",)), (CARTONS, "clear", ("Cardboard boxes",))]


def test_a_check_is_journalled_with_both_shares(staff: Actor) -> None:
    pool = make_draft()
    competition.check_competition(by=staff, pool=pool, shares=[shares("12", "3")])
    entry = Entry.objects.get(verb="pools.competition")
    assert entry.after["checks"] == [
        {"category": CARTONS, "purchasing_share": "12.00", "selling_share": "3.00"}
    ]


def test_above_the_limit_a_pool_does_not_open(staff: Actor) -> None:
    pool = make_draft()
    competition.check_competition(by=staff, pool=pool, shares=[shares("15.5")])
    with pytest.raises(Refused, match=r"Above 15 % the pool opens only with a legal sign-off.*44617100"):
        preparing.open_pool(by=staff, pool=pool)


def test_with_a_sign_off_it_opens(staff: Actor) -> None:
    pool = make_draft()
    competition.check_competition(by=staff, pool=pool, shares=[shares("15.5")])
    check = pool.competition_checks.get()
    competition.sign_off(by=staff, check=check, given=opinion())
    preparing.open_pool(by=staff, pool=pool)
    check.refresh_from_db()
    assert check.sign_off_file is not None
    assert (check.signed_off_by, check.sign_off_file.name) == ("Ana Lawyer", "opinion.pdf")
    assert Pool.objects.get().state == "gathering"


def test_shares_that_change_need_a_new_sign_off(staff: Actor) -> None:
    pool = make_draft()
    competition.check_competition(by=staff, pool=pool, shares=[shares("15.5")])
    competition.sign_off(by=staff, check=pool.competition_checks.get(), given=opinion())
    competition.check_competition(by=staff, pool=pool, shares=[shares("22")])
    assert level(pool) == "above"


def test_the_same_shares_keep_the_sign_off(staff: Actor) -> None:
    pool = make_draft()
    competition.check_competition(by=staff, pool=pool, shares=[shares("15.5")])
    competition.sign_off(by=staff, check=pool.competition_checks.get(), given=opinion())
    competition.check_competition(by=staff, pool=pool, shares=[shares("15.50")])
    assert level(pool) == "signed_off"


def test_nothing_is_signed_off_below_the_limit(staff: Actor) -> None:
    pool = make_draft()
    with pytest.raises(Refused, match="not above the limit"):
        competition.sign_off(by=staff, check=pool.competition_checks.get(), given=opinion())


def test_an_open_pool_is_checked_for_a_category_to_come(staff: Actor) -> None:
    pool = make_draft()
    preparing.open_pool(by=staff, pool=pool)
    competition.check_competition(by=staff, pool=pool, shares=[shares(category="19520000-7")])
    assert pool.competition_checks.filter(category="19520000").exists()


def test_a_closed_pool_is_not_checked_again(staff: Actor) -> None:
    pool = make_pool(state="tendering")
    with pytest.raises(Refused, match="closed"):
        competition.check_competition(by=staff, pool=pool, shares=[shares()])
