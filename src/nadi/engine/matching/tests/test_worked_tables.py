"""The worked tables of the page hold."""

from fractions import Fraction
from pathlib import Path

import pytest

from nadi.engine.matching import STANDARD, Asked, Fact, Need, Profile, match
from nadi.engine.matching.closeness import closeness, word_closeness

PAGE = Path(__file__).resolve().parents[5] / "docs" / "algorithms" / "matching.md"
PATHS = {"7322.2": "7322 732 73 7", "7322.5": "7322 732 73 7", "8183.7": "8183 818 81 8"}
WANTED = Need(
    key="wanted",
    asked=(
        Asked(scheme="occupation", code="7322.2", path=("7322", "732", "73", "7")),
        Asked(scheme="skill", code="plates"),
        Asked(scheme="skill", code="colour"),
        Asked(scheme="language", code="en", level=3),
    ),
    regions=frozenset({"IM"}),
    experience=4,
)


def table(heading: str) -> list[list[str]]:
    """Return the rows of the first table under a heading, without its head."""
    text = PAGE.read_text(encoding="utf-8").split(f"### {heading}\n", 1)[1].split("\n### ", 1)[0]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def fact_of(written: str) -> Fact:
    """Read a fact as the table writes it."""
    scheme, _colon, rest = written.partition(":")
    code, _at, level = rest.partition("@")
    path = tuple(PATHS.get(code, "").split())
    return Fact(scheme=scheme, code=code, path=path, level=int(level or 0))


@pytest.mark.parametrize(("asked", "above", "found", "over", "near"), table("Closeness of codes"))
def test_codes_are_as_near_as_the_table_says(
    asked: str, above: str, found: str, over: str, near: str
) -> None:
    wanted = Asked(scheme="occupation", code=asked, path=tuple(above.split()))
    fact = Fact(scheme="occupation", code=found, path=tuple(over.split()))
    assert closeness(wanted, fact, STANDARD) == Fraction(near)


@pytest.mark.parametrize(("asked", "found", "near"), table("Closeness of words"))
def test_words_are_as_near_as_the_table_says(asked: str, found: str, near: str) -> None:
    assert word_closeness(asked, found) == Fraction(near)


@pytest.mark.parametrize(("key", "facts", "regions", "moves", "years", "score", "excluded"), table("Scores"))
def test_scores_are_as_the_table_says(
    key: str, facts: str, regions: str, moves: str, years: str, score: str, excluded: str
) -> None:
    profile = Profile(
        key=key,
        facts=tuple(map(fact_of, facts.split())),
        regions=frozenset(regions.split()),
        moves=moves == "yes",
        experience=int(years) if years else None,
    )
    found = match(need=WANTED, profile=profile)
    assert (found.score, [one.asked for one in found.excluded]) == (Fraction(score), excluded.split())
