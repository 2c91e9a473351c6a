"""Totals against the worked table of docs/algorithms/disclosure.md, and what must hold for any total."""

import csv
from collections import defaultdict
from decimal import Decimal
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadi.engine.disclosure import (
    PRICES_AND_VOLUMES,
    Contribution,
    Disclosed,
    Dominance,
    Rules,
    check_total,
)

HOUSE = Path(__file__).resolve().parents[5]
PAGE = HOUSE / "docs" / "algorithms" / "disclosure.md"
MICRODATA = HOUSE.parent / "shared" / "data" / "survey" / "sdc_sdctable_microdata1.csv"
HOLDINGS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.decimals(0, 1000, places=2)), max_size=12)


def worked_rows() -> list[list[str]]:
    table = PAGE.read_text(encoding="utf-8").split("| contributions |")[1].splitlines()[2:]
    rows = takewhile(lambda line: line.startswith("|"), table)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in rows]


def contributions_from(text: str) -> list[Contribution]:
    return [
        Contribution(
            holding=word[0] if word[0].isalpha() else str(index), amount=Decimal(word.lstrip("abcdefg"))
        )
        for index, word in enumerate(text.split())
    ]


def rules_from(text: str) -> Rules:
    rules: dict[str, Decimal | None] = {"p_percent": None}
    frequency, few = 1, None
    for word in text.split():
        letter, number = word[0], word[1:]
        if letter == "n":
            frequency = int(number)
        elif letter == "d":
            largest, percent = number.split(",")
            few = Dominance(largest=int(largest), percent=Decimal(percent))
        else:
            rules[{"p": "p_percent", "s": "largest_share"}[letter]] = Decimal(number)
    return Rules(minimum_frequency=frequency, dominance=few, **rules)


def said(found: Disclosed) -> str:
    return " ".join(finding.rule for finding in found.broken) or f"shown {found.total}"


def test_the_worked_table_has_rows() -> None:
    assert len(worked_rows()) == 20


@pytest.mark.parametrize("row", worked_rows(), ids=lambda row: f"{row[0]} under {row[1]}")
def test_total_is_judged_as_worked_by_hand(row: list[str]) -> None:
    contributions, rules, expected, bound = row
    found = check_total(contributions=contributions_from(contributions), rules=rules_from(rules))
    assert said(found) == expected
    if bound:
        upper = found.broken[-1].required_upper_bound
        assert upper is not None
        assert round(float(upper), 2) == float(bound)


@given(HOLDINGS)
def test_a_total_is_shown_exactly_when_nothing_is_broken(drawn: list[tuple[str, Decimal]]) -> None:
    given_ = [Contribution(holding=name, amount=amount) for name, amount in drawn]
    found = check_total(contributions=given_, rules=PRICES_AND_VOLUMES)
    assert found.is_shown == (found.broken == ()) == (found.suppressed_by is None)
    assert found.total in (None, sum((one.amount for one in given_), Decimal(0)))


@given(HOLDINGS)
def test_the_second_largest_never_estimates_the_largest_within_p_percent(
    drawn: list[tuple[str, Decimal]],
) -> None:
    found = check_total(
        contributions=[Contribution(holding=name, amount=amount) for name, amount in drawn],
        rules=Rules(minimum_frequency=1, p_percent=Decimal(15)),
    )
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for name, amount in drawn:
        sums[name] += amount
    first, second, *_ = [*sorted(sums.values(), reverse=True), Decimal(0), Decimal(0)]
    if found.total is not None:
        assert found.total - second >= first * Decimal("1.15")


@given(HOLDINGS)
def test_splitting_a_holding_into_companies_changes_nothing(drawn: list[tuple[str, Decimal]]) -> None:
    whole = [Contribution(holding=name, amount=2 * amount) for name, amount in drawn]
    halves = [Contribution(holding=name, amount=amount) for name, amount in [*drawn, *drawn]]
    found = [check_total(contributions=given_, rules=PRICES_AND_VOLUMES) for given_ in (whole, halves)]
    assert found[0] == found[1]


@given(HOLDINGS)
def test_the_sentence_holds_no_contributors_figure(drawn: list[tuple[str, Decimal]]) -> None:
    contributions = [Contribution(holding=name, amount=amount) for name, amount in drawn]
    found = check_total(contributions=contributions, rules=PRICES_AND_VOLUMES)
    numbers = {number for finding in found.broken for number in finding.parameters.values()}
    assert numbers <= {"5", "15", "25"}


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity"])
def test_a_contribution_that_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match=r"zero or more"):
        Contribution(holding="a", amount=Decimal(amount))


@pytest.mark.parametrize(
    "build",
    [
        lambda: Rules(minimum_frequency=0),
        lambda: Rules(p_percent=Decimal(0)),
        lambda: Rules(largest_share=Decimal(101)),
        lambda: Dominance(largest=0, percent=Decimal(75)),
        lambda: Dominance(largest=2, percent=Decimal("NaN")),
    ],
)
def test_rules_that_cannot_be_meant_are_refused(build: type[Rules]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        build()


def cells_of(path: Path) -> dict[tuple[str, str], list[Contribution]]:
    """Cut the microdata into the 15 cells of region by gender, totals included, in the source's order."""
    cells: dict[tuple[str, str], list[Contribution]] = {
        (region, gender): [] for region in ("", *"ABCD") for gender in ("", "male", "female")
    }
    with path.open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file)):
            one = Contribution(holding=str(number), amount=Decimal(row["val"]))
            for region in ("", row["region"]):
                for gender in ("", row["gender"]):
                    cells[region, gender].append(one)
    return cells


@pytest.mark.parametrize("path", [path for path in [MICRODATA] if path.exists()], ids=lambda path: path.name)
@pytest.mark.parametrize(
    ("rules", "unsafe"),
    [
        (Rules(minimum_frequency=3, p_percent=None), [6]),
        (
            Rules(minimum_frequency=1, p_percent=None, dominance=Dominance(largest=2, percent=Decimal(75))),
            [6, 14],
        ),
    ],
    ids=["frequency", "dominance"],
)
def test_published_microdata_has_the_published_unsafe_cells(
    path: Path, rules: Rules, unsafe: list[int]
) -> None:
    verdicts = [check_total(contributions=cell, rules=rules).is_shown for cell in cells_of(path).values()]
    assert [number for number, is_shown in enumerate(verdicts, 1) if not is_shown] == unsafe
