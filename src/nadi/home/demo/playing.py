"""Playing a purchase as its people would: every step is the real action, only the clock is moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.home.demo.delivering import live
from nadi.home.demo.judging import QUALITY, ask_again, score_first, technical_envelope
from nadi.home.demo.purchases import Purchase
from nadi.home.demo.talking import Link, talk
from nadi.together.agreements.actions.agreements import make_agreements
from nadi.together.pools.actions import award, evaluation
from nadi.together.pools.actions.bids import submit_bid
from nadi.together.pools.actions.competition import Shares, check_competition
from nadi.together.pools.actions.decision import confirm_award
from nadi.together.pools.actions.demand import Wanted, save_demand
from nadi.together.pools.actions.gathering import Description, close_demand
from nadi.together.pools.actions.joining import accept_terms
from nadi.together.pools.actions.lines import LineWanted, set_lines
from nadi.together.pools.actions.objections import raise_objection
from nadi.together.pools.actions.opening import sign_opening
from nadi.together.pools.actions.preparing import open_pool, prepare_pool
from nadi.together.pools.actions.shares import accept_share
from nadi.together.pools.actions.starting import as_prepared, start_tender
from nadi.together.pools.actions.tender import ask_vendor
from nadi.together.pools.evaluation.presets import KEYS, Numbers
from nadi.together.pools.models import Award, Line, Pool, Scenario, Share
from nadi.together.pools.progress import put_down
from nadi.together.pools.queries.joining import terms_fingerprint
from nadi.web.access import Actor

State = Pool.State
REASON = "The least cost in all, proven; every line is covered by vendors we know."
BOARD_REASON = "The board agrees: the whole purchase costs least this way, and nobody pays more than alone."
OBJECTION = "Our price for small quantities was lower. Was it compared at the quantity of every member?"
# What the firms have of the market together, per cent: little, as in a country that imports its packing.
PURCHASING, SELLING = Decimal("7.5"), Decimal("4.2")
BASIS = "Estimate of the office, from customs statistics of 2025 and the members' annual reports."
REACHED = (State.GATHERING, State.TENDERING, State.ASSESSING, State.OPENED, State.AWARDED, State.AGREED)


@dataclass(frozen=True, kw_only=True)
class Cast:
    """The organisations by key, and who acts for them."""

    firms: Mapping[str, Organisation]
    actors: Mapping[str, Actor]

    @property
    def staff(self) -> Actor:
        """Return who acts for the office."""
        return self.actors["office"]

    @property
    def board(self) -> Actor:
        """Return a member of the board."""
        return next(actor for actor in self.actors.values() if actor.is_board)


def play(purchase: Purchase, cast: Cast) -> Pool:
    """Play a purchase as far as it has come."""
    pool, lines = gather(purchase, cast)
    steps = REACHED.index(purchase.until)
    if steps >= 1:
        tender(pool, purchase, cast, lines)
    if purchase.until == State.ASSESSING:
        signed(pool, cast)
        score_first(pool, cast.staff)
    if steps >= 3:
        opened(pool, cast)
    if purchase.best_and_final:
        ask_again(pool, cast.staff, [cast.firms[key] for key in purchase.best_and_final])
    if steps >= 4:
        awarded(pool, cast)
    if purchase.objects:
        objected(pool, cast.firms[purchase.objects])
    if steps >= 5:
        agreed(pool, cast)
    return pool


def prepared(purchase: Purchase, cast: Cast) -> Pool:
    """Make a draft with its lines, check competition, and open it."""
    description = Description(
        title=purchase.title,
        title_local=purchase.title_local,
        summary=purchase.summary,
        summary_local=purchase.summary_local,
        category=purchase.category,
        demand_until=timezone.now() + timedelta(days=purchase.days),
    )
    pool = prepare_pool(
        by=cast.staff, description=description, currency="GEL", method=Pool.Method.EQUAL_PRICE
    )
    set_lines(
        by=cast.staff,
        pool=pool,
        lines=[
            LineWanted(
                name=item.name,
                name_local=item.name_local,
                specification=item.specification,
                specification_local=item.specification_local,
                unit=item.unit,
                category=item.category,
                known_breaks=item.known_breaks,
            )
            for item in purchase.items
        ],
    )
    checks = [
        Shares(category=category, purchasing_share=PURCHASING, selling_share=SELLING, basis=BASIS)
        for category in sorted({item.category for item in purchase.items})
    ]
    check_competition(by=cast.staff, pool=pool, shares=checks)
    open_pool(by=cast.staff, pool=pool)
    return pool


def gather(purchase: Purchase, cast: Cast) -> tuple[Pool, dict[str, Line]]:
    """Open the pool and let every firm enter what it wants."""
    pool = prepared(purchase, cast)
    lines = dict(zip((item.key for item in purchase.items), pool.lines.order_by("position"), strict=True))
    wanted: dict[str, list[Wanted]] = {}
    for item in purchase.items:
        for firm, quantity, baseline in item.wanted():
            site = cast.firms[firm].sites.get()
            row = Wanted(line=lines[item.key].uid, site=site.uid, quantity=quantity, baseline=baseline)
            wanted.setdefault(firm, []).append(row)
    for firm, rows in wanted.items():
        accept_terms(by=cast.actors[firm], pool=pool, terms=terms_fingerprint(pool))
        save_demand(by=cast.actors[firm], pool=pool, version=0, wanted=rows)
    put_down(pool=pool, day=timezone.localdate())
    return pool, lines


def tender(pool: Pool, purchase: Purchase, cast: Cast, lines: Mapping[str, Line]) -> None:
    """Close demand, ask the vendors and let them bid."""
    close_demand(by=cast.staff, pool=pool, is_early_confirmed=True)
    passed(pool, "demand_until")
    until = timezone.now() + timedelta(days=purchase.days)
    quality = QUALITY if purchase.until == State.ASSESSING else {}
    terms = as_prepared(pool, bids_until=until, is_public=purchase.is_public, **quality)
    start_tender(by=cast.staff, pool=pool, terms=terms)
    links: list[Link] = []
    for key, offer in purchase.offers.items():
        vendor = cast.firms[key]
        request, token = ask_vendor(
            by=cast.staff, pool=pool, vendor=vendor, email=f"sales@{key}.example", language="en"
        )
        payload = payload_of(offer, lines) | ({"technical": technical_envelope(pool, key)} if quality else {})
        submit_bid(request=request, token=token, payload=payload)
        links.append((request, token))
    talk(pool, cast.staff, links, is_running=purchase.until == State.TENDERING)


def payload_of(offer: Mapping[str, Any], lines: Mapping[str, Line]) -> dict[str, Any]:
    """Return an offer with the lines' public ids in place of their keys."""

    def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**row, "line": lines[row["line"]].uid} for row in rows]

    bundles = [{**bundle, "lines": by_id(bundle["lines"])} for bundle in offer.get("bundles", [])]
    return {"currency": "GEL", **offer, "lines": by_id(offer["lines"]), "bundles": bundles}


def passed(pool: Pool, deadline: str) -> None:
    """Let a deadline pass."""
    moment = timezone.now() - timedelta(seconds=1 if deadline == "bids_until" else 2)
    Pool.objects.filter(pk=pool.pk).update(**{deadline: moment})
    pool.refresh_from_db()


def signed(pool: Pool, cast: Cast) -> None:
    """Let the deadline of the bids pass, and two people sign their opening."""
    passed(pool, "bids_until")
    for present in (cast.staff, cast.board):
        sign_opening(by=present, pool=pool)


def opened(pool: Pool, cast: Cast) -> None:
    """Open the bids and compare every scenario."""
    signed(pool, cast)
    computed = evaluation.compute(pool, KEYS, Numbers(), lambda *_said: None)
    evaluation.keep_evaluation(by=cast.staff, pool=pool, computed=computed, asked=timezone.now())


def awarded(pool: Pool, cast: Cast) -> None:
    """Propose the cheapest scenario and let the board confirm it."""
    scenario = Scenario.objects.get(evaluation__pool=pool, key="cheapest")
    decision = award.Decision(
        scenario=scenario.uid,
        reason=REASON,
        answer_until=timezone.now() + timedelta(days=10),
        method=pool.method,
    )
    prepared = award.prepare(pool, decision, lambda *_said: None)
    proposed = award.propose_award(by=cast.staff, pool=pool, decision=decision, prepared=prepared)
    confirm_award(by=cast.board, pool=pool, seen=proposed.uid, reason=BOARD_REASON)


def objected(pool: Pool, vendor: Organisation) -> None:
    """A vendor that lost objects while it may."""
    pool.refresh_from_db()
    raise_objection(request=pool.requests.get(vendor=vendor), text=OBJECTION)


def agreed(pool: Pool, cast: Cast) -> None:
    """Everybody accepts, agreements are made, and the firms order under them."""
    by_firm = {organisation.pk: key for key, organisation in cast.firms.items()}
    Award.objects.filter(pool=pool).update(standstill_until=timezone.now() - timedelta(seconds=1))
    for share in Share.objects.filter(sharing__award__pool=pool, sharing__is_applied=True):
        accept_share(by=cast.actors[by_firm[share.participation.organisation_id]], share=share)
    today = timezone.localdate()
    pool.refresh_from_db()
    make_agreements(by=cast.staff, pool=pool, starts=today, ends=today + timedelta(days=365))
    live(pool, cast.actors, today)
