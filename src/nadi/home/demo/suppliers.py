"""Suppliers, machines and a part that is wanted, in the demonstration.

The producers are named with public facts alone; agents, dealers and all machines are invented.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from nadi.home.demo.playing import Cast
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.suppliers.actions.machines import add_machine
from nadi.registers.suppliers.actions.parts import accept_part, ask_part, cannot_help, offer_part
from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest, Supplier

Kind, Terms = Supplier.Kind, PartAnswer.Terms


@dataclass(frozen=True, kw_only=True)
class Sold:
    """A supplier before it is stored."""

    values: dict[str, Any]
    makes: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = field(default=("17.21",))


AGENTS = (
    Sold(
        values={
            "name": "Colchis Technical Service",
            "name_local": "კოლხეთის ტექსერვისი",
            "summary": "Agent and workshop for carton and printing machines; technicians in Kutaisi.",
            "summary_local": "მუყაოსა და საბეჭდი დანადგარების წარმომადგენელი; ტექნიკოსები ქუთაისში.",
            "kind": Kind.AGENT,
            "country": "GE",
            "region": "GE-IM",
            "town": "Kutaisi",
            "town_local": "ქუთაისი",
            "has_parts": True,
            "has_service": True,
            "response_hours": 8,
            "delivery_days": 5,
            "products": "Bearings, belts, knives, gripper bars; maintenance contracts",
            "email": "service@colchis-tech.example",
        },
        makes=("Bobst", "Heidelberg"),
        processes=("die-cutting", "offset printing"),
    ),
    Sold(
        values={
            "name": "Black Sea Print Parts",
            "name_local": "შავი ზღვის საბეჭდი ნაწილები",
            "summary": "Spare parts for printing and converting machines from stock in Batumi.",
            "summary_local": "საბეჭდი და გადამამუშავებელი დანადგარების ნაწილები, საწყობი ბათუმში.",
            "kind": Kind.DEALER,
            "country": "GE",
            "region": "GE-AJ",
            "town": "Batumi",
            "town_local": "ბათუმი",
            "has_parts": True,
            "response_hours": 24,
            "delivery_days": 12,
            "products": "Doctor blades, anilox rollers, heating elements",
            "email": "parts@blacksea.example",
        },
        makes=("Windmöller & Hölscher", "Heidelberg", "Komori"),
        processes=("flexographic printing", "film extrusion"),
        sectors=("22.22", "18.12"),
    ),
    Sold(
        values={
            "name": "Anatolia Form Fill",
            "summary": "Filling and sealing machines for dairies and preserves, from Trabzon.",
            "summary_local": "ჩამოსასხმელი და დასახუფი დანადგარები რძისა და კონსერვისთვის, ტრაბზონიდან.",
            "kind": Kind.PRODUCER,
            "country": "TR",
            "town": "Trabzon",
            "town_local": "ტრაბზონი",
            "has_machinery": True,
            "has_parts": True,
            "has_service": True,
            "response_hours": 48,
            "delivery_days": 10,
            "products": "Cup fillers, jar closers, shrink tunnels",
            "website": "https://anatolia-formfill.example",
        },
        processes=("filling", "sealing"),
        sectors=("10.39", "10.51"),
    ),
)
PRODUCERS = (
    Sold(
        values={
            "name": "Bobst",
            "summary": "Machines for folding carton, corrugated board, labels and flexible materials.",
            "summary_local": "დანადგარები მუყაოს, გოფრირებული მუყაოს, ეტიკეტისა და მოქნილი მასალებისთვის.",
            "kind": Kind.PRODUCER,
            "country": "CH",
            "website": "https://www.bobst.com",
            "has_machinery": True,
            "exhibits_at": "drupa, interpack",
            "source": "Public website",
        },
        makes=("Bobst",),
        processes=("die-cutting", "folding and gluing", "flexographic printing"),
    ),
    Sold(
        values={
            "name": "Windmöller & Hölscher",
            "summary": "Machines for film extrusion, printing and converting of flexible packaging.",
            "summary_local": "აფსკის ექსტრუზიის, ბეჭდვისა და მოქნილი შეფუთვის გადამუშავების დანადგარები.",
            "kind": Kind.PRODUCER,
            "country": "DE",
            "town": "Lengerich",
            "website": "https://www.wh.group",
            "has_machinery": True,
            "exhibits_at": "K, interpack",
            "source": "Public website",
        },
        makes=("Windmöller & Hölscher",),
        processes=("film extrusion", "flexographic printing"),
        sectors=("22.22",),
    ),
)
MACHINES = (
    ("kolkheti", "Bobst", "Expertcut 106", "die-cutting", 2012),
    ("kolkheti", "Heidelberg", "Speedmaster CD 102", "offset printing", 2008),
    ("kartli", "Bobst", "SP 102-E", "die-cutting", 1998),
    ("imereti", "Bobst", "M1 340", "label printing", 2017),
    ("kartli", "Heidelberg", "Speedmaster SM 74", "offset printing", 2004),
    ("imereti", "Heidelberg", "GTO 52", "offset printing", 1995),
    ("rioni", "Windmöller & Hölscher", "Varex II", "film extrusion", 2015),
    ("mtkvari", "Windmöller & Hölscher", "Miraflex", "flexographic printing", 2013),
    ("adjara", "Windmöller & Hölscher", "Varex", "film extrusion", 2009),
    ("rustavi", "Reifenhäuser", "Evolution", "film extrusion", 2018),
)


def fill(cast: Cast) -> None:
    """Store suppliers and machines; one machine stands still, another one's part was found."""
    agents = [enter(one, cast) for one in AGENTS]
    for sold in PRODUCERS:
        is_carton = "Bobst" in sold.makes
        enter(sold, cast, local_agent=agents[0] if is_carton else None)
    machines = [machine_of(cast, *row) for row in MACHINES]
    found(cast, machines[2])
    wanted(cast, machines[4])


def enter(sold: Sold, cast: Cast, **more: Any) -> Supplier:
    """Store one supplier."""
    facts = Facts(
        values={**sold.values, **more},
        codes={"make": sold.makes, "process": sold.processes, "nace": sold.sectors},
    )
    return keep_entry(by=cast.staff, entry=Supplier(), facts=facts, verb="suppliers.add")


def machine_of(cast: Cast, *row: Any) -> Machine:
    """Store one machine of a firm."""
    firm, make, model, process, year = row
    facts = {
        "make": make,
        "model": model,
        "process": process,
        "year": year,
        "site": cast.firms[firm].sites.first(),
    }
    return add_machine(by=cast.actors[firm], organisation=cast.firms[firm], facts=facts)


def found(cast: Cast, machine: Machine) -> None:
    """Let Kartli Box find a bearing with Kolkheti Karton."""
    asked = ask_part(
        by=cast.actors["kartli"],
        machine=machine,
        facts={
            "part": "Main bearing of the platen",
            "part_number": "BSA0301000097",
            "what_happened": "Loud since Monday, and stopped today. The new one comes in three weeks.",
        },
    )
    cannot_help(by=cast.actors["imereti"], answer=answer_of(asked, cast, "imereti"))
    offered = offer_part(
        by=cast.actors["kolkheti"],
        answer=answer_of(asked, cast, "kolkheti"),
        facts={
            "terms": Terms.LEND,
            "message": "We keep one in stock. You can have it until yours comes.",
            "price": None,
            "contact": "Levan, workshop, +995 555 01 01 01",
        },
    )
    accept_part(by=cast.actors["kartli"], answer=offered)


def wanted(cast: Cast, machine: Machine) -> None:
    """Let Kartli Box wait: one firm has offered, one has not answered yet."""
    asked = ask_part(
        by=cast.actors["kartli"],
        machine=machine,
        facts={
            "part": "Ink fountain roller motor",
            "part_number": "61.144.1121",
            "what_happened": "The motor of unit 2 does not turn; unit 1 prints.",
            "needed_by": timezone.localdate() + timedelta(days=4),
        },
    )
    offer_part(
        by=cast.actors["imereti"],
        answer=answer_of(asked, cast, "imereti"),
        facts={
            "terms": Terms.SELL,
            "message": "From a machine we no longer run; it was tested in spring.",
            "price": "420.00",
            "contact": "Tamar, +995 555 02 02 02",
        },
    )


def answer_of(asked: PartRequest, cast: Cast, firm: str) -> PartAnswer:
    """Return what a firm was asked."""
    return asked.answers.get(organisation=cast.firms[firm])
