"""Every reason that the engine can give is known here in the reader's language."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.utils import translation

from nadi.engine import award as award_module
from nadi.engine.sharing.statements import TEXTS
from nadi.together.pools.evaluation.sentences import (
    AWARD,
    SHARING,
    UNNAMED,
    Names,
    sentence,
    unnamed_sentence,
)

MEMBER, OTHER, VENDOR, LINE = "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc", "dddddddddddd"
NARROW = "\N{NO-BREAK SPACE}"
# A pool's costs are never gains, so these sentences of the engine cannot occur here.
NEVER_HERE = frozenset({"sharing.alone.nobody.gain", "sharing.alone.some.gain"})
NAMES = Names(
    currency="GEL",
    lines={LINE: "Boxes"},
    units={LINE: "piece"},
    vendors={VENDOR: "Anatolia"},
    members={MEMBER: "Rioni", OTHER: "Samgori"},
    numbers={"vendors": "3", "share": "0.6"},
)


def keys_in(source: str) -> Iterable[str]:
    """Yield the keys of the reasons that a module makes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
            for given in node.keywords:
                if given.arg == "key":
                    yield ast.literal_eval(given.value)


def award_keys() -> list[str]:
    """Return every key of the award module."""
    folder = Path(str(award_module.__file__)).parent
    return sorted({key for path in folder.glob("*.py") for key in keys_in(path.read_text())})


def reason(key: str, **parameters: str) -> dict[str, object]:
    """Return a reason as it is stored."""
    return {"key": key, "parameters": parameters, "text": f"English of {MEMBER}"}


def test_the_award_module_is_read() -> None:
    assert len(award_keys()) > 8


@pytest.mark.parametrize("key", award_keys())
def test_every_reason_of_an_award_is_known(key: str) -> None:
    assert key in AWARD


@pytest.mark.parametrize("key", [f"sharing.{key}" for key in TEXTS])
def test_every_sentence_of_sharing_is_known(key: str) -> None:
    assert key in SHARING.keys() | NEVER_HERE


def test_ids_become_names_and_figures_the_readers() -> None:
    told = sentence(reason("only_offer", vendor=VENDOR, line=LINE, quantity="1200", price="0.95"), NAMES)
    assert told == (
        f"Anatolia supplies 1,200{NARROW}piece of “Boxes” at a list price of GEL{NARROW}0.95: "
        "nobody else offers that quantity."
    )


def test_quotes_and_percentages_are_the_readers() -> None:
    with translation.override("ka"):
        nobody = sentence(reason("no_bid", line=LINE), NAMES)
        near = sentence(reason("sharing.difference", percent="0.25"), NAMES)
    assert nobody.startswith("„Boxes“")
    assert "0,25" in near


def test_a_discount_on_the_amount_is_told_in_money() -> None:
    told = sentence(
        reason("total_discount", vendor=VENDOR, total="5000", threshold="4000", percent="5", of="amount"),
        NAMES,
    )
    assert told == (
        f"The total amount from Anatolia, GEL{NARROW}5,000.00, reaches GEL{NARROW}4,000.00: 5 % off."
    )


def test_a_rule_is_told_by_the_name_of_its_scenario() -> None:
    assert sentence(reason("rule", rule="at_most"), NAMES) == "The rule “At most 3 vendors” is to be kept."


def test_a_list_of_members_is_told_by_name() -> None:
    told = sentence(
        reason("sharing.alone.some", count="2", of="3", who=f"{MEMBER} (by 12.50) and {OTHER} (by 1.00)"),
        NAMES,
    )
    assert told == (
        "2 of 3 companies would pay more than they would alone: Rioni (by GEL\N{NO-BREAK SPACE}12.50) and "
        "Samgori (by GEL\N{NO-BREAK SPACE}1.00)."
    )


@pytest.mark.parametrize("key", sorted(UNNAMED))
def test_the_board_reads_no_name(key: str) -> None:
    given = reason(key, count="1", of="3", who=f"{MEMBER} (by 12.50)", excess="3.00", percent="45")
    told = unnamed_sentence(given, NAMES)
    assert told
    assert not [word for word in ("Rioni", MEMBER, "12.50", "45", "3.00") if word in told]


def test_an_unknown_reason_falls_back_to_english_with_names() -> None:
    assert sentence(reason("brand_new"), NAMES) == "English of Rioni"


def test_an_unknown_reason_is_kept_from_the_board() -> None:
    assert unnamed_sentence(reason("brand_new"), NAMES) == ""


def test_figures_follow_the_readers_language() -> None:
    with translation.override("ka"):
        told = sentence(reason("demand", line=LINE, quantity="1200.5"), NAMES)
    assert "1\N{NO-BREAK SPACE}200,5" in told
