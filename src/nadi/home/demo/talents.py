"""Candidates, vacancies, students and the demand, in the demonstration: played through the real actions."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nadi.companies.actions.organisations import add_organisation
from nadi.companies.models import Affiliation, Organisation
from nadi.companies.queries import actor_for
from nadi.home.demo.playing import Cast
from nadi.home.demo.roles import PASSWORD
from nadi.home.demo.talents_people import CANDIDATES, LAST_YEAR, VACANCIES
from nadi.people.models import Person
from nadi.registers.classifications.loading import load
from nadi.registers.classifications.shapes import TermRow
from nadi.registers.classifications.sources.published import ISCO as ISCO_08
from nadi.registers.talents.actions.applying import apply_by_link
from nadi.registers.talents.actions.contacts import agree, ask_for_contact
from nadi.registers.talents.actions.demand import release_demand
from nadi.registers.talents.actions.entering import Entered, confirm_address, enter_candidate
from nadi.registers.talents.actions.placements import agree_placement, offer, propose_placement
from nadi.registers.talents.actions.vacancies import Wanted, close_vacancy, join_vacancy, post_vacancy
from nadi.registers.talents.models import Candidate, StudentGroup, TrainingPlaces, Vacancy
from nadi.web.access import Actor

# Unit groups of ISCO-08 in the demonstration's own Georgian; the whole classification is loaded from a file.
ISCO = {"Flexographic press operator": "7322", "Packaging machine operator": "8183"}
GROUPS = (
    TermRow(code="7322", level=4, title="Printers", title_local="მბეჭდავები"),
    TermRow(
        code="8183",
        level=4,
        title="Packing, bottling and labelling machine operators",
        title_local="შესაფუთი, ჩამომსხმელი და მაეტიკეტებელი დანადგარების ოპერატორები",
    ),
)
MONEY = ("wage_from", "wage_to")
QUESTION = (
    "Good day! We run two presses of the kind you describe and look for somebody who teaches others. May we "
    "call you?"
)


def fill(cast: Cast) -> None:
    """Let people enter themselves, firms look for them, a college place its students."""
    load(by=cast.staff, edition=ISCO_08, rows=GROUPS)
    candidates = {one["key"]: candidate_of(one) for one in CANDIDATES}
    vacancies = {one["key"]: vacancy_of(cast, one) for one in VACANCIES}
    asked(cast, candidates, vacancies)
    apply_by_link(
        candidate=candidates["vakho"], vacancy=vacancies["electrician"], message="I can begin in two weeks."
    )
    apply_by_link(candidate=candidates["lela"], vacancy=vacancies["design"], message="My portfolio is ready.")
    students(cast)
    last_year(cast)


def exact(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with their amounts as decimals."""
    return {name: Decimal(value) if name in MONEY else value for name, value in values.items()}


def candidate_of(said: dict[str, Any]) -> Candidate:
    """Let somebody enter by the public form and confirm the address."""
    key = said["key"]
    facts = exact({**said, "email": f"{key}@people.example", "phone": "+995 555 00 00 00", "language": "ka"})
    enter_candidate(entered=Entered(facts=facts))
    candidate = Candidate.objects.select_related("identity").get(identity__email=f"{key}@people.example")
    confirm_address(candidate=candidate)
    return Candidate.objects.select_related("identity").get(pk=candidate.pk)


def vacancy_of(cast: Cast, wanted: dict[str, Any]) -> Vacancy:
    """Post a vacancy, let other firms join it, and close it where it has come so far."""
    firm = wanted["firm"]
    vacancy = post_vacancy(
        by=actor(cast, firm),
        wanted=Wanted(
            values={**exact(wanted["values"]), "open_until": timezone.localdate() + timedelta(days=30)},
            must_skills=wanted.get("must", ()),
            skills=wanted["skills"],
            languages=wanted.get("languages", {}),
            count=wanted["count"],
        ),
        organisation=cast.firms[firm],
    )
    for other, count, is_named in wanted.get("joined", ()):
        join_vacancy(by=actor(cast, other), vacancy=vacancy, count=count, is_named=is_named)
    if state := wanted.get("until"):
        close_vacancy(by=actor(cast, firm), vacancy=vacancy, state=state)
    return vacancy


def actor(cast: Cast, firm: str) -> Actor:
    """Return who acts for a firm: its own people, or the office where nobody of it signs in."""
    return cast.actors.get(firm, cast.staff)


def asked(cast: Cast, candidates: dict[str, Candidate], vacancies: dict[str, Vacancy]) -> None:
    """Let firms ask candidates: one agreed, one has not answered."""
    first = ask_for_contact(
        by=cast.actors["kolkheti"], candidate=candidates["natela"], message=QUESTION, vacancy=None
    )
    agree(request=first)
    ask_for_contact(
        by=cast.actors["terjola"],
        candidate=candidates["mzia"],
        message="Good day! We prepare a second certificate and would like to talk with you.",
        vacancy=vacancies["quality"],
    )


def students(cast: Cast) -> None:
    """Let a college offer students and two firms places; one placement is agreed, one proposed."""
    college = add_organisation(
        by=cast.staff,
        facts={
            "kind": Organisation.Kind.PARTNER,
            "name": "Imereti Vocational College",
            "name_local": "იმერეთის პროფესიული კოლეჯი",
            "country": "GE",
            "number": "900000301",
        },
    )
    person = Person.objects.create_user(
        "college@demo.nadi", PASSWORD, name="Rusudan Kobakhidze", language="ka"
    )
    affiliation = Affiliation.objects.create(
        person=person, organisation=college, role=Affiliation.Role.REPRESENTATIVE
    )
    teacher = actor_for(person, affiliation, has_second_factor=False)
    starts = timezone.localdate() + timedelta(days=40)
    values = {
        "kind": "internship",
        "occupation": "Flexographic press operator",
        "occupation_local": "ფლექსობეჭდვის ოპერატორი",
        "starts": starts,
        "ends": starts + timedelta(days=90),
        "region": "GE-IM",
        "town": "Kutaisi",
    }
    programme = {
        **values,
        "programme": "Printing technology, second year",
        "programme_local": "ბეჭდვის ტექნოლოგია, მეორე კურსი",
        "number": 12,
    }
    group = offer(by=teacher, offered=StudentGroup(), organisation=college, values=programme)
    places = {
        firm: offer(
            by=cast.actors[firm],
            offered=TrainingPlaces(),
            organisation=cast.firms[firm],
            values={**values, "number": number, "is_paid": is_paid},
        )
        for firm, number, is_paid in (("kolkheti", 4, True), ("imereti", 3, False))
    }
    settled = propose_placement(by=cast.staff, group=group, places=places["kolkheti"], number=4)
    agree_placement(by=teacher, placement=settled)
    agree_placement(by=cast.actors["kolkheti"], placement=settled)
    propose_placement(by=cast.staff, group=group, places=places["imereti"], number=3)


def last_year(cast: Cast) -> None:
    """Let firms have looked for people last year, and release that demand to colleges."""
    year = timezone.localdate().year - 1
    for firm, title, region, count in LAST_YEAR:
        values = {
            "title": title,
            "occupation": title,
            "region": region,
            "audience": Vacancy.Audience.MEMBERS,
            "open_until": date(year, 11, 30),
        }
        vacancy = post_vacancy(
            by=actor(cast, firm),
            wanted=Wanted(values=values, count=count, codes={"isco": [ISCO[title]]}),
            organisation=cast.firms[firm],
        )
        posted = datetime(year, 10, 1, 9, tzinfo=UTC)
        Vacancy.objects.filter(pk=vacancy.pk).update(posted=posted)
        close_vacancy(by=actor(cast, firm), vacancy=vacancy, state=Vacancy.State.FILLED)
    release_demand(by=cast.staff, year=year)
