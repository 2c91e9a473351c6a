"""An award's cost divided by every method, each with its certificate: computed before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from time import monotonic
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.engine import sharing
from nadi.engine.sharing.pool import pool_game
from nadi.together.pools.answer_rows import award_from
from nadi.together.pools.models import Pool, Scenario
from nadi.together.pools.problem import Opened
from nadi.web.access import Refused, Sentence

SEED = 20261121
PAIRS_OF_ORDERS = 40
# Seconds: what one proof, one certificate, and one division (the one to be applied has more time) may take
# before they are left unsettled.
PROOF, CERTIFICATE, DIVISION, APPLIED = 60.0, 120.0, 120.0, 900.0
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
        members = self.shares.members if self.shares else ()
        return {one.player: f"{one.share - one.alone:f}" for one in members if one.share > one.alone}


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


class TooLong(sharing.MethodRefused):
    """So many members make this method too slow here."""


@dataclass
class Watch:
    """Lets long work be cancelled, and ends what takes too long."""

    heed: Callable[[], None]
    until: float = 0.0

    def start(self, seconds: float) -> None:
        """Give the next piece of work its time."""
        self.until = monotonic() + seconds

    def check(self) -> None:
        """Raise when somebody asked for the end, or the time is over."""
        self.heed()
        if monotonic() > self.until:
            raise TooLong("It takes too long for so many members; choose another rule of sharing.")

    def over(self, game: sharing.Game) -> sharing.Game:
        """Return the game with a look at the watch before each of its solves."""
        separation = game.separation

        def cost(members: frozenset[str]) -> Decimal:
            self.check()
            return game.cost(members)

        def separate(
            prices: Mapping[str, Decimal], direction: Mapping[str, int] | None = None
        ) -> sharing.Separated | None:
            self.check()
            return separation(prices, direction) if separation else None

        return replace(game, cost=cost, separation=separate if separation else None)


def pay_no_heed() -> None:
    """Never ask for the end."""


def divide(
    opened: Opened,
    scenario: Scenario,
    tell: Tell,
    heed: Callable[[], None] = pay_no_heed,
    *,
    applied: str = "",
) -> AllDivided:
    """Divide a stored scenario's cost by every method.

    Groups are compared with what these vendors would charge them without the scenario's rule: by leaving the
    pool they would leave its rule too, so the certificate promises the more.
    """
    award = award_from(scenario, opened)
    try:
        game = pool_game(opened.problem, award=award, seconds=PROOF)
    except ValueError as error:
        raise Refused(
            _(
                "One member gives no price it pays today and could not buy alone from these vendors, so "
                "what it would pay alone is not known. The award page names it; ask it for its price."
            )
        ) from error
    watch = Watch(heed=heed)
    game = watch.over(game)
    found = {}
    for number, method in enumerate(ENGINE_METHODS):
        tell(5 + 90 * number // len(ENGINE_METHODS), Pool.Method(method).label)
        found[method] = by_method(
            game, method, award.total, watch, APPLIED if method == applied else DIVISION
        )
    return AllDivided(by_method=found)


def by_method(
    game: sharing.Game, method: str, total: Decimal, watch: Watch, seconds: float = DIVISION
) -> Divided:
    """Divide by one method; one that has no answer gives its reason."""
    ask = sharing.Ask(seed=SEED, samples=PAIRS_OF_ORDERS)
    watch.start(seconds)
    try:
        shares = sharing.share(game, method=ENGINE_METHODS[method], total=total, ask=ask)
    except sharing.MethodRefused as refusal:
        return Divided(method=method, refused=str(refusal))
    watch.start(CERTIFICATE)
    try:
        return Divided(method=method, shares=shares, certificate=sharing.certify(game, shares))
    except TooLong:
        return Divided(method=method, shares=shares)


def certificate_data(divided: Divided) -> dict[str, Any]:
    """Return a certificate as it is stored; `members` and `worst` name members and are for staff alone."""
    certificate, shares = divided.certificate, divided.shares
    if shares is None:
        return {}
    if certificate is None:
        return unsettled(divided, shares)
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


def unsettled(divided: Divided, shares: sharing.Shares) -> dict[str, Any]:
    """Return what is known where the groups could not be compared in time: each company by itself."""
    worse = divided.worse_off
    who = ", ".join(f"{player} (by {more})" for player, more in worse.items())
    parameters = {"count": str(len(worse)), "of": str(len(shares.members)), "who": who}
    alone: dict[str, Any] = {"key": "sharing.alone.nobody", "parameters": {}, "text": ""}
    if worse:
        alone = {"key": "sharing.alone.some", "parameters": parameters, "text": ""}
    return {
        "verdict": "unsettled",
        "nobody_is_worse_off": not worse,
        "is_in_core": False,
        "worse_off": worse,
        "statements": [alone, {"key": "sharing.group.unsettled", "parameters": {}, "text": ""}],
        "notes": [statement_data(one) for one in shares.notes],
    }


def statement_data(statement: sharing.Statement) -> dict[str, Any]:
    """Return a sentence as data."""
    return {"key": statement.key, "parameters": dict(statement.parameters), "text": statement.text}
