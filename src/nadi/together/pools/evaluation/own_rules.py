"""Rules that staff put together in words: a readable table of kinds, kept as data, shown as sentences.

A stored rule is {"id", "kind", and what it is about}: `count`, `percent`, `penalty` as text, `vendor`,
`line` and `where` ("line:…", "member:…", "site:…") as public ids; what is not said is left out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.engine import award as engine
from nadi.engine.award.rules import ShareBase
from nadi.together.pools.evaluation.sentences import Names
from nadi.web.access import Sentence
from nadi.web.components.figures import money_text, percent_text

Stored = Mapping[str, str]
HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of rule: what staff choose, what they fill in, how it reads, and what the engine is asked.

    `on_line` is the sentence where a line is named; a kind without `rule` changes an option instead.
    """

    key: str
    title: Sentence
    asks: tuple[str, ...]
    says: Sentence
    on_line: Sentence = ""
    # The same for a count of one.
    one: Sentence = ""
    one_on_line: Sentence = ""
    rule: Callable[[Stored], engine.Rule] | None = None
    option: Callable[[engine.Options, Stored, Iterable[str]], engine.Options] | None = None


def share_of(stored: Stored) -> Decimal:
    """Return the percentage of a rule as a fraction."""
    return Decimal(stored["percent"]) / HUNDRED


def line_in(stored: Stored) -> str | None:
    """Return the line a rule is about; None: about all."""
    return stored.get("line") or None


def vendors_in(stored: Stored) -> tuple[str, ...]:
    """Return the vendor a rule is about; nobody: each by itself."""
    return (stored["vendor"],) if stored.get("vendor") else ()


def base_of(stored: Stored) -> ShareBase:
    """Return what a share is of."""
    return "quantity" if stored.get("of") == "quantity" else "value"


def exclude(stored: Stored) -> engine.Rule:
    """Return the rule that keeps a vendor from all, or from a line, a member or a site."""
    place, _colon, uid = stored.get("where", "").partition(":")
    return engine.Exclude(id=stored["id"], vendor=stored["vendor"], **({place: uid} if uid else {}))


def with_penalty(options: engine.Options, stored: Stored, lines: Iterable[str]) -> engine.Options:
    """Return the options with demand that may stay unmet at a price."""
    chosen = [stored["line"]] if stored.get("line") else list(lines)
    penalties = {**options.unmet_penalty, **{line: Decimal(stored["penalty"]) for line in chosen}}
    return replace(options, unmet_penalty=penalties)


KINDS = (
    Kind(
        key="vendors_at_most",
        title=gettext_lazy("At most so many vendors win"),
        asks=("count", "line"),
        says=gettext_lazy("At most %(count)s vendors win."),
        on_line=gettext_lazy("At most %(count)s vendors win %(line)s."),
        one=gettext_lazy("At most one vendor wins."),
        one_on_line=gettext_lazy("At most one vendor wins %(line)s."),
        rule=lambda given: engine.VendorCount(
            id=given["id"], at_most=int(given["count"]), line=line_in(given)
        ),
    ),
    Kind(
        key="vendors_at_least",
        title=gettext_lazy("At least so many vendors win"),
        asks=("count", "line"),
        says=gettext_lazy("At least %(count)s vendors win."),
        on_line=gettext_lazy("At least %(count)s vendors win %(line)s."),
        one=gettext_lazy("At least one vendor wins."),
        one_on_line=gettext_lazy("At least one vendor wins %(line)s."),
        rule=lambda given: engine.VendorCount(
            id=given["id"], at_least=int(given["count"]), line=line_in(given)
        ),
    ),
    Kind(
        key="share_at_most",
        title=gettext_lazy("A vendor gets at most a share"),
        asks=("any_vendor", "percent", "of", "line"),
        says=gettext_lazy("%(vendor)s gets at most %(percent)s of the %(of)s."),
        on_line=gettext_lazy("%(vendor)s gets at most %(percent)s of the %(of)s of %(line)s."),
        rule=lambda given: engine.VendorShare(
            id=given["id"],
            vendors=vendors_in(given),
            at_most=share_of(given),
            of=base_of(given),
            line=line_in(given),
        ),
    ),
    Kind(
        key="share_at_least",
        title=gettext_lazy("A vendor gets at least a share"),
        asks=("vendor", "percent", "of", "line"),
        says=gettext_lazy("%(vendor)s gets at least %(percent)s of the %(of)s."),
        on_line=gettext_lazy("%(vendor)s gets at least %(percent)s of the %(of)s of %(line)s."),
        rule=lambda given: engine.VendorShare(
            id=given["id"],
            vendors=vendors_in(given),
            at_least=share_of(given),
            of=base_of(given),
            line=line_in(given),
        ),
    ),
    Kind(
        key="exclude",
        title=gettext_lazy("A vendor supplies nothing"),
        asks=("vendor", "where"),
        says=gettext_lazy("%(vendor)s supplies nothing."),
        on_line=gettext_lazy("%(vendor)s supplies nothing for %(where)s."),
        rule=exclude,
    ),
    Kind(
        key="keep",
        title=gettext_lazy("A vendor stays among the winners"),
        asks=("vendor", "line"),
        says=gettext_lazy("%(vendor)s stays among the winners."),
        on_line=gettext_lazy("%(vendor)s stays among the winners of %(line)s."),
        rule=lambda given: engine.KeepIncumbent(id=given["id"], vendor=given["vendor"], line=line_in(given)),
    ),
    Kind(
        key="use_tolerance",
        title=gettext_lazy("What members would take more may be bought"),
        asks=(),
        says=gettext_lazy("What members said they would take more may be bought to reach a lower price."),
        option=lambda options, given, lines: replace(options, use_tolerance=True),
    ),
    Kind(
        key="allow_more",
        title=gettext_lazy("More than wanted may be bought"),
        asks=(),
        says=gettext_lazy("More than wanted may be bought where that costs less in all."),
        option=lambda options, given, lines: replace(options, allow_more=True),
    ),
    Kind(
        key="unmet",
        title=gettext_lazy("Demand may stay unmet, at a penalty"),
        asks=("penalty", "line"),
        says=gettext_lazy("Demand may stay unmet; each unit counts as %(penalty)s more."),
        on_line=gettext_lazy("Demand for %(line)s may stay unmet; each unit counts as %(penalty)s more."),
        option=with_penalty,
    ),
)


def kind_of(key: str) -> Kind:
    """Return the kind of a stored rule; KeyError for one that does not exist."""
    found = {kind.key: kind for kind in KINDS}
    return found[key]


def in_words(stored: Stored, names: Names) -> str:
    """Return a stored rule as a sentence in the reader's language."""
    kind = kind_of(stored["kind"])
    is_placed, is_one = stored.get("line") or stored.get("where"), stored.get("count") == "1"
    pattern = kind.on_line if is_placed else kind.says
    if is_one and kind.one:
        pattern = kind.one_on_line if is_placed else kind.one
    return str(pattern) % words_of(stored, names)


def words_of(stored: Stored, names: Names) -> dict[str, str]:
    """Return what a rule is about, as the reader calls it."""
    vendor, line = stored.get("vendor", ""), stored.get("line", "")
    return {
        "count": stored.get("count", ""),
        "percent": percent_text(share_of(stored), 0) if stored.get("percent") else "",
        "penalty": money_text(Decimal(stored["penalty"]), names.currency) if stored.get("penalty") else "",
        "of": _("quantity") if stored.get("of") == "quantity" else _("value"),
        "vendor": names.vendors.get(vendor, vendor) if vendor else _("Each vendor"),
        "line": _("“%(name)s”") % {"name": names.lines.get(line, line)},
        "where": place_in_words(stored.get("where", ""), names),
    }


def place_in_words(where: str, names: Names) -> str:
    """Return a line, member or site as the reader calls it; members are named to the office alone."""
    place, _colon, uid = where.partition(":")
    if place == "line":
        return _("“%(name)s”") % {"name": names.lines.get(uid, uid)}
    if place == "member":
        return names.members.get(uid, _("one company"))
    return names.sites.get(uid, _("one delivery place"))


def engine_rules(stored: Iterable[Stored]) -> tuple[engine.Rule, ...]:
    """Return the engine's rules of what is stored."""
    kinds = [(kind_of(one["kind"]), one) for one in stored]
    return tuple(kind.rule(one) for kind, one in kinds if kind.rule is not None)


def engine_options(stored: Iterable[Stored], lines: Iterable[str], before: engine.Options) -> engine.Options:
    """Return the engine's options with what is stored."""
    options, known = before, list(lines)
    for one in stored:
        kind = kind_of(one["kind"])
        if kind.option is not None:
            options = kind.option(options, one, known)
    return options
