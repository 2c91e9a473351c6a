"""Which sums of the ledger the board sees."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from nadi.together.agreements.savings.shown import OTHER, Row, broken_down, parts_shown, passes, released

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def row(
    company: str, before: str = "100", *, month: int = 10, award: int | None = None, year: int = 2026
) -> Row:
    return Row(
        holding=company,
        currency="GEL",
        stage="realised",
        category="44",
        at=datetime(year, month, 5, tzinfo=UTC),
        award=award,
        before=Decimal(before),
        after=Decimal(before) * Decimal("0.8"),
    )


def rows(companies: str, **about: int) -> list[Row]:
    return [row(company, month=about.get("month", 10), award=about.get("award")) for company in companies]


def test_award_of_enough_companies_is_shown_at_once() -> None:
    given = rows("abcde", month=11, award=1)
    assert released(given, NOW) == given


def test_award_of_few_companies_is_kept_back() -> None:
    assert released(rows("abcd", award=1), NOW) == []


def test_award_of_few_waits_for_the_next_and_both_are_shown_together() -> None:
    assert len(released([*rows("abc", award=1), *rows("de", month=11, award=2)], NOW)) == 5


def test_orders_of_the_present_month_are_not_in_sums_yet() -> None:
    assert released(rows("abcde", month=11), NOW) == []


def test_month_in_which_one_company_received_goods_waits() -> None:
    before = rows("abcde", month=8)
    after = [*before, row("a", month=9)]
    assert released(after, NOW) == released(before, NOW)


def test_same_month_of_another_year_is_another_group() -> None:
    given = [*rows("abc", month=10), *[row(name, month=10, year=2025) for name in "de"]]
    assert len(released(given, NOW)) == 5
    assert released(rows("abc", month=10), NOW) == []


def test_one_large_company_is_kept_back() -> None:
    assert released([*rows("abcde", award=1), row("f", "1000", award=1)], NOW) == []


def test_counter_entry_takes_its_part_out_of_a_group() -> None:
    given = [*rows("abcde", award=1), row("e", "-100", month=10)]
    assert len(released(given, NOW)) == 5


def test_parts_that_fail_stand_together_when_that_passes() -> None:
    parts = {"44": rows("abcde"), "31": rows("abc"), "22": rows("de")}
    assert {label: len(own) for label, own in broken_down(parts).items()} == {"44": 5, OTHER: 5}


def test_part_that_could_be_told_by_subtraction_takes_another_with_it() -> None:
    parts = {"44": rows("abcde"), "31": rows("abcdef"), "22": [row("a", "20")]}
    shown = broken_down(parts)
    assert {label: len(own) for label, own in shown.items()} == {"31": 6, OTHER: 6}


def test_nothing_is_broken_down_where_only_the_whole_passes() -> None:
    assert broken_down({"44": rows("abcde"), "22": rows("a")}) == {}


def test_order_does_not_slip_into_sums_behind_an_award_shown_before() -> None:
    given = [row("a", month=10), *rows("abcde", month=10, award=1)]
    shown = released(given, datetime(2026, 10, 20, tzinfo=UTC))
    assert len(shown) == 5
    assert released(given, NOW) == shown


some_rows = st.lists(
    st.one_of(
        st.builds(row, st.sampled_from("abcdefgh"), st.integers(1, 999).map(str), month=st.integers(1, 11)),
        st.builds(
            lambda company, before, award: row(company, before, month=award * 3, award=award),
            st.sampled_from("abcdefgh"),
            st.integers(1, 999).map(str),
            st.integers(1, 3),
        ),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(given_rows=some_rows, month=st.integers(1, 11))
def test_difference_of_two_looks_passes(given_rows: list[Row], month: int) -> None:
    early = datetime(2026, month, 15, tzinfo=UTC)
    first = released([one for one in given_rows if one.at <= early], early)
    between = released(given_rows, NOW)
    for one in first:
        between.remove(one)
    assert not between or passes(between)


@settings(deadline=None)
@given(given_rows=some_rows, labels=st.lists(st.sampled_from("xyz"), min_size=40, max_size=40))
def test_every_part_shown_passes(given_rows: list[Row], labels: list[str]) -> None:
    parts: dict[str, list[Row]] = {}
    for one, label in zip(given_rows, labels, strict=False):
        parts.setdefault(label, []).append(one)
    assert all(passes(own) for own in broken_down(parts).values())


def by_category(one: Row) -> str:
    return one.category


def in_category(category: str, given_rows: list[Row]) -> list[Row]:
    return [replace(one, category=category) for one in given_rows]


def test_part_that_was_shown_never_grows_by_one_company() -> None:
    first = [
        one for category in ("44", "22") for one in in_category(category, rows("abcde", month=8, award=1))
    ]
    small = in_category("44", [row("a", "20", month=9, award=2)])
    second = [*small, *in_category("22", rows("bcdefg", month=9, award=2))]
    assert passes([one for one in (*first, *second) if one.category == "44"])
    shown = parts_shown([*first, *second], by_category, NOW)
    assert {name: len(own) for name, own in shown.items()} == {"44": 5, "22": 5, OTHER: 7}


@settings(deadline=None)
@given(
    given_rows=some_rows,
    labels=st.lists(st.sampled_from("xyz"), min_size=60, max_size=60),
    month=st.integers(1, 11),
)
def test_difference_of_two_looks_at_a_part_passes(
    given_rows: list[Row], labels: list[str], month: int
) -> None:
    labelled = [replace(one, category=label) for one, label in zip(given_rows, labels, strict=False)]
    early = datetime(2026, month, 15, tzinfo=UTC)
    first = parts_shown([one for one in labelled if one.at <= early], by_category, early)
    for name, between in parts_shown(labelled, by_category, NOW).items():
        for one in first.get(name, []):
            between.remove(one)
        assert not between or passes(between)
