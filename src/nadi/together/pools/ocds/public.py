"""What may be published of a process: values that hold nothing confidential, whoever reads them.

Whatever gets in here is public. `publishing` decides that; `releases` only writes it down.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class PublicParty:
    """The association, or a vendor; members are never named."""

    id: str
    name: str
    name_local: str = ""
    scheme: str = ""
    number: str = ""
    country: str = ""
    town: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicDocument:
    """A document that vendors were given, or a page that everybody may read."""

    id: str
    kind: str
    title: str
    url: str = ""
    format: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicLine:
    """A line of the pool, which is a lot of the tender; no quantity where disclosure control keeps it."""

    id: str
    title: str
    title_local: str = ""
    specification: str = ""
    specification_local: str = ""
    unit: str
    unit_name: str
    category: str = ""
    quantity: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class PublicEnquiry:
    """A vendor's question as all vendors read it; nobody learns who asked, or when."""

    id: str
    question: str
    answer: str
    answered: datetime


@dataclass(frozen=True, kw_only=True)
class PublicAmendment:
    """A change of the tender."""

    id: str
    published: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class PublicTender:
    """How the tender runs."""

    status: str
    lot_status: str
    is_open: bool
    began: datetime | None = None
    bids_until: datetime | None = None
    award_on: date | None = None
    deliver_from: date | None = None
    deliver_until: date | None = None
    incoterm: str = ""
    criteria: tuple[str, ...] = ()
    has_auction: bool = False
    documents: tuple[PublicDocument, ...] = ()
    enquiries: tuple[PublicEnquiry, ...] = ()
    amendments: tuple[PublicAmendment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicBid:
    """That a vendor bid for a line; what it asked, only where it won and the sum may be shown."""

    id: str
    vendor: PublicParty
    line: str
    submitted: datetime
    status: str
    amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class PublicAmount:
    """What an award or agreement gives of a line; figures only where they may be shown."""

    line: str
    quantity: Decimal | None = None
    unit_price: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class PublicAward:
    """What one vendor was awarded."""

    id: str
    vendor: PublicParty
    status: str
    decided: datetime
    lines: tuple[PublicAmount, ...]
    bids: tuple[str, ...]
    amount: Decimal | None = None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, kw_only=True)
class PublicContract:
    """A framework agreement; its orders only as one sum, and only when there will be no more."""

    id: str
    award: str
    title: str
    status: str
    starts: date
    ends: date
    signed: datetime
    lines: tuple[PublicAmount, ...]
    amendments: tuple[PublicAmendment, ...] = ()
    called_off: Decimal | None = None
    ended: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PublicProcess:
    """Everything that may be published of one pool."""

    ocid: str
    id: str
    language: str
    changed: datetime
    title: str
    title_local: str = ""
    summary: str = ""
    summary_local: str = ""
    category: str = ""
    currency: str
    demand_until: datetime
    is_demand_closed: bool
    buyer: PublicParty
    lines: tuple[PublicLine, ...]
    tender: PublicTender
    bid_count: int | None = None
    valid_bid_count: int | None = None
    bids: tuple[PublicBid, ...] = ()
    awards: tuple[PublicAward, ...] = ()
    contracts: tuple[PublicContract, ...] = ()
