"""A purchase at every stage, full of figures and words that stand nowhere else.

Samgori is the member, Anatolia the winning and Marmara the losing vendor whose secrets the others look for.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.companies.models import Organisation, Site
from nadi.people.models import Person
from nadi.together.agreements.actions.agreements import make_agreements
from nadi.together.agreements.actions.call_offs import call_off, confirm_call_off
from nadi.together.agreements.actions.competitions import Asking, ask_quotes, submit_quote
from nadi.together.agreements.actions.deliveries import Arrival, deliver_call_off
from nadi.together.agreements.actions.disputes import close_dispute, open_dispute
from nadi.together.agreements.actions.invoices import Invoice, note_invoice
from nadi.together.agreements.actions.ratings import Marks, rate_vendor
from nadi.together.agreements.links import token_of
from nadi.together.agreements.models import FrameworkAgreement
from nadi.together.agreements.queries.agreements import lines_left
from nadi.together.agreements.tests.factory import addendum_of, second_vendor
from nadi.together.pools.actions.bids import save_draft, submit_bid
from nadi.together.pools.actions.evidence import add_evidence
from nadi.together.pools.actions.exchange import ask_question
from nadi.together.pools.actions.objections import answer_objection, raise_objection
from nadi.together.pools.actions.opening import open_bids
from nadi.together.pools.actions.own_scenarios import add_own_scenario
from nadi.together.pools.actions.quality import Scored, score_bid
from nadi.together.pools.actions.shares import accept_share
from nadi.together.pools.actions.starting import CriterionWanted
from nadi.together.pools.models import Bid, Demand, Line, Participation, Pool, Round, Share
from nadi.together.pools.tests.award_factory import confirm, evaluate, propose
from nadi.together.pools.tests.bid_factory import (
    OFFICE,
    bid_payload,
    line_payload,
    make_request,
    make_tender,
    pass_deadline,
)
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.together.pools.tests.round_factory import another_round

# Written as a page would write them without its blanks and separators; long enough to stand for nothing else.
QUANTITIES = ("73519", "41267")
TOLERANCE, ORDERED, QUOTED_FOR = "18773", "29311", "11939"
BASELINES, WALK_AWAY = ("9721.93", "3186.41"), "9913.57"
INTEREST, EVIDENCE = "Our director owns a paper mill", "invoice-of-samgori.pdf"
ORDER_NOTE, ARRIVAL_NOTE, DELIVERY_NOTE = (
    "Gate seven of hall nine",
    "Three pallets were wet",
    "note-of-hall-nine.pdf",
)
DISPUTE, RATING = "Forty boxes were torn", "Their driver was asleep"
INVOICE, INVOICED = "INV-771-SAM", "177777.31"
WINNING, LOSING = ("6137.19", "2129.47"), ("6685.31", "2193.83")
DRAFTED = "7748.29"
QUOTES = {"winner": "5511.71", "loser": "5498.63"}
OBJECTION, SCENARIO = "The paper awarded has no certificate", "Without the western plants"

VENDOR_MAIL = ("quotes@anatolia.example", "quotes@marmara.example")

STATES = (
    "gathering",
    "tendering",
    "assessing",
    "opened",
    "next round",
    "proposed",
    "awarded",
    "agreed",
    "mini-competition",
)


@dataclass(kw_only=True)
class Purchase:
    """A pool, its people and the links its vendors hold."""

    cast: Cast
    pool: Pool
    boxes: Line
    film: Line
    tokens: dict[str, str] = field(default_factory=dict)

    def vendors(self) -> dict[str, tuple[Organisation, Person, tuple[str, str]]]:
        """Return both vendors with their people and prices."""
        cast = self.cast
        return {
            "winner": (cast.vendor_organisation, cast.vendor, WINNING),
            "loser": (cast.rival_organisation, cast.rival, LOSING),
        }

    def agreement_tokens(self) -> dict[str, str]:
        """Return the links to agreements, by vendor."""
        names = {vendor.pk: name for name, (vendor, _person, _prices) in self.vendors().items()}
        return {names[one.vendor_id]: token_of(one) for one in FrameworkAgreement.objects.all()}


def purchase_at(cast: Cast, state: str) -> Purchase:
    """Bring a purchase to a state, through all before it."""
    made = gathering(cast)
    for name in STATES[1:]:
        if STATES.index(name) > STATES.index(state):
            break
        if name != "next round" or state == name:
            STEPS[name](made)
            made.pool.refresh_from_db()
    return made


def gathering(cast: Cast) -> Purchase:
    """Let three members want much; two of them in one town, so that no vendor knows whose is what."""
    for vendor, address in zip((cast.vendor_organisation, cast.rival_organisation), VENDOR_MAIL, strict=True):
        vendor.email = address
        vendor.save()
    pool = make_pool(
        method=Pool.Method.EQUAL_PROFIT,
        terms="We pay what we accept.",
        is_public=True,
        worsening_bound="0.05",
    )
    boxes, film = make_lines(pool)
    samgori = cast.samgori.organisation
    for line, quantity, baseline in zip((boxes, film), QUANTITIES, BASELINES, strict=True):
        add_demand(line, samgori, quantity, baseline=baseline, tolerance=TOLERANCE)
    for member, quantity in ((cast.rioni.organisation, "4000"), (cast.kolkheti.organisation, "3000")):
        town = Site.objects.create(organisation=member, name="Depot", town=cast.samgori.sites[0].town)
        for line, baseline in ((boxes, "9000"), (film, "3000")):
            add_demand(line, member, quantity, baseline=baseline, site=town)
    Demand.objects.filter(participation__organisation=samgori).update(walk_away=Decimal(WALK_AWAY))
    Participation.objects.filter(organisation=samgori).update(interest=INTEREST)
    upload = SimpleUploadedFile(EVIDENCE, b"%PDF-1.4 what Samgori pays", "application/pdf")
    add_evidence(by=actor_of_person(cast.samgori.colleague), pool=pool, line=boxes, upload=upload)
    return Purchase(cast=cast, pool=pool, boxes=boxes, film=film)


def tendering(made: Purchase) -> None:
    """Let both vendors ask, draft and bid; what they seal is for nobody."""
    criteria = [CriterionWanted(name="Samples", most_points=10)]
    make_tender(
        made.pool, has_quality=True, is_public=True, quality_mark_up=Decimal("0.1"), criteria=criteria
    )
    made.pool.refresh_from_db()
    for name, (vendor, _person, prices) in made.vendors().items():
        request, token = make_request(made.pool, vendor)
        made.tokens[name] = token
        ask_question(request=request, token=token, text=asked_by(name))
        lines = [
            line_payload(line, ("0", price))
            for line, price in zip((made.boxes, made.film), prices, strict=True)
        ]
        said = {made.pool.criteria.get().uid: technical_of(name)}
        payload = bid_payload(*lines, technical=said, note=bid_note_of(name))
        submit_bid(request=request, token=token, payload=payload)
        draft = {f"lines-{made.boxes.uid}-breaks-0-unit_price": DRAFTED, "note": draft_of(name)}
        save_draft(request=request, token=token, typed=draft)


def asked_by(name: str) -> str:
    return f"Asked before publishing by the {name}"


def technical_of(name: str) -> str:
    return f"Samples of the {name} stand in a heated hall"


def bid_note_of(name: str) -> str:
    return f"Beside its prices the {name} writes this"


def draft_of(name: str) -> str:
    return f"Drafted by the {name}"


def score_of(name: str) -> str:
    return f"Samples of the {name} bent at the corners"


def assessing(made: Purchase) -> None:
    """Open the technical envelopes, and give points."""
    pass_deadline(made.pool)
    open_bids(by=OFFICE, pool=made.pool)
    criterion = made.pool.criteria.get()
    for name, (vendor, _person, _prices) in made.vendors().items():
        points = Scored(points=Decimal(7), reason=score_of(name))
        bid = Bid.objects.get(vendor=vendor, state=Bid.State.SEALED)
        score_bid(by=OFFICE, bid=bid, scores={criterion.uid: points})


def opening(made: Purchase) -> None:
    """Open the prices and compute scenarios."""
    open_bids(by=OFFICE, pool=made.pool)
    add_own_scenario(by=OFFICE, pool=made.pool, name=SCENARIO)
    evaluate(made.pool, ("cheapest",))


def next_round(made: Purchase) -> None:
    """Ask both vendors again, with feedback."""
    made.pool.refresh_from_db()
    vendors = [vendor for vendor, _person, _prices in made.vendors().values()]
    another_round(made.pool, *vendors, kind=Round.Kind.SEALED)


def proposing(made: Purchase) -> None:
    """Let the office propose."""
    propose(made.pool)


def awarding(made: Purchase) -> None:
    """Let the board confirm, the loser object, and Samgori answer first."""
    Pool.objects.filter(pk=made.pool.pk).update(standstill_days=10)
    made.pool.refresh_from_db()
    confirm(made.pool.awards.get(superseded=None))
    vendor = made.cast.rival_organisation
    raise_objection(request=made.pool.requests.get(vendor=vendor), text=OBJECTION)
    accept_share(by=actor_of_person(made.cast.samgori.representative), share=share_of(made, "samgori"))


def share_of(made: Purchase, member: str) -> Share:
    """Return what a member is asked to accept."""
    return Share.objects.get(
        sharing__is_applied=True,
        sharing__award__superseded=None,
        participation__organisation=getattr(made.cast, member).organisation,
    )


def agreeing(made: Purchase) -> None:
    """Let everybody accept, make agreements, and let Samgori order, receive, complain, pay and rate."""
    award = made.pool.awards.get(superseded=None)
    objection, answer = award.objections.get(), "The certificate lies with the bid."
    answer_objection(by=OFFICE, objection=objection, is_upheld=False, answer=answer)
    award.standstill_until = timezone.now() - timedelta(minutes=1)
    award.save()
    for name in ("rioni", "kolkheti"):
        member = getattr(made.cast, name).representative
        accept_share(by=actor_of_person(member), share=share_of(made, name))
    today = timezone.localdate()
    made.pool.refresh_from_db()
    staff = actor_of_person(made.cast.staff)
    make_agreements(by=staff, pool=made.pool, starts=today, ends=today + timedelta(days=300))
    ordering(made)


def ordering(made: Purchase) -> None:
    """Live through one order of Samgori's."""
    samgori = actor_of_person(made.cast.samgori.representative)
    addendum = addendum_of(made.cast.samgori.organisation)
    line = lines_left([addendum])[0].line
    order = call_off(by=samgori, addendum=addendum, quantities={line.pk: Decimal(ORDERED)}, note=ORDER_NOTE)
    confirm_call_off(by=actor_of_person(made.cast.vendor), order=order)
    proof = SimpleUploadedFile(DELIVERY_NOTE, b"%PDF-1.4 what arrived", "application/pdf")
    deliver_call_off(by=samgori, order=order, arrival=Arrival(note=ARRIVAL_NOTE, evidence=proof))
    dispute = open_dispute(by=samgori, order=order, text=DISPUTE)
    close_dispute(by=samgori, dispute=dispute, outcome=f"{DISPUTE}, and they came again")
    invoice = Invoice(number=INVOICE, day=timezone.localdate(), amount=Decimal(INVOICED))
    note_invoice(by=samgori, order=order, invoice=invoice)
    rate_vendor(by=samgori, order=order, marks=Marks(quality=4, punctuality=2, service=3, note=RATING))


def competing(made: Purchase) -> None:
    """Let Samgori ask both vendors for a better price, and both quote unread."""
    cast = made.cast
    second_vendor(cast, boxes=LOSING[0], member=cast.samgori.organisation)
    addendum = addendum_of(cast.samgori.organisation)
    line = lines_left([addendum])[0].line
    asking = Asking(
        quantities={(line.line_id, line.site_id): Decimal(QUOTED_FOR)},
        quotes_until=timezone.now() + timedelta(days=2),
        note=ORDER_NOTE,
    )
    samgori = actor_of_person(cast.samgori.representative)
    asked = ask_quotes(by=samgori, participation=addendum.share.participation, asking=asking)
    for name, (vendor, _person, _prices) in made.vendors().items():
        agreement = FrameworkAgreement.objects.get(vendor=vendor)
        prices = {one.pk: Decimal(QUOTES[name]) for one in asked.lines.all()}
        submit_quote(competition=asked, agreement=agreement, prices=prices)


STEPS: dict[str, Callable[[Purchase], None]] = {
    "tendering": tendering,
    "assessing": assessing,
    "opened": opening,
    "next round": next_round,
    "proposed": proposing,
    "awarded": awarding,
    "agreed": agreeing,
    "mini-competition": competing,
}
