"""A row of the savings ledger traced: the sum it is, line by line, with the proof of every price before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from nadi.companies.models import Site
from nadi.together.agreements.models import Saving
from nadi.together.agreements.savings.ledger import MADE_ANEW, STATED
from nadi.together.pools.models import Evidence, Line
from nadi.together.pools.units import unit_name
from nadi.web.access import Sentence
from nadi.web.components.figures import money_text, quantity_text
from nadi.web.components.sums import Sum, Term
from nadi.web.localized import localized

ZERO = Decimal(0)
OWN_REASONS: dict[str, Sentence] = {MADE_ANEW: gettext_lazy("The award was made anew.")}


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A file behind a price; without an address where it has been removed since."""

    name: str
    fingerprint: str
    url: str


@dataclass(frozen=True, kw_only=True)
class TracedLine:
    """One line of the sum."""

    item: str
    site: str
    unit: Sentence
    quantity: Decimal
    before: Decimal
    is_stated: bool
    after: Decimal
    proofs: Sequence[Proof]

    @property
    def amount_before(self) -> Decimal:
        """What it would have cost."""
        return self.quantity * self.before

    @property
    def amount_after(self) -> Decimal:
        """What it costs at the vendor's price."""
        return self.quantity * self.after


def reason_words(saving: Saving) -> Sentence:
    """Return why a correction was made, the program's own reasons in the reader's language."""
    return OWN_REASONS.get(saving.reason, saving.reason)


def lines_of(savings: Sequence[Saving]) -> dict[int, list[TracedLine]]:
    """Return the lines behind each of the savings, with as few questions for many as for one."""
    rows = [line for saving in savings for line in saving.basis.get("lines", [])]
    names = Line.objects.in_bulk({row["line"] for row in rows}, field_name="uid")
    sites = Site.objects.in_bulk({row["site"] for row in rows}, field_name="uid")
    proofs = {proof["uid"] for row in rows for proof in row["evidence"]}
    kept = set(Evidence.objects.filter(uid__in=proofs).values_list("uid", flat=True))
    return {
        saving.pk: [traced(row, names, sites, kept) for row in saving.basis.get("lines", [])]
        for saving in savings
    }


def traced(
    row: Mapping[str, Any], names: Mapping[str, Line], sites: Mapping[str, Site], kept: set[str]
) -> TracedLine:
    """Return one line in words."""
    line, site = names.get(row["line"]), sites.get(row["site"])
    return TracedLine(
        item=localized(line) if line else row["line"],
        site=localized(site) if site else row["site"],
        unit=unit_name(line.unit) if line else "",
        quantity=Decimal(row["quantity"]),
        before=Decimal(row["before"]),
        is_stated=row["source"] == STATED,
        after=Decimal(row["after"]),
        proofs=[
            Proof(
                name=one["name"],
                fingerprint=one["sha256"],
                url=reverse("pools.evidence", args=[one["uid"]]) if one["uid"] in kept else "",
            )
            for one in row["evidence"]
        ],
    )


def sums_behind(saving: Saving, lines: Sequence[TracedLine]) -> list[Sum]:
    """Return the sums that lead to both figures and to what was saved."""
    terms = [*lines_terms(saving, lines)] if lines else []
    return [
        *terms,
        Sum(
            terms=[
                Term(value=money_text(saving.before, saving.currency), label=_("would have paid")),
                Term(value=money_text(saving.after, saving.currency), label=_("pays"), sign="−"),
            ],
            result=money_text(saving.before - saving.after, saving.currency),
            label=_("saved"),
        ),
    ]


def lines_terms(saving: Saving, lines: Sequence[TracedLine]) -> list[Sum]:
    """Return what would have been paid and what is paid as sums over the lines."""
    settlement = Decimal(saving.basis.get("settlement", 0))
    paid = [line_term(saving, line, line.after, line.amount_after) for line in lines]
    if settlement:
        paid.append(
            Term(
                value=money_text(abs(round(settlement, 2)), saving.currency),
                label=_("settled by the association"),
                sign="−" if settlement < 0 else "+",
            )
        )
    return [
        Sum(
            terms=signed([line_term(saving, line, line.before, line.amount_before) for line in lines]),
            result=money_text(saving.before, saving.currency),
            label=_("would have paid"),
        ),
        Sum(terms=signed(paid), result=money_text(saving.after, saving.currency), label=_("pays")),
    ]


def line_term(saving: Saving, line: TracedLine, price: Decimal, amount: Decimal) -> Term:
    """Return one line of a sum: its amount, and quantity times price beneath."""
    quantity = quantity_text(line.quantity, str(line.unit))
    factors = f"{quantity} × {money_text(price.normalize(), saving.currency)}"
    return Term(value=money_text(round(amount, 2), saving.currency), label=f"{line.item}: {factors}")


def signed(terms: list[Term]) -> list[Term]:
    """Put a plus before every term but the first that has no sign of its own."""
    return [
        Term(value=term.value, label=term.label, sign=term.sign or ("+" if place else ""))
        for place, term in enumerate(terms)
    ]


def formula_text(saving: Saving, lines: Sequence[TracedLine]) -> str:
    """Return the sum as text for a file: quantity x (price before - price now), line by line."""
    parts = [
        f"{line.item}, {line.site}: {line.quantity.normalize():f} × ({line.before.normalize():f} − "
        f"{line.after.normalize():f})"
        for line in lines
    ]
    settlement = Decimal(saving.basis.get("settlement", 0))
    if settlement:
        parts.append(pgettext("in a sum", "settled: %(amount)s") % {"amount": f"{round(-settlement, 2):f}"})
    return "; ".join(parts)


def evidence_text(lines: Sequence[TracedLine]) -> str:
    """Return the names of the files behind the prices before."""
    return "; ".join(dict.fromkeys(proof.name for line in lines for proof in line.proofs))
