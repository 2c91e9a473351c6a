"""Vacancies: who sees, posts, changes and closes them, and what search engines read."""

import json
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.registers.talents.actions.vacancies import join_vacancy, leave_vacancy
from nadi.registers.talents.jobs import expire
from nadi.registers.talents.models import Application, Vacancy
from nadi.registers.talents.tests.people import candidate_of, told, vacancy_of
from nadi.web.access import Refused
from nadi.web.models import SearchDocument

TYPED = {
    "title": "Flexo printer operator",
    "kind": "job",
    "occupation": "Flexographic press operator",
    "open_until": (timezone.localdate() + timedelta(days=20)).isoformat(),
    "audience": "public",
    "must_skills": "plate mounting",
    "languages": "English B1",
    "count": "2",
    "is_shared": "on",
}


def page_of(vacancy: Vacancy, name: str = "vacancy") -> str:
    """Return the address of one of a vacancy's pages."""
    return reverse(f"talents.{name}", args=[vacancy.uid])


def test_a_member_posts_a_vacancy(cast: Cast) -> None:
    client_for(cast.rioni.colleague).post(reverse("talents.post"), TYPED)
    vacancy = Vacancy.objects.get()
    asked = sorted(vacancy.requirements.values_list("scheme", "words", "level", "is_must"))
    assert asked == [("esco-skill", "plate mounting", "", True), ("language", "en", "B1", True)]
    assert vacancy.firms.get().count == 2


def test_the_office_posts_for_a_member(cast: Cast) -> None:
    typed = {**TYPED, "firm": cast.samgori.organisation.pk}
    client_for(cast.staff).post(reverse("talents.post"), typed)
    assert Vacancy.objects.get().organisation == cast.samgori.organisation


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Give a title"),
        ("open_until", "2020-01-01", "This day has passed"),
        ("count", "0", "greater than or equal to 1"),
        ("wage_from", "a lot", "Enter a number"),
    ],
)
def test_bad_input_is_explained(cast: Cast, field: str, value: str, sentence: str) -> None:
    answer = client_for(cast.rioni.colleague).post(reverse("talents.post"), {**TYPED, field: value})
    assert (sentence in answer.content.decode(), Vacancy.objects.count()) == (True, 0)


def test_a_vendor_does_not_post(cast: Cast) -> None:
    assert client_for(cast.vendor).get(reverse("talents.post")).status_code == 403


def test_everybody_reads_a_public_vacancy(cast: Cast, client: Client) -> None:
    answer = client.get(page_of(vacancy_of(cast)))
    assert (answer.status_code, "Rioni Cartons" in answer.content.decode()) == (200, True)


def test_a_guest_does_not_read_one_for_members(cast: Cast, client: Client) -> None:
    vacancy = vacancy_of(cast, {"audience": "members"})
    statuses = [one.get(page_of(vacancy)).status_code for one in (client, client_for(cast.samgori.colleague))]
    assert statuses == [404, 200]


def test_search_engines_read_a_job_posting(cast: Cast, client: Client) -> None:
    vacancy = vacancy_of(cast, {"description": "Set up </script><b>presses</b>", "wage_to": "1800"})
    said = client.get(page_of(vacancy)).content.decode()
    [written] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', said)
    posting = json.loads(written)
    assert (posting["@type"], posting["hiringOrganization"]["name"]) == ("JobPosting", "Rioni Cartons")
    assert posting["validThrough"].startswith(vacancy.open_until.isoformat())


def posting_at(client: Client, vacancy: Vacancy) -> dict[str, Any]:
    """Return what search engines read on the page of a vacancy."""
    said = client.get(page_of(vacancy)).content.decode()
    [written] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', said)
    found: dict[str, Any] = json.loads(written)
    return found


@pytest.mark.parametrize(
    "values", [{}, {"is_remote": True, "region": ""}, {"description": "Set up presses."}]
)
def test_the_posting_has_what_search_engines_require(
    cast: Cast, client: Client, values: dict[str, Any]
) -> None:
    posting = posting_at(client, vacancy_of(cast, values))
    assert {"title", "description", "datePosted", "validThrough", "hiringOrganization"} <= set(posting)
    assert datetime.fromisoformat(posting["validThrough"]).tzinfo is not None
    assert date.fromisoformat(posting["datePosted"]) == timezone.localdate()
    assert posting["jobLocation"]["address"]["addressCountry"] == "GE"
    assert (posting.get("jobLocationType") == "TELECOMMUTE") == ("applicantLocationRequirements" in posting)
    assert posting["description"] != posting["title"]


@pytest.mark.parametrize(
    ("wages", "told"),
    [
        ({"wage_from": Decimal("1500")}, {"value": 1500}),
        (
            {"wage_from": Decimal("1500"), "wage_to": Decimal("1800.50")},
            {"minValue": 1500, "maxValue": 1800.5},
        ),
    ],
)
def test_the_posting_tells_the_wage_in_numbers(
    cast: Cast, client: Client, wages: dict[str, Decimal], told: dict[str, Any]
) -> None:
    value = posting_at(client, vacancy_of(cast, wages))["baseSalary"]["value"]
    assert value == {"@type": "QuantitativeValue", "unitText": "MONTH", **told}


def test_the_posting_is_no_script_that_runs(cast: Cast, client: Client) -> None:
    answer = client.get(page_of(vacancy_of(cast)))
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]


def test_a_vacancy_that_is_over_says_so_and_is_forgotten(cast: Cast, client: Client) -> None:
    vacancy = vacancy_of(cast)
    client_for(cast.rioni.colleague).post(page_of(vacancy, "vacancy_filled"))
    answer = client.get(page_of(vacancy))
    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (410, "noindex")
    assert "JobPosting" not in answer.content.decode()


def test_the_last_day_closes_a_vacancy(cast: Cast, client: Client) -> None:
    vacancy = vacancy_of(cast)
    Vacancy.objects.update(open_until=timezone.localdate() - timedelta(days=1))
    before = client.get(page_of(vacancy)).status_code
    expire()
    vacancy.refresh_from_db()
    readers = SearchDocument.objects.get(key=vacancy.uid).readers.split()
    assert (before, vacancy.state, readers) == (410, "expired", ["staff"])


def test_one_cannot_apply_for_what_is_over(cast: Cast, client: Client) -> None:
    vacancy = vacancy_of(cast)
    client_for(cast.rioni.colleague).post(page_of(vacancy, "withdraw_vacancy"))
    assert client.get(page_of(vacancy, "apply"), follow=True).status_code == 410


def test_another_member_does_not_change_it(cast: Cast) -> None:
    address = page_of(vacancy_of(cast), "edit_vacancy")
    assert client_for(cast.samgori.representative).get(address).status_code == 403


def test_changing_keeps_what_is_asked(cast: Cast) -> None:
    vacancy = vacancy_of(cast)
    client_for(cast.rioni.colleague).post(page_of(vacancy, "edit_vacancy"), {**TYPED, "title": "Printer"})
    vacancy.refresh_from_db()
    assert (vacancy.title, vacancy.requirements.filter(is_must=True).count()) == ("Printer", 2)


@pytest.mark.parametrize("name", ["vacancy_filled", "withdraw_vacancy", "leave_vacancy"])
def test_looking_at_a_verb_is_refused(cast: Cast, name: str) -> None:
    assert client_for(cast.rioni.colleague).get(page_of(vacancy_of(cast), name)).status_code == 405


def test_a_closed_vacancy_is_not_closed_again(cast: Cast) -> None:
    vacancy = vacancy_of(cast)
    client = client_for(cast.rioni.colleague)
    client.post(page_of(vacancy, "vacancy_filled"))
    client.post(page_of(vacancy, "withdraw_vacancy"))
    vacancy.refresh_from_db()
    assert vacancy.state == "filled"


def test_a_firm_that_joins_unnamed_stays_unnamed(cast: Cast, client: Client) -> None:
    vacancy = vacancy_of(cast, {"is_shared": True})
    join_vacancy(by=actor_of_person(cast.samgori.colleague), vacancy=vacancy, count=3, is_named=False)
    readers = [client, client_for(cast.kolkheti.colleague), client_for(cast.rioni.colleague)]
    said = "".join(one.get(page_of(vacancy)).content.decode() for one in readers)
    assert told(said, ["Samgori"]) == []


def test_the_board_does_not_read_in_the_journal_who_stands_behind_a_vacancy(cast: Cast) -> None:
    vacancy = vacancy_of(cast, {"is_shared": True})
    join_vacancy(by=actor_of_person(cast.samgori.colleague), vacancy=vacancy, count=3, is_named=False)
    page = client_for(cast.board).get(f"/journal/?q={vacancy.uid}").content.decode()
    office = client_for(cast.staff).get(f"/journal/?q={vacancy.uid}").content.decode()
    assert (told(page, ["Samgori"]), told(office, ["Samgori"])) == ([], ["Samgori"])


def test_the_sum_of_several_firms_is_told_to_the_office_alone(cast: Cast, client: Client) -> None:
    vacancy = vacancy_of(cast, {"is_shared": True}, count=20)
    readers = [client, client_for(cast.rioni.colleague), client_for(cast.staff)]
    addresses = (page_of(vacancy), reverse("talents.vacancies"), f"{reverse('talents.vacancies')}?export=csv")
    told_of = []
    for member, count in ((cast.samgori, 300), (cast.kolkheti, 90)):
        by = actor_of_person(member.colleague)
        join_vacancy(by=by, vacancy=vacancy, count=count, is_named=True)
        said = ["".join(one.get(at).content.decode() for at in addresses) for one in readers]
        told_of.append([sorted(set(re.findall(r"\b(?:320|410)\b", one))) for one in said])
    assert told_of == [[[], [], ["320"]], [[], [], ["410"]]]


def test_how_many_one_firm_wants_is_told(cast: Cast, client: Client) -> None:
    assert "People wanted" in client.get(page_of(vacancy_of(cast, count=2))).content.decode()


def test_a_vacancy_of_one_firm_is_not_joined(cast: Cast) -> None:
    with pytest.raises(Refused, match="one company's alone"):
        join_vacancy(
            by=actor_of_person(cast.samgori.colleague), vacancy=vacancy_of(cast), count=1, is_named=True
        )


def test_the_last_firm_does_not_leave(cast: Cast) -> None:
    with pytest.raises(Refused, match="the last one"):
        leave_vacancy(by=actor_of_person(cast.rioni.colleague), vacancy=vacancy_of(cast))


def test_a_firm_that_leaves_hands_the_vacancy_on(cast: Cast) -> None:
    vacancy = vacancy_of(cast, {"is_shared": True})
    join_vacancy(by=actor_of_person(cast.samgori.colleague), vacancy=vacancy, count=1, is_named=True)
    leave_vacancy(by=actor_of_person(cast.rioni.colleague), vacancy=vacancy)
    vacancy.refresh_from_db()
    assert vacancy.organisation == cast.samgori.organisation


def test_an_unnamed_firm_meets_applicants_blind(cast: Cast) -> None:
    vacancy = vacancy_of(cast, {"is_shared": True})
    join_vacancy(by=actor_of_person(cast.samgori.colleague), vacancy=vacancy, count=1, is_named=False)
    candidate_of(vacancy=vacancy, is_for_pool=False)
    said = [
        client_for(firm.colleague).get(page_of(vacancy)).content.decode()
        for firm in (cast.rioni, cast.samgori)
    ]
    assert ["Tsertsvadze" in one for one in said] == [True, False]
    assert "Flexographic press operator, 8 years" in said[1]


def test_who_joins_later_meets_earlier_applicants_blind(cast: Cast) -> None:
    vacancy = vacancy_of(cast, {"is_shared": True})
    candidate_of(vacancy=vacancy)
    join_vacancy(by=actor_of_person(cast.samgori.colleague), vacancy=vacancy, count=1, is_named=True)
    said = client_for(cast.samgori.colleague).get(page_of(vacancy)).content.decode()
    assert "Tsertsvadze" not in said


def test_a_firm_answers_an_application(cast: Cast) -> None:
    candidate_of(vacancy=vacancy_of(cast))
    address = reverse("talents.answer_application", args=[Application.objects.get().uid])
    statuses = [
        client_for(one).post(address, {"state": "invited"}).status_code
        for one in (cast.samgori.colleague, cast.rioni.colleague)
    ]
    assert (statuses, Application.objects.get().state) == ([404, 302], "invited")


def test_the_matches_say_why(cast: Cast) -> None:
    candidate_of()
    said = client_for(cast.rioni.colleague).get(page_of(vacancy_of(cast), "matches")).content.decode()
    assert ("Flexographic press operator, 8 years" in said, "skill: plate mounting" in said) == (True, True)


def test_a_missing_must_leaves_a_candidate_out(cast: Cast) -> None:
    candidate_of()
    vacancy = vacancy_of(cast, must_skills=("gravure engraving",))
    said = client_for(cast.rioni.colleague).get(page_of(vacancy, "matches")).content.decode()
    assert "8 years" not in said


def test_another_firm_does_not_read_the_matches(cast: Cast) -> None:
    address = page_of(vacancy_of(cast), "matches")
    assert client_for(cast.samgori.colleague).get(address).status_code == 404


def test_lists_cost_the_same_for_more_rows(cast: Cast) -> None:
    client = client_for(cast.samgori.colleague)
    candidate_of()
    vacancy_of(cast)
    names = ("talents.list", "talents.vacancies", "talents.training")
    before = [queries_for(client, reverse(name)) for name in names]
    for number in range(2):
        candidate_of({"email": f"more{number}@example.org"})
        vacancy_of(cast)
    assert [queries_for(client, reverse(name)) for name in names] == before


def test_the_matches_cost_the_same_for_more_rows(cast: Cast) -> None:
    client, vacancy = client_for(cast.rioni.colleague), vacancy_of(cast)
    candidate_of()
    before = queries_for(client, page_of(vacancy, "matches"))
    candidate_of({"email": "more@example.org"})
    assert queries_for(client, page_of(vacancy, "matches")) == before
