"""From a release to what a tender is made of: lots, bids and awards, each misfit named by its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from nadi.together.pools.ocds.documents import Fault, Json, Release, merged, releases

MOST_DIGITS = Decimal(10) ** 12
# Of an organisation, as the register keeps it.
LONGEST_NAME = 160
COUNTED_OUT = {"disqualified", "withdrawn", "deleted", "invalid", "unsuccessful"}


@dataclass(frozen=True, kw_only=True)
class Party:
    """An organisation as the source names it."""

    id: str
    name: str
    country: str = ""
    town: str = ""


@dataclass(frozen=True, kw_only=True)
class Lot:
    """A lot (or the whole tender where it has none), with its estimated value."""

    id: str
    title: str
    value: Decimal | None
    category: str
    items: str


@dataclass(frozen=True, kw_only=True)
class LotBid:
    """One vendor's amount for one lot; none where the source does not publish it."""

    id: str
    vendor: Party
    lot: str
    amount: Decimal | None
    date: str
    is_out: bool


@dataclass(frozen=True, kw_only=True)
class LotAward:
    """What the source says was awarded."""

    id: str
    supplier: Party
    lot: str
    amount: Decimal | None
    status: str


@dataclass(frozen=True, kw_only=True)
class Process:
    """One contracting process."""

    ocid: str
    place: str
    title: str
    summary: str
    currency: str
    buyer: Party
    lots: tuple[Lot, ...]
    bids: tuple[LotBid, ...]
    awards: tuple[LotAward, ...]


def read(raw: bytes) -> tuple[list[Process], list[Fault]]:
    """Return the processes of a file, and everything in it that could not be read."""
    faults: list[Fault] = []
    by_ocid: dict[str, list[Release]] = {}
    for release in releases(raw, faults):
        ocid = text_of(release.content.get("ocid"))
        if ocid:
            by_ocid.setdefault(ocid, []).append(release)
        else:
            faults.append(
                Fault(place=release.place, sentence="The release has no ocid, so it cannot be told apart.")
            )
    found = [process_of(ocid, group, faults) for ocid, group in by_ocid.items()]
    return [process for process in found if process is not None], faults


def process_of(ocid: str, group: list[Release], faults: list[Fault]) -> Process | None:
    """Return one process, or None where there is no tender to show."""
    place, whole = f"{group[0].place} ({ocid})", merged(group)
    tender = whole.get("tender")
    if not isinstance(tender, dict):
        tender = {}
    if not (tender.get("title") or tender.get("items") or tender.get("lots") or whole.get("bids")):
        faults.append(
            Fault(place=place, sentence="There is no tender here: neither title, items, lots nor bids.")
        )
        return None
    reader = Reader(place=place, whole=whole, tender=tender, faults=faults)
    lots = tuple(reader.lots())
    return Process(
        ocid=ocid,
        place=place,
        title=text_of(tender.get("title")) or text_of(tender.get("description")) or ocid,
        summary=text_of(tender.get("description")),
        currency=reader.currency(),
        buyer=reader.buyer(),
        lots=lots,
        bids=tuple(reader.bids(lots)),
        awards=tuple(reader.awards(lots)),
    )


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads the parts of one process and notes what does not fit."""

    place: str
    whole: Json
    tender: Json
    faults: list[Fault]

    def refuse(self, where: str, sentence: str) -> None:
        """Note a misfit."""
        self.faults.append(Fault(place=f"{self.place}, {where}", sentence=sentence))

    def currency(self) -> str:
        """Return the currency of the tender, else of its first lot, bid or award that names one."""
        values = [self.tender.get("value")]
        for part in (self.tender.get("lots"), self.details(), self.whole.get("awards")):
            values += [one.get("value") for one in objects(part)]
        for bid in self.details():
            values += [one.get("value") for one in objects(bid.get("lotValues"))]
        named = [text_of(value.get("currency")) for value in values if isinstance(value, dict)]
        return next((code.upper() for code in named if len(code) == 3), "XXX")

    def parties(self) -> dict[str, Json]:
        """Return the parties by id."""
        return {text_of(party.get("id")): party for party in objects(self.whole.get("parties"))}

    def party(self, reference: Any) -> Party:
        """Return a party from a reference and what the file says of it elsewhere."""
        named = reference if isinstance(reference, dict) else {}
        identifier = named.get("identifier") if isinstance(named.get("identifier"), dict) else {}
        key = text_of(named.get("id")) or text_of((identifier or {}).get("id")) or text_of(named.get("name"))
        full = {**self.parties().get(key, {}), **named}
        address = full.get("address") if isinstance(full.get("address"), dict) else {}
        country = text_of((address or {}).get("country"))
        return Party(
            id=key,
            name=text_of(full.get("name")) or key,
            country=country if len(country) == 2 else "",
            town=text_of((address or {}).get("locality")),
        )

    def vendor(self, tenderers: list[Json]) -> Party:
        """Return who bids: a company, or all that bid together as one."""
        parties = [self.party(one) for one in tenderers]
        if len(parties) == 1:
            return parties[0]
        names = dict.fromkeys(party.name for party in parties if party.name)
        return Party(id="", name=joined_names(list(names)))

    def tenderers(self) -> list[list[Json]]:
        """Return who bids together, bid by bid."""
        return [objects(bid.get("tenderers")) for bid in self.details()]

    def key_of(self, references: list[Json]) -> frozenset[str]:
        """Return by what the same group is known again."""
        parties = [self.party(one) for one in references]
        return frozenset(party.id or party.name for party in parties)

    def buyer(self) -> Party:
        """Return who buys."""
        found = self.party(self.whole.get("buyer") or self.tender.get("procuringEntity"))
        return found if found.name else Party(id="", name=self.whole.get("ocid") or self.place)

    def lots(self) -> Iterator[Lot]:
        """Yield the lots, or the whole tender as one."""
        items = objects(self.tender.get("items"))
        lots = objects(self.tender.get("lots"))
        for lot in lots:
            key = text_of(lot.get("id"))
            own = [item for item in items if text_of(item.get("relatedLot")) == key]
            yield self.lot(key, lot, own)
        if not lots:
            yield self.lot("", self.tender, items)

    def lot(self, key: str, described: Json, items: list[Json]) -> Lot:
        """Return one lot with its items in words."""
        value = described.get("value")
        category = next((cpv_of(item) for item in items if cpv_of(item)), "")
        title = text_of(described.get("title")) or text_of(described.get("description")) or key
        return Lot(
            id=key,
            title=title or text_of(self.whole.get("ocid")),
            value=self.amount(f"value of lot {key or 1}", value) if isinstance(value, dict) else None,
            category=category,
            items="\n".join(item_words(item) for item in items),
        )

    def details(self) -> list[Json]:
        """Return the bids as listed."""
        bids = self.whole.get("bids")
        return objects(bids.get("details") if isinstance(bids, dict) else bids)

    def bids(self, lots: tuple[Lot, ...]) -> Iterator[LotBid]:
        """Yield each bid's amount per lot."""
        for number, bid in enumerate(self.details(), start=1):
            where = f"bid {text_of(bid.get('id')) or number}"
            tenderers = objects(bid.get("tenderers"))
            if not tenderers:
                self.refuse(where, "No tenderer is named, so nobody made this bid.")
                continue
            vendor = self.vendor(tenderers)
            for lot, value in self.lot_values(where, bid, lots):
                amount = self.amount(where, value)
                if amount is not None or is_unpriced(value):
                    yield LotBid(
                        id=text_of(bid.get("id")) or str(number),
                        vendor=vendor,
                        lot=lot,
                        amount=amount,
                        date=text_of(bid.get("date")),
                        is_out=text_of(bid.get("status")) in COUNTED_OUT,
                    )

    def lot_values(self, where: str, bid: Json, lots: tuple[Lot, ...]) -> Iterator[tuple[str, Any]]:
        """Yield which lots a bid is for, and its value for each."""
        split = objects(bid.get("lotValues"))
        for one in split:
            yield text_of(one.get("relatedLot")), one.get("value")
        if split:
            return
        related = self.related_lots(where, bid, lots)
        if len(related) > 1:
            self.refuse(where, f"One value stands for {len(related)} lots together; it cannot be divided.")
            return
        for lot in related:
            yield lot, bid.get("value")

    def related_lots(self, where: str, part: Json, lots: tuple[Lot, ...]) -> list[str]:
        """Return the lots a bid or award names, known ones only."""
        known = [lot.id for lot in lots]
        named = (
            part.get("relatedLots") or part.get("relatedLot") or part.get("lotID") or part.get("relatedItem")
        )
        asked = (
            [text_of(one) for one in named] if isinstance(named, list) else [text_of(named)] if named else []
        )
        if not asked and len(known) == 1:
            return known
        if not asked:
            self.refuse(where, "The tender has several lots, and this names none of them.")
        for lot in asked:
            if lot not in known:
                self.refuse(where, f"It names the lot {lot}, which the tender does not have.")
        return list(dict.fromkeys(lot for lot in asked if lot in known))

    def awards(self, lots: tuple[Lot, ...]) -> Iterator[LotAward]:
        """Yield what was awarded, as the source says."""
        for number, award in enumerate(objects(self.whole.get("awards")), start=1):
            where = f"award {text_of(award.get('id')) or number}"
            suppliers = objects(award.get("suppliers"))
            if not suppliers:
                self.refuse(where, "No supplier is named.")
                continue
            value = award.get("value")
            related = self.related_lots(where, award, lots) if len(lots) > 1 else [lots[0].id]
            bid_together = self.key_of(suppliers) in map(self.key_of, self.tenderers())
            for supplier in [self.vendor(suppliers)] if bid_together else map(self.party, suppliers):
                yield LotAward(
                    id=text_of(award.get("id")) or str(number),
                    supplier=supplier,
                    lot=related[0] if len(related) == 1 else "",
                    amount=self.amount(where, value) if isinstance(value, dict) else None,
                    status=text_of(award.get("status")),
                )

    def amount(self, where: str, value: Any) -> Decimal | None:
        """Return an amount in the tender's currency, or None with the reason noted."""
        if not isinstance(value, dict) or value.get("amount") is None:
            self.refuse(where, "No amount is given.")
            return None
        currency = text_of(value.get("currency")).upper()
        if currency and currency != self.currency():
            self.refuse(
                where, f"The amount is in {currency}, the tender in {self.currency()}; no rate is given."
            )
            return None
        try:
            amount = Decimal(str(value["amount"])).quantize(Decimal("0.01"))
        except InvalidOperation:
            self.refuse(where, f"«{value['amount']}» is not an amount.")
            return None
        if not 0 <= amount < MOST_DIGITS:
            self.refuse(where, "The amount is negative or too large to be one.")
            return None
        return amount


def objects(part: Any) -> list[Json]:
    """Return the objects of a list, or none."""
    return [one for one in part if isinstance(one, dict)] if isinstance(part, list) else []


def is_unpriced(value: Any) -> bool:
    """Tell whether the source gives no amount at all, as many do of bids that lost."""
    return not isinstance(value, dict) or value.get("amount") is None


def joined_names(names: list[str]) -> str:
    """Name all that bid together, as far as a name may be long."""
    whole = " + ".join(names)
    count = len(names)
    while len(whole) > LONGEST_NAME and count > 1:
        count -= 1
        whole = f"{' + '.join(names[:count])} + {len(names) - count} more"
    return whole


def text_of(value: Any) -> str:
    """Return a text or number as trimmed text; anything else as none."""
    return str(value).replace("\0", "").strip() if isinstance(value, str | int | Decimal) else ""


def cpv_of(item: Json) -> str:
    """Return the CPV (or its national twin's) code of an item."""
    classification = item.get("classification")
    code = text_of(classification.get("id")) if isinstance(classification, dict) else ""
    return code[:10] if code[:8].isdigit() else ""


def item_words(item: Json) -> str:
    """Return an item as a line of text: quantity, unit, description."""
    unit = item.get("unit") if isinstance(item.get("unit"), dict) else {}
    words = [
        text_of(item.get("quantity")),
        text_of((unit or {}).get("name")),
        text_of(item.get("description")),
    ]
    return " ".join(word for word in words if word)
