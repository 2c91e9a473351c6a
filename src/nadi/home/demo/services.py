"""Services, certificates in several states and two ways to a standard, in the demonstration."""

from datetime import timedelta

from django.utils import timezone

from nadi.home.demo.playing import Cast
from nadi.home.demo.providers import SERVICES, Provided
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.actions.uses import enter_use
from nadi.registers.services.actions.certificates import add_certificate, set_audits, show_certificate
from nadi.registers.services.actions.readiness import begin_readiness, set_step, wish_together
from nadi.registers.services.actions.services import propose_change, set_accreditations
from nadi.registers.services.models import Certificate, Service
from nadi.registers.services.readiness.catalogue import steps_of
from nadi.web.access import Actor, Capacity, Role

TEXTS = (
    "name",
    "name_local",
    "summary",
    "summary_local",
    "scope",
    "scope_local",
    "prices",
    "prices_local",
    "kind",
    "town",
    "town_local",
    "region",
    "country",
    "website",
)
# Firm, standard, certification body, days until it ends, who sees it.
CERTIFICATES = (
    ("kolkheti", "ISO 9001", "iberia-cert", 640, "public"),
    ("kolkheti", "BRCGS Packaging", "rhein-audit", 24, "members"),
    ("mtkvari", "ISO 9001", "iberia-cert", -30, "own"),
    ("mtkvari", "FSSC 22000", "rhein-audit", 200, "public"),
    ("terjola", "ISO 22000", "iberia-cert", 80, "members"),
    ("alazani", "ISO 14001", "iberia-cert", 410, "public"),
    ("rioni", "ISO 9001", "iberia-cert", 500, "own"),
)


def fill(cast: Cast) -> None:
    """Enter the services, what firms hold, and how far two of them have come."""
    services = {one.key: enter(one, cast) for one in SERVICES}
    used(cast, services)
    proposed(cast, services["caucasus-packing"])
    for firm, standard, body, days, shown in CERTIFICATES:
        certified(cast, firm, standard, services[body], days)
        if shown != "own":
            show(cast, firm, standard, shown)
    ready(cast, "rioni", "BRCGS Packaging", done=5, under_way=3)
    ready(cast, "imereti", "ISO 9001", done=11, under_way=2)


IN_GEORGIAN = {
    "Food contact materials": "სურსათთან შეხებაში მყოფი მასალები",
    "Drinking water": "სასმელი წყალი",
    "Mass, temperature": "მასა, ტემპერატურა",
}


def enter(one: Provided, cast: Cast) -> Service:
    """Enter a service with its accreditations."""
    values = {name: getattr(one, name) for name in TEXTS}
    if one.key == "caucasus-packing":
        values["owner"] = cast.firms["caucasus"]
    codes = {"standard": one.standards, "place": one.places, "language": one.languages}
    service = keep_entry(
        by=cast.staff, entry=Service(), facts=Facts(values=values, codes=codes), verb="services.add"
    )
    today = timezone.localdate()
    rows = [
        {
            "body": body,
            "number": number,
            "scope": scope,
            "scope_local": IN_GEORGIAN.get(scope, ""),
            "valid_until": today + timedelta(days=days),
        }
        for body, number, scope, days in one.accredited
    ]
    if rows:
        set_accreditations(by=cast.staff, service=service, rows=rows)
    return service


def used(cast: Cast, services: dict[str, Service]) -> None:
    """Let firms say what they used, and what they think of it."""
    told = (
        ("kolkheti", "kutaisi-lab", 5, "Results in four days.", True),
        ("terjola", "kutaisi-lab", 4, "", False),
        ("rioni", "rioni-waste", 3, "Comes late in autumn.", True),
        ("mtkvari", "mtkvari-logistics", 4, "", True),
    )
    for firm, key, rating, comment, is_named in told:
        facts = {
            "used_on": timezone.localdate() - timedelta(days=40),
            "rating": rating,
            "comment": comment,
            "is_named": is_named,
        }
        enter_use(by=cast.actors[firm], entry=services[key], facts=facts)


def proposed(cast: Cast, service: Service) -> None:
    """Let the provider propose a change of its entry."""
    provider = cast.firms["caucasus"]
    by = Actor(
        organisation_id=provider.pk,
        organisation=provider.uid,
        organisation_name=provider.name,
        roles=frozenset({Role.PROVIDER}),
        capacity=Capacity.REPRESENTATIVE,
    )
    values = {
        "prices": "Storage GEL 14 a pallet and month.",
        "prices_local": "შენახვა – 14 ლარი პალეტზე თვეში.",
    }
    propose_change(by=by, service=service, facts=Facts(values=values))


def certified(cast: Cast, firm: str, standard: str, certifier: Service, days: int) -> Certificate:
    """Enter a certificate that ends in so many days, with its surveillance audits."""
    until = timezone.localdate() + timedelta(days=days)
    facts = {
        "standard": standard,
        "scope": "Production of packaging",
        "scope_local": "შეფუთვის წარმოება",
        "body": certifier.name,
        "certifier": certifier,
        "number": f"{firm[:3].upper()}-{standard[-4:].strip()}",
        "issued": until - timedelta(days=3 * 365),
        "valid_until": until,
    }
    certificate = add_certificate(by=cast.staff, organisation=cast.firms[firm], facts=facts)
    first, second = until - timedelta(days=2 * 365), until - timedelta(days=365)
    rows = [{"due": first, "held": first, "outcome": "minor", "note": "Calibration list renewed."}]
    is_held = second <= timezone.localdate()
    rows.append(
        {"due": second, "held": second, "outcome": "passed", "note": ""}
        if is_held
        else {"due": second, "held": None, "outcome": "planned", "note": ""}
    )
    set_audits(by=cast.staff, certificate=certificate, rows=rows)
    return certificate


def show(cast: Cast, firm: str, standard: str, shown: str) -> None:
    """Let a firm show its certificate."""
    certificate = Certificate.objects.get(organisation=cast.firms[firm], standard=standard)
    show_certificate(by=cast.actors[firm], certificate=certificate, shown=shown)


def ready(cast: Cast, firm: str, standard: str, *, done: int, under_way: int) -> None:
    """Let a firm go some steps of its way."""
    by, today = cast.actors[firm], timezone.localdate()
    readiness = begin_readiness(by=by, standard=standard, target=today + timedelta(days=240))
    for number, step in enumerate(steps_of(standard)[: done + under_way]):
        is_done = number < done
        facts = {
            "state": "done" if is_done else "under_way",
            "reason": "",
            "responsible": "Ana" if number % 2 else "Giorgi",
            "due": None if is_done else today + timedelta(days=14 + 7 * number),
            "note": "",
        }
        set_step(by=by, readiness=readiness, step=step.key, facts=facts)
    wish_together(by=by, readiness=readiness, wish="training")
