"""Splits a problem into parts that share no vendor-level term and no rule: each is solved by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from nadi.engine.award.problem import Bid, Line, LineOffer, Problem
from nadi.engine.award.restrict import couples_bid, couples_lines
from nadi.engine.award.rules import Exclude, Rule, VendorCount, VendorShare


def components(problem: Problem) -> tuple[Problem, ...]:
    """The independent parts, in the order of their first lines; the problem itself when there is one."""
    if any(couples_lines(rule) for rule in problem.rules):
        return (problem,)
    parent = {line.id: line.id for line in problem.lines}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for bid in problem.bids:
        if couples_bid(bid):
            names = [offer.line for offer in bid.offers]
            names += [name for bundle in bid.bundles for name in bundle.quantities]
            for name in names[1:]:
                parent[root(name)] = root(names[0])
    groups: dict[str, set[str]] = {}
    for line in problem.lines:
        groups.setdefault(root(line.id), set()).add(line.id)
    if len(groups) <= 1:
        return (problem,)
    where = {name: first for first, names in groups.items() for name in names}
    return _split(problem, groups, where)


def _split(problem: Problem, groups: dict[str, set[str]], where: dict[str, str]) -> tuple[Problem, ...]:
    bids: dict[str, list[Bid]] = {first: [] for first in groups}
    for bid in problem.bids:
        offers: dict[str, list[LineOffer]] = {}
        for offer in bid.offers:
            offers.setdefault(where[offer.line], []).append(offer)
        for first in dict.fromkeys([*offers, *(where[n] for b in bid.bundles for n in b.quantities)]):
            bids[first].append(replace(bid, offers=tuple(offers.get(first, ()))))
    return tuple(_part(problem, names, bids[first]) for first, names in groups.items())


def _part(problem: Problem, names: set[str], bids: list[Bid]) -> Problem:
    lines = tuple(line for line in problem.lines if line.id in names)
    penalties = {n: p for n, p in problem.options.unmet_penalty.items() if n in names}
    rules = tuple(rule for rule in problem.rules if rule.line is None or rule.line in names)
    return narrowed(replace(problem, rules=()), lines, bids, (rules, penalties))


def narrowed(
    problem: Problem,
    lines: tuple[Line, ...],
    bids: Sequence[Bid],
    rest: tuple[tuple[Rule, ...], Mapping[str, Decimal]],
) -> Problem:
    """The problem on fewer lines or demands, with the rules that still speak of something in it."""
    rules, penalties = rest
    members = {demand.member for line in lines for demand in line.demands}
    sites = {demand.site for line in lines for demand in line.demands}
    kept = tuple(
        rule
        for rule in rules
        if not isinstance(rule, Exclude) or (rule.member in (None, *members) and rule.site in (None, *sites))
    )
    present = {bid.id for bid in bids}
    named = {vendor for rule in kept for vendor in _named(rule)}
    silent = [
        replace(bid, offers=(), bundles=())
        for bid in problem.bids
        if bid.id not in present and bid.vendor in named
    ]
    options = replace(problem.options, unmet_penalty=penalties)
    return replace(problem, lines=lines, bids=(*bids, *silent), rules=kept, options=options)


def _named(rule: Rule) -> tuple[str, ...]:
    if isinstance(rule, VendorShare):
        return rule.vendors
    if isinstance(rule, VendorCount) or rule.vendor is None:
        return ()
    return (rule.vendor,)
