"""Problems read from documents that fit problem.schema.json."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from nadi.engine.award.checks import refuse
from nadi.engine.award.problem import (
    Bid,
    Bundle,
    Demand,
    DiscountTier,
    Line,
    LineOffer,
    Options,
    PriceBreak,
    Problem,
    Scenario,
    TotalDiscount,
)
from nadi.engine.award.rules import Exclude, KeepIncumbent, Rule, VendorCount, VendorQuantity, VendorShare

SCHEMA = Path(__file__).parent / "problem.schema.json"
EVERYBODY = "everybody"
RULES: dict[str, tuple[type, tuple[str, ...]]] = {
    "vendor_count": (VendorCount, ("at_least", "at_most", "line", "least_quantity", "id")),
    "vendor_share": (VendorShare, ("vendors", "at_least", "at_most", "of", "line", "id")),
    "vendor_quantity": (VendorQuantity, ("vendor", "at_least", "at_most", "line", "id")),
    "exclude": (Exclude, ("vendor", "member", "site", "line", "id")),
    "keep_incumbent": (KeepIncumbent, ("vendor", "line", "least_quantity", "id")),
}
DECIMALS = {"at_least", "at_most", "least_quantity"}
KINDS = {"object": "an object", "array": "a list", "string": "a text", "integer": "a whole number"}

Fields = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ProblemFile:
    """What a problem document asks."""

    title: str
    problem: Problem
    scenarios: tuple[Scenario, ...]


def parse(text: str) -> object:
    """JSON with every number exact; raises ValueError with line and column."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}, column {error.colno}: {error.msg}.") from error
    except RecursionError as error:
        raise ValueError("the document is nested too deeply.") from error


def _no_constant(word: str) -> object:
    raise ValueError(f"{word} is not a number.")


def read_problem(document: object) -> ProblemFile:
    """The problem a document states (numbers as Decimal, int or text); ValueError names the place."""
    fields = _checked(document)
    problem = Problem(
        currency=fields.get("currency", "EUR"),
        lines=tuple(_line(line, f"lines[{n}]") for n, line in enumerate(fields["lines"])),
        bids=tuple(_bid(bid, n) for n, bid in enumerate(fields["bids"])),
        rules=_rules(fields.get("rules", ()), "rules"),
        options=_options(fields.get("options", {})),
    )
    scenarios = tuple(
        Scenario(
            name=scenario["name"],
            rules=_rules(scenario.get("rules", ()), f"scenarios[{number}].rules"),
            options=_options(scenario["options"]) if "options" in scenario else None,
        )
        for number, scenario in enumerate(fields.get("scenarios", ()))
    )
    return ProblemFile(title=fields.get("title", ""), problem=problem, scenarios=scenarios)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _checked(document: object) -> Fields:
    error = best_match(_validator().iter_errors(document))
    if error is not None:
        raise refuse(_place(error.absolute_path), _sentence(error))
    assert isinstance(document, Mapping)
    return document


def _place(path: Iterable[str | int]) -> str:
    words = ""
    for step in path:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
    return words or "document"


def _sentence(error: ValidationError) -> str:
    rule: Any = error.validator_value
    given: Any = error.instance
    if error.validator == "required":
        return f"“{next(name for name in rule if name not in given)}” is missing."
    if error.validator == "additionalProperties":
        schema: Any = error.schema
        unknown = next(name for name in given if name not in schema["properties"])
        return f"“{unknown}” is not known here."
    if error.validator == "enum":
        return f"must be one of {', '.join(rule)}, not {given!r}."
    if error.validator == "type" and isinstance(rule, list):
        return f"must be a number, not {json.dumps(given, default=str, ensure_ascii=False)}."
    if error.validator == "type":
        return f"must be {KINDS.get(rule, rule)}."
    if error.validator == "pattern":
        return f"must be a decimal number, not “{given}”."
    if error.validator == "minItems":
        return "must not be empty."
    return f"{error.message}."


def _exact(value: object) -> Decimal:
    return Decimal(str(value))


def _decimals(fields: Fields, *names: str) -> dict[str, Any]:
    return {name: _exact(fields[name]) for name in names if name in fields}


def _plain(fields: Fields, *names: str) -> dict[str, Any]:
    return {name: fields[name] for name in names if name in fields}


def _amounts(fields: Fields) -> dict[str, Decimal]:
    return {name: _exact(value) for name, value in fields.items()}


def _line(fields: Fields, place: str) -> Line:
    if ("quantity" in fields) == ("demands" in fields):
        raise refuse(place, "needs either “quantity” or “demands”.")
    if "quantity" in fields:
        demands: tuple[Demand, ...] = (Demand(member=EVERYBODY, quantity=_exact(fields["quantity"])),)
    else:
        demands = tuple(
            Demand(
                member=demand["member"],
                **_plain(demand, "site"),
                **_decimals(demand, "quantity", "tolerance", "baseline"),
            )
            for demand in fields["demands"]
        )
    return Line(
        id=fields["id"],
        demands=demands,
        **_plain(fields, "name", "unit"),
        **_decimals(fields, "reserve_price", "step"),
    )


def _bid(fields: Fields, number: int) -> Bid:
    offers = tuple(
        _offer(offer, f"bids[{number}].offers[{n}]") for n, offer in enumerate(fields.get("offers", ()))
    )
    bundles = tuple(
        Bundle(
            id=bundle["id"],
            quantities=_amounts(bundle["quantities"]),
            **_plain(bundle, "xor_group"),
            **_decimals(bundle, "price", "mark_up"),
        )
        for bundle in fields.get("bundles", ())
    )
    return Bid(
        id=fields.get("id", fields["vendor"]),
        vendor=fields["vendor"],
        submitted=fields.get("submitted", number),
        offers=offers,
        bundles=bundles,
        total_discount=_discount(fields.get("total_discount")),
        **_decimals(fields, "fixed_charge", "capacity", "minimum_order_value", "currency_rate"),
    )


def _offer(fields: Fields, place: str) -> LineOffer:
    if ("unit_price" in fields) == ("breaks" in fields):
        raise refuse(place, "needs either “unit_price” or “breaks”.")
    breaks: Sequence[Fields] = fields.get("breaks") or [{"unit_price": fields.get("unit_price", 0)}]
    return LineOffer(
        line=fields["line"],
        breaks=tuple(
            PriceBreak(**_decimals(step, "from_quantity", "unit_price", "set_up", "upto")) for step in breaks
        ),
        freight=_amounts(fields.get("freight", {})),
        **_plain(fields, "kind", "whole_lot"),
        **_decimals(fields, "set_up_charge", "minimum_quantity", "capacity", "mark_up", "vat"),
    )


def _discount(fields: Fields | None) -> TotalDiscount | None:
    if fields is None:
        return None
    tiers = tuple(DiscountTier(**_decimals(tier, "threshold", "rate")) for tier in fields["tiers"])
    return TotalDiscount(tiers=tiers, **_plain(fields, "of", "kind"))


def _rules(documents: Sequence[Fields], place: str) -> tuple[Rule, ...]:
    return tuple(_rule(fields, f"{place}[{number}]") for number, fields in enumerate(documents))


def _rule(fields: Fields, place: str) -> Rule:
    kind, known = RULES[fields["rule"]]
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "rule":
            continue
        if name not in known:
            raise refuse(place, f"the rule {fields['rule']} knows no “{name}”.")
        values[name] = _exact(value) if name in DECIMALS else value
    if kind in (Exclude, KeepIncumbent) and "vendor" not in values:
        raise refuse(place, "“vendor” is missing.")
    if "vendors" in values:
        values["vendors"] = tuple(values["vendors"])
    if kind is VendorCount:
        values |= {n: _whole(values[n], f"{place}.{n}") for n in ("at_least", "at_most") if n in values}
    rule: Rule = kind(**values)
    return rule


def _whole(value: Decimal, place: str) -> int:
    if value != int(value):
        raise refuse(place, f"must be a whole number, not {value}.")
    return int(value)


def _options(fields: Fields) -> Options:
    return Options(
        unmet_penalty=_amounts(fields.get("unmet_penalty", {})),
        **_plain(fields, "allow_more", "use_tolerance", "decimals"),
    )
