"""Reading mini-competitions: who may quote, at most how much, and what each reader may see of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from nadi.together.agreements.models import (
    Addendum,
    CompetitionLine,
    FrameworkAgreement,
    MiniCompetition,
    Quote,
)
from nadi.together.agreements.prices import PRICE_STEP, amount_of
from nadi.together.agreements.queries.agreements import LineLeft, lines_left
from nadi.together.pools.models import Participation
from nadi.web.access import Actor

ZERO = Decimal(0)
State = MiniCompetition.State
Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Room:
    """What one vendor of the award may still deliver to a member, by line and site."""

    addendum: Addendum
    places: Mapping[Place, list[LineLeft]]

    def left(self, place: Place) -> Decimal:
        """Return how much of a line may still be ordered at a site."""
        return sum((one.remaining for one in self.places.get(place, [])), ZERO)

    def taken(self, place: Place, quantity: Decimal) -> dict[int, tuple[Decimal, Decimal]]:
        """Return which addendum lines an order takes (quantity, price today), the cheapest first."""
        found: dict[int, tuple[Decimal, Decimal]] = {}
        for one in sorted(self.places.get(place, []), key=lambda one: (one.price, one.line.pk)):
            part = min(one.remaining, quantity)
            if part > 0:
                found[one.line.pk] = (part, one.price)
                quantity -= part
        return found

    def agreed_price(self, place: Place, quantity: Decimal) -> Decimal:
        """Return what a unit costs when ordered directly: the most that may be quoted."""
        taken = self.taken(place, quantity).values()
        cost = sum((part * price for part, price in taken), ZERO)
        return (cost / quantity).quantize(PRICE_STEP, ROUND_DOWN)


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A quote as the member compares it: its prices by line of the competition, and its total."""

    quote: Quote
    prices: Mapping[int, Decimal]
    total: Decimal
    is_least: bool = False


def rooms_of(participation: Participation) -> list[Room]:
    """Return the vendors of the award in force under whose agreements the member orders today."""
    today = timezone.localdate()
    addenda = Addendum.objects.filter(
        share__participation=participation,
        withdrawn=None,
        agreement__state=FrameworkAgreement.State.ACTIVE,
        agreement__starts__lte=today,
        agreement__ends__gte=today,
    ).select_related("agreement__vendor", "organisation")
    by_addendum: dict[int, dict[Place, list[LineLeft]]] = {}
    for one in lines_left(addenda):
        places = by_addendum.setdefault(one.line.addendum_id, {})
        places.setdefault((one.line.line_id, one.line.site_id), []).append(one)
    return [Room(addendum=one, places=by_addendum.get(one.pk, {})) for one in addenda.order_by("pk")]


def room_at(competition: MiniCompetition, agreement: FrameworkAgreement) -> Room | None:
    """Return what the vendor of an agreement may deliver, or None if it does not take part."""
    rooms = rooms_of(competition.participation)
    found = next((one for one in rooms if one.addendum.agreement_id == agreement.pk), None)
    return found if found and can_deliver(found, wanted_of(competition)) else None


def wanted_of(competition: MiniCompetition) -> dict[Place, Decimal]:
    """Return what a competition asks for, by line and site."""
    rows = competition.lines.values_list("line_id", "site_id", "quantity")
    return {(line, site): quantity for line, site, quantity in rows}


def can_deliver(room: Room, wanted: Mapping[Place, Decimal]) -> bool:
    """Tell whether a vendor may deliver all that is asked for."""
    return all(room.left(place) >= quantity for place, quantity in wanted.items())


def invited(competition: MiniCompetition) -> QuerySet[FrameworkAgreement]:
    """Return the agreements of the same award under which the member has lines of the competition."""
    found = FrameworkAgreement.objects.filter(addenda__share__participation=competition.participation)
    lines = competition.lines.values("line")
    return found.filter(addenda__lines__line__in=lines).select_related("vendor", "award__pool").distinct()


def competitions_visible_to(actor: Actor) -> QuerySet[MiniCompetition]:
    """Staff see every mini-competition, a member its own."""
    everything = MiniCompetition.objects.select_related(
        "participation__organisation", "participation__pool"
    ).order_by("-asked")
    if actor.is_staff:
        return everything
    if actor.organisation_id is None:
        return everything.none()
    return everything.filter(participation__organisation=actor.organisation_id)


def competition_seen_by(actor: Actor, uid: str) -> MiniCompetition | None:
    """Return the mini-competition if this reader may know of it."""
    return competitions_visible_to(actor).filter(uid=uid).first()


def own_competition(actor: Actor, uid: str) -> MiniCompetition | None:
    """Return the member's own mini-competition."""
    own = competitions_visible_to(actor).filter(participation__organisation=actor.organisation_id)
    return own.filter(uid=uid).first()


def asked_of(agreement: FrameworkAgreement) -> QuerySet[MiniCompetition]:
    """Return the mini-competitions in which the vendor of an agreement may quote or has quoted."""
    lines = Q(lines__line__in=agreement.addenda.values("lines__line"))
    member = Q(participation__in=agreement.addenda.values("share__participation"))
    return (
        MiniCompetition.objects.filter(lines & member)
        .select_related("participation__organisation", "call_off__addendum")
        .distinct()
        .order_by("-asked")
    )


def is_over(competition: MiniCompetition) -> bool:
    """Tell whether the time to quote has passed."""
    return timezone.now() >= competition.quotes_until


def own_quote(competition: MiniCompetition, agreement: FrameworkAgreement) -> Quote | None:
    """Return what the vendor of an agreement has quoted itself."""
    return competition.quotes.filter(agreement=agreement).prefetch_related("lines").first()


def offered(competition: MiniCompetition) -> list[Offered]:
    """Return the quotes, the cheapest first; before the deadline nobody reads them, nor how many they are."""
    if not is_over(competition):
        return []
    quantities = {line.pk: line.quantity for line in competition.lines.all()}
    quotes = competition.quotes.select_related("agreement__vendor").prefetch_related("lines")
    found = [offered_by(quote, quantities) for quote in quotes]
    found.sort(key=lambda one: (one.total, one.quote.submitted, one.quote.pk))
    least = found[0].total if found else ZERO
    return [
        Offered(quote=one.quote, prices=one.prices, total=one.total, is_least=one.total == least)
        for one in found
    ]


def offered_by(quote: Quote, quantities: Mapping[int, Decimal]) -> Offered:
    """Return one quote with its total."""
    prices = {line.competition_line_id: line.unit_price for line in quote.lines.all()}
    total = sum((amount_of(quantities[line], price) for line, price in prices.items()), ZERO)
    return Offered(quote=quote, prices=prices, total=total)


def lines_of(competition: MiniCompetition) -> Iterable[CompetitionLine]:
    """Return what is asked for, in the order of the pool's lines."""
    return competition.lines.select_related("line", "site").order_by("line__position", "pk")
