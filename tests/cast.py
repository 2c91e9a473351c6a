"""The cast that every test knows: who stands where in a small packaging cluster.

    def test_a_member_sees_its_own_demand(cast: Cast) -> None:
        page = client_for(cast.rioni.colleague).get("/pools/")
        open_pool(by=actor_of_person(cast.staff), ...)

Three member companies (rioni, samgori, kolkheti), each with sites, a representative and a colleague; the
association's office with staff; the board (an elected representative of Kolkheti); two vendors who compete;
a partner; a stranger who is signed in and acts for nobody. Staff and board own a second factor.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nadi.companies.actions.organisations import refresh_search_text
from nadi.companies.middleware import SESSION_KEY, chosen_affiliation
from nadi.companies.models import Affiliation, Organisation, Site
from nadi.companies.queries import actor_for, affiliations_of
from nadi.people.models import Person
from nadi.web.access import Actor

PASSWORD = "a long enough secret"
MEMBER_SINCE = date(2024, 1, 1)
REPRESENTATIVE, COLLEAGUE = Affiliation.Role.REPRESENTATIVE, Affiliation.Role.COLLEAGUE


@dataclass(frozen=True, kw_only=True)
class Place:
    """A site before it is stored: a real town and where it lies."""

    name: str
    name_local: str
    town: str
    region: str
    latitude: str
    longitude: str


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member company, its sites and its people."""

    organisation: Organisation
    sites: tuple[Site, ...]
    representative: Person
    colleague: Person


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Everybody, by name."""

    office: Organisation
    staff: Person
    board: Person
    rioni: Member
    samgori: Member
    kolkheti: Member
    vendor: Person
    vendor_organisation: Organisation
    rival: Person
    rival_organisation: Organisation
    partner: Person
    stranger: Person

    @property
    def members(self) -> tuple[Member, Member, Member]:
        return (self.rioni, self.samgori, self.kolkheti)


KUTAISI = Place(
    name="Kutaisi plant",
    name_local="ქუთაისის საწარმო",
    town="Kutaisi",
    region="GE-IM",
    latitude="42.269800",
    longitude="42.705300",
)
TBILISI = Place(
    name="Tbilisi warehouse",
    name_local="თბილისის საწყობი",
    town="Tbilisi",
    region="GE-TB",
    latitude="41.716700",
    longitude="44.783300",
)
RUSTAVI = Place(
    name="Rustavi plant",
    name_local="რუსთავის საწარმო",
    town="Rustavi",
    region="GE-KK",
    latitude="41.549500",
    longitude="44.993200",
)
POTI = Place(
    name="Poti plant",
    name_local="ფოთის საწარმო",
    town="Poti",
    region="GE-SZ",
    latitude="42.146200",
    longitude="41.671900",
)
ZUGDIDI = Place(
    name="Zugdidi warehouse",
    name_local="ზუგდიდის საწყობი",
    town="Zugdidi",
    region="GE-SZ",
    latitude="42.508800",
    longitude="41.870900",
)


def person_called(name: str, email: str) -> Person:
    """Store a person with a confirmed address and the password of the cast."""
    person = Person.objects.create_user(email, PASSWORD, name=name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def with_second_factor(person: Person) -> Person:
    """Give a person an authenticator, as staff and board must have."""
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "TESTSECRET"})
    return person


def acts_for(
    person: Person,
    organisation: Organisation,
    role: Affiliation.Role = REPRESENTATIVE,
    *,
    board: bool = False,
) -> Affiliation:
    """Let a person act for an organisation."""
    return Affiliation.objects.create(person=person, organisation=organisation, role=role, is_on_board=board)


def findable(organisation: Organisation) -> Organisation:
    """Store the words by which the organisation is searched, as its actions do."""
    refresh_search_text(organisation)
    organisation.save(update_fields=["search_text"])
    return organisation


def member_company(name: str, name_local: str, number: str, *places: Place) -> Member:
    """Store a member company with its sites, its representative and its colleague."""
    organisation = Organisation.objects.create(
        name=name, name_local=name_local, number=number, sector="17.21", member_since=MEMBER_SINCE
    )
    sites = [
        Site.objects.create(
            organisation=organisation,
            name=place.name,
            name_local=place.name_local,
            town=place.town,
            region=place.region,
            latitude=Decimal(place.latitude),
            longitude=Decimal(place.longitude),
        )
        for place in places
    ]
    findable(organisation)
    domain = f"{name.split()[0].lower()}.example"
    representative = person_called(f"{name.split()[0]} Representative", f"representative@{domain}")
    colleague = person_called(f"{name.split()[0]} Colleague", f"colleague@{domain}")
    acts_for(representative, organisation)
    acts_for(colleague, organisation, COLLEAGUE)
    return Member(
        organisation=organisation, sites=tuple(sites), representative=representative, colleague=colleague
    )


def outsider(kind: Organisation.Kind, name: str, email: str) -> tuple[Organisation, Person]:
    """Store an organisation outside the association, with one person of it."""
    organisation = findable(Organisation.objects.create(kind=kind, name=name, country="TR"))
    person = person_called(f"{name} Sales", email)
    acts_for(person, organisation)
    return organisation, person


def make_cast() -> Cast:
    """Store the whole cast."""
    office = Organisation.objects.create(
        kind=Organisation.Kind.OFFICE, name="Packaging Cluster Office", name_local="შეფუთვის კლასტერის ოფისი"
    )
    staff = with_second_factor(person_called("Nino Staff", "staff@office.example"))
    acts_for(staff, office)
    rioni = member_company("Rioni Cartons", "რიონის მუყაო", "212345671", KUTAISI)
    samgori = member_company("Samgori Foods", "სამგორის საკვები", "212345672", TBILISI, RUSTAVI)
    kolkheti = member_company("Kolkheti Bottlers", "კოლხეთის სასმელები", "212345673", POTI, ZUGDIDI)
    board = with_second_factor(person_called("Levan Board", "board@kolkheti.example"))
    acts_for(board, kolkheti.organisation, board=True)
    provider, partner = Organisation.Kind.PROVIDER, Organisation.Kind.PARTNER
    vendor_organisation, vendor = outsider(provider, "Anatolia Board Mills", "sales@anatolia.example")
    rival_organisation, rival = outsider(provider, "Marmara Packaging", "sales@marmara.example")
    return Cast(
        office=office,
        staff=staff,
        board=board,
        rioni=rioni,
        samgori=samgori,
        kolkheti=kolkheti,
        vendor=vendor,
        vendor_organisation=vendor_organisation,
        rival=rival,
        rival_organisation=rival_organisation,
        partner=outsider(partner, "Development Agency", "office@agency.example")[1],
        stranger=person_called("Stranger", "stranger@elsewhere.example"),
    )


def actor_of_person(person: Person, organisation: Organisation | None = None) -> Actor:
    """Return the person as the actor of an action, for the organisation named or their first."""
    chosen = chosen_affiliation(list(affiliations_of(person)), organisation.uid if organisation else None)
    return actor_for(person, chosen, has_second_factor=is_mfa_enabled(person))


def client_for(person: Person, organisation: Organisation | None = None) -> Client:
    """Return a browser in which the person is signed in, acting for the organisation named or their first."""
    client = Client()
    client.force_login(person)
    if organisation is not None:
        session = client.session
        session[SESSION_KEY] = organisation.uid
        session.save()
    return client


def queries_for(client: Client, address: str) -> int:
    """Return how many queries a page costs once its session is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


@pytest.fixture
def cast(db: None) -> Cast:
    """Give a test the whole cast."""
    return make_cast()
