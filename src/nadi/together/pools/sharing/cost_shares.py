"""An award's cost divided by every method, each with its certificate: computed before anything is written."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import inf
from time import monotonic
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.engine import award as engine
from nadi.engine import sharing
from nadi.engine.sharing.pool import pool_game
from nadi.engine.sharing.tested import certify_tested
from nadi.together.pools.evaluation.answer_rows import award_from
from nadi.together.pools.evaluation.problem import Opened
from nadi.together.pools.models import Pool, Scenario
from nadi.web.access import Refused, Sentence

SEED = 20261121
PAIRS_OF_ORDERS = 40


@dataclass(frozen=True, kw_only=True)
class Times:
    """Seconds: what one solve, one certificate, one division, and the one to be applied, may take."""

    solve: float
    certificate: float
    division: float
    applied: float


# With more members than LARGE nothing is proven: groups are tested one by one for a while.
LARGE = 15
USUAL = Times(solve=60.0, certificate=120.0, division=120.0, applied=900.0)
SHORT = Times(solve=5.0, certificate=30.0, division=15.0, applied=240.0)
# Whatever the members are many, these two need nobody's comparison of groups.
ALWAYS = frozenset({Pool.Method.EQUAL_PRICE, Pool.Method.PROPORTIONAL})
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


TOO_LONG = "This rule compares so many groups of members that it came to no answer in the time given."


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
            raise TooLong(TOO_LONG)

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
    problem = as_awarded(opened.problem, award)
    times = USUAL if len(problem.members) <= LARGE else SHORT
    tell(3, _("What each would pay alone"))
    game = game_of(problem, award, times)
    watch = Watch(heed=heed)
    watched = watch.over(game)
    division = Division(game=watched, total=award.total, watch=watch, times=times)
    found = {}
    for number, method in enumerate(ENGINE_METHODS):
        tell(8 + 87 * number // len(ENGINE_METHODS), Pool.Method(method).label)
        found[method] = division.by(method, is_applied=method == applied)
    return AllDivided(by_method=found)


def game_of(problem: engine.Problem, award: engine.Award, times: Times) -> sharing.Game:
    """Return the cost game, once it is known what each would pay alone; else refuse."""
    try:
        game = pool_game(problem, award=award, seconds=times.solve)
        for member in game.players:
            game.alone(member)
    except ValueError as error:
        raise Refused(
            _(
                "One member gives no price it pays today and could not buy alone from these vendors, so "
                "what it would pay alone is not known. The award page names it; ask it for its price."
            )
        ) from error
    return game


def as_awarded(problem: engine.Problem, award: engine.Award) -> engine.Problem:
    """Return the demand that the award meets: what stays unmet is bought by nobody and paid by nobody."""
    got: dict[tuple[str, str, str], Decimal] = {}
    for row in award.rows:
        key = (row.line, row.member, row.site)
        got[key] = got.get(key, Decimal(0)) + row.quantity
    lines = tuple(replace(line, demands=tuple(met(line, got))) for line in problem.lines)
    return problem if lines == problem.lines else replace(problem, lines=lines)


def met(line: engine.Line, got: Mapping[tuple[str, str, str], Decimal]) -> Iterator[engine.Demand]:
    """Yield the demands of a line as far as they are met."""
    for demand in line.demands:
        quantity = min(demand.quantity, got.get((line.id, demand.member, demand.site), Decimal(0)))
        if quantity:
            yield replace(demand, quantity=quantity)


@dataclass
class Division:
    """Divides one total by one method after the other, each in its time; groups met are remembered."""

    game: sharing.Game
    total: Decimal
    watch: Watch
    times: Times
    known: list[tuple[str, ...]] = field(default_factory=list)

    def by(self, method: str, *, is_applied: bool = False) -> Divided:
        """Divide by one method; one that has no answer gives its reason."""
        ask = sharing.Ask(seed=SEED, samples=PAIRS_OF_ORDERS)
        whole = method in ALWAYS or is_applied
        self.watch.start(self.times.applied if whole else self.times.division)
        try:
            shares = sharing.share(self.game, method=ENGINE_METHODS[method], total=self.total, ask=ask)
        except sharing.MethodRefused as refusal:
            return Divided(method=method, refused=str(refusal))
        return Divided(method=method, shares=shares, certificate=self.certified(shares))

    def certified(self, shares: sharing.Shares) -> sharing.Certificate:
        """Prove that no group would leave, or test as many groups as time allows and say how many."""
        if len(self.game.players) <= LARGE:
            self.watch.start(self.times.certificate)
            with suppress(TooLong):
                return sharing.certify(self.game, shares)
        self.watch.start(inf)
        until = monotonic() + self.times.certificate
        found = certify_tested(
            self.game, shares, seed=SEED, go_on=lambda: monotonic() < until, known=self.known
        )
        if found.verdict == "found":
            self.known.append(found.worst)
        return found


def certificate_data(divided: Divided) -> dict[str, Any]:
    """Return a certificate as it is stored; `members` and `worst` name members and are for staff alone."""
    certificate, shares = divided.certificate, divided.shares
    if shares is None or certificate is None:
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
