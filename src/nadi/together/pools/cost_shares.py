"""An award's cost divided by every method, each with its certificate: computed before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.engine import sharing
from nadi.engine.sharing.pool import pool_game
from nadi.together.pools.answer_rows import award_from
from nadi.together.pools.models import Pool, Scenario
from nadi.together.pools.problem import Opened
from nadi.web.access import Refused, Sentence

CENT = Decimal("0.01")
SEED = 20261121
# Our names of the methods, and the engine's.
ENGINE_METHODS: Mapping[str, str] = {
    Pool.Method.EQUAL_PRICE: "equal_price",
    Pool.Method.PROPORTIONAL: "proportional_alone",
    Pool.Method.SHAPLEY: "shapley",
    Pool.Method.NUCLEOLUS: "nucleolus",
    Pool.Method.EQUAL_PROFIT: "equal_profit",
}
Tell = Callable[[int, Sentence], None]


@dataclass(frozen=True, kw_only=True)
class Divided:
    """One method's answer, or why it has none."""

    method: str
    shares: sharing.Shares | None = None
    certificate: sharing.Certificate | None = None
    refused: str = ""

    @property
    def worse_off(self) -> dict[str, str]:
        """By how much whom this method makes worse off than alone."""
        checks = self.certificate.individual if self.certificate else ()
        return {check.player: f"{check.worse_by:f}" for check in checks if check.is_worse_off}


@dataclass(frozen=True, kw_only=True)
class AllDivided:
    """Every method's answer over one award."""

    by_method: Mapping[str, Divided] = field(default_factory=dict)

    def fairness(self) -> dict[str, Any]:
        """Return what staff are told before they decide: per method, whom it makes worse off."""
        return {
            method: {
                "refused": one.refused,
                "worse_off": one.worse_off,
                "is_stable": bool(one.certificate and one.certificate.is_in_core),
            }
            for method, one in self.by_method.items()
        }


def divide(opened: Opened, scenario: Scenario, tell: Tell) -> AllDivided:
    """Divide a stored scenario's cost by every method.

    Groups are compared with what these vendors would charge them without the scenario's rule: by leaving the
    pool they would leave its rule too, so the certificate promises the more.
    """
    award = award_from(scenario, opened)
    try:
        game = pool_game(opened.problem, award=award)
    except ValueError as error:
        raise Refused(
            _(
                "One member gives no price it pays today and could not buy alone from these vendors, so "
                "what it would pay alone is not known. The award page names it; ask it for its price."
            )
        ) from error
    found = {}
    for number, method in enumerate(ENGINE_METHODS):
        tell(5 + 90 * number // len(ENGINE_METHODS), Pool.Method(method).label)
        found[method] = by_method(game, method, award.total)
    return AllDivided(by_method=found)


def by_method(game: sharing.Game, method: str, total: Decimal) -> Divided:
    """Divide by one method; one that has no answer gives its reason."""
    ask = sharing.Ask(seed=SEED)
    try:
        shares = sharing.share(game, method=ENGINE_METHODS[method], total=total, ask=ask)
    except sharing.MethodRefused as refusal:
        return Divided(method=method, refused=str(refusal))
    return Divided(method=method, shares=shares, certificate=sharing.certify(game, shares))


def certificate_data(divided: Divided) -> dict[str, Any]:
    """Return a certificate as it is stored; `members` and `worst` name members and are for staff alone."""
    certificate, shares = divided.certificate, divided.shares
    if certificate is None or shares is None:
        return {}
    return {
        "verdict": certificate.verdict,
        "proof": certificate.proof,
        "tested": certificate.tested,
        "nobody_is_worse_off": certificate.nobody_is_worse_off,
        "is_in_core": certificate.is_in_core,
        "worse_off": divided.worse_off,
        "worst": list(certificate.worst),
        "excess": None if certificate.excess is None else f"{certificate.excess:f}",
        "statements": [statement_data(one) for one in certificate.statements],
        "notes": [statement_data(one) for one in shares.notes],
    }


def statement_data(statement: sharing.Statement) -> dict[str, Any]:
    """Return a sentence as data."""
    return {"key": statement.key, "parameters": dict(statement.parameters), "text": statement.text}
