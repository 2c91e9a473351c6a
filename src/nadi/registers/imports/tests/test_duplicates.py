"""Telling what is the same over three alphabets: a made-up sample, and a real one where it is at hand."""

import csv
import itertools
from pathlib import Path

import pytest

from nadi.registers.imports.duplicates import Index, Portrait, score
from nadi.registers.imports.duplicates.names import skeleton

DATA = Path(__file__).parents[6] / "shared" / "data" / "08-messy-imports" / "derived"
MEASURED = [path for path in [DATA / "duplicates_multi_script.csv"] if path.exists()]
ROWS = [
    # entity, name, number, town, website
    (1, "შპს „მზიური ქარხანა“", "405111111", "ქ. თბილისი", ""),
    (1, "Mziuri Karkhana LLC", "", "Tbilisi", ""),
    (1, "ООО Мзиури Кархана", "405111111", "Тбилиси", ""),
    (1, "Sps mziuri qarxana", "", "თბილისი", ""),
    (2, "შპს მზიური სახლი", "", "თბილისი", ""),
    (3, "Ts'Q'Ali 2025 Ltd", "", "Gori", "http://www.tsqali.example"),
    (3, "შპს წყალი 2025", "", "ქ.გორი", "https://tsqali.example/ka"),
    (4, "შპს წყალი 2026", "", "ქ.გორი", ""),
    (5, "Bergmann Verpackungen GmbH & Co. KG", "", "Köln", "bergmann.example"),
    (5, "BERGMAN VERPACKUNGEN GMBH", "", "Koeln", "www.bergmann.example"),
    (6, "Bergmann Maschinen GmbH", "", "Köln", ""),
    (7, "Alpha LLC", "405222222", "Tbilisi", ""),
    (8, "Alpha LLC", "405333333", "Tbilisi", ""),
]


def portraits(rows: list[tuple[int, str, str, str, str]]) -> list[tuple[int, Portrait]]:
    return [
        (entity, Portrait.of(names=[name], number=number, links={"town": town, "website": website}))
        for entity, name, number, town, website in rows
    ]


def pairs_found(
    portraits: list[tuple[int, Portrait]], least: int
) -> tuple[set[frozenset[int]], set[frozenset[int]]]:
    """Return the pairs told alike and the pairs that are the same."""
    index = Index()
    found = set()
    for at, (_entity, portrait) in enumerate(portraits):
        found |= {
            frozenset((at, one.key))
            for one in index.likely(portrait, least=least)
            if isinstance(one.key, int)
        }
        index.add(at, portrait)
    same = {
        frozenset((one, other))
        for (one, (left, _p)), (other, (right, _q)) in itertools.combinations(enumerate(portraits), 2)
        if left == right
    }
    return found, same


def test_the_same_firms_are_found_over_three_alphabets_and_no_others() -> None:
    found, same = pairs_found(portraits(ROWS), 85)
    assert found == same


@pytest.mark.parametrize("path", MEASURED)
@pytest.mark.parametrize("least", [80, 90, 95])
def test_the_real_sample_is_told_apart_without_a_mistake(path: Path, least: int) -> None:
    key = {
        row["row"]: row["entity"] for row in csv.DictReader((DATA / "duplicates_multi_script_key.csv").open())
    }
    rows = [
        (int(key[row["row"]][1:]), row["name"], row["identification_code"], row["city"], row["website"])
        for row in csv.DictReader(path.open(encoding="utf-8-sig"))
    ]
    found, same = pairs_found(portraits(rows), least)
    precision, recall = len(found & same) / len(found), len(found & same) / len(same)
    assert (precision, recall) >= (0.99, 0.97)


PAGE = Path(__file__).parents[5] / "docs" / "algorithms" / "duplicates.md"
SPELLINGS = [
    tuple(cell.strip() for cell in line.strip("| ").split("|"))
    for line in PAGE.read_text(encoding="utf-8")
    .split("### Spellings of one name")[1]
    .split("###")[0]
    .splitlines()
    if line.startswith("| ") and "---" not in line and "| one |" not in line
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_two_numbers_are_two_firms_whatever_the_name() -> None:
    one = Portrait.of(names=["Alpha"], number="405222222")
    assert score(one, Portrait.of(names=["Alpha"], number="405333333"))[0] <= 40


def test_one_number_is_one_firm_whatever_the_name() -> None:
    one = Portrait.of(names=["Alpha"], number="405 222 222")
    assert score(one, Portrait.of(names=["Omega"], number="405222222")) == (100, ("number",))


def test_a_shared_host_of_mail_speaks_for_nothing() -> None:
    one = Portrait.of(names=["Alpha Print"], links={"email": "a@gmail.com"})
    assert one.mail_host == ""


def test_ten_thousand_names_cost_few_comparisons() -> None:
    index = Index()
    for nth in range(10_000):
        index.add(nth, Portrait.of(names=[f"Firma {nth * 7919 % 10_007} {nth % 13} LLC"]))
    assert len(index.compared(Portrait.of(names=["Firma 7919 1 LLC"]))) <= 100
