"""Who finds a candidate by the one search box: those who may see it, at any time."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.companies.actions.organisations import add_organisation, update_organisation
from nadi.companies.models import Affiliation, Organisation
from nadi.people.models import Person
from nadi.registers.talents.actions.applying import apply_by_link, withdraw_application
from nadi.registers.talents.actions.contacts import agree, ask_for_contact, end_contact
from nadi.registers.talents.actions.own import change_own, pause
from nadi.registers.talents.actions.vacancies import join_vacancy
from nadi.registers.talents.jobs import keep_hidden
from nadi.registers.talents.models import Candidate
from nadi.registers.talents.queries.candidates import visible_to
from nadi.registers.talents.tests.people import FACTS, SECRETS, candidate_of, vacancy_of
from nadi.web.models import Mail
from nadi.web.search import Query, readers_of, search

WORDS = ("Flexographic", "ფლექსო", "plate mounting", "operator", "Imereti", *SECRETS, "")
HIDDEN = {"hide_from": ["Rioni Cartons", "Mtkvari Presses"]}


def found_by(person: Person, *words: str) -> set[str]:
    """Return which candidates somebody finds by any of these words."""
    asked = words or ("Flexographic",)
    readers = readers_of(actor_of_person(person))
    return {
        hit.key for one in asked for hit in search(Query(words=one, readers=readers, kinds=("talents",))).hits
    }


def seen_by(person: Person) -> set[str]:
    """Return which candidates somebody may open."""
    return set(visible_to(actor_of_person(person)).values_list("uid", flat=True))


def newcomer(cast: Cast, name: str) -> Person:
    """Let a firm become a member now; return who acts for it."""
    facts = {"kind": Organisation.Kind.COMPANY, "name": name, "member_since": timezone.localdate()}
    firm = add_organisation(by=actor_of_person(cast.staff), facts=facts)
    person = Person.objects.create_user("new@firm.example", None, name="New")
    Affiliation.objects.create(person=person, organisation=firm, role=Affiliation.Role.REPRESENTATIVE)
    return person


def test_a_firm_that_is_kept_away_finds_nothing_by_any_word(cast: Cast) -> None:
    candidate_of(HIDDEN)
    for person in (cast.rioni.representative, cast.rioni.colleague, cast.vendor, cast.partner):
        assert found_by(person, *WORDS) == set()


def test_another_member_finds_whoever_named_a_firm(cast: Cast) -> None:
    candidate = candidate_of(HIDDEN)
    assert found_by(cast.samgori.colleague, "plate mounting") == {candidate.uid}
    assert found_by(cast.board) == {candidate.uid} == found_by(cast.staff)


def test_a_firm_that_joins_later_finds_it_within_the_hour(cast: Cast) -> None:
    candidate = candidate_of(HIDDEN)
    person = newcomer(cast, "Enguri Labels")
    before = found_by(person) | seen_by(person)
    keep_hidden()
    assert (before, found_by(person), seen_by(person)) == (set(), {candidate.uid}, {candidate.uid})


def test_a_firm_that_was_named_before_it_joined_never_finds_it(cast: Cast) -> None:
    candidate_of(HIDDEN)
    person = newcomer(cast, "Mtkvari Presses LLC")
    before = found_by(person, *WORDS) | seen_by(person)
    keep_hidden()
    assert (before, found_by(person, *WORDS), seen_by(person)) == (set(), set(), set())


def test_a_firm_that_leaves_finds_it_no_more(cast: Cast) -> None:
    candidate_of(HIDDEN)
    firm = cast.samgori.organisation
    update_organisation(
        by=actor_of_person(cast.staff), organisation=firm, facts={"member_until": timezone.localdate()}
    )
    assert found_by(cast.samgori.colleague, *WORDS) == set()


def test_who_names_nobody_is_found_by_a_new_member_at_once(cast: Cast) -> None:
    candidate = candidate_of()
    person = newcomer(cast, "Enguri Labels")
    assert found_by(person) == seen_by(person) == {candidate.uid}


def test_who_names_a_firm_later_is_gone_from_its_search_at_once(cast: Cast) -> None:
    candidate = candidate_of()
    change_own(candidate=candidate, facts={**FACTS, **HIDDEN})
    assert (found_by(cast.rioni.colleague, *WORDS), found_by(cast.samgori.colleague)) == (
        set(),
        {candidate.uid},
    )


def test_a_firm_that_agreed_with_a_candidate_finds_it_until_the_end(cast: Cast) -> None:
    candidate = candidate_of()
    asked = ask_for_contact(
        by=actor_of_person(cast.samgori.representative), candidate=candidate, message="Good day"
    )
    agree(request=asked)
    pause(candidate=candidate)
    during = (found_by(cast.samgori.colleague), found_by(cast.rioni.colleague))
    end_contact(request=asked)
    assert (during, found_by(cast.samgori.colleague)) == (({candidate.uid}, set()), set())


def test_who_applied_alone_is_found_by_that_firm_alone(cast: Cast) -> None:
    candidate = candidate_of(is_for_pool=False)
    apply_by_link(candidate=candidate, vacancy=vacancy_of(cast), message="")
    during = (found_by(cast.rioni.colleague), found_by(cast.samgori.colleague))
    withdraw_application(application=candidate.applications.get())
    assert (during, found_by(cast.rioni.colleague)) == (({candidate.uid}, set()), set())


def test_a_firm_that_is_kept_away_does_not_see_who_applied_where_it_is_unnamed(cast: Cast) -> None:
    vacancy = vacancy_of(cast, {"is_shared": True})
    candidate = candidate_of({"hide_from": [cast.samgori.organisation.name]})
    apply_by_link(candidate=candidate, vacancy=vacancy, message="")
    join_vacancy(by=actor_of_person(cast.samgori.colleague), vacancy=vacancy, count=1, is_named=True)
    page = client_for(cast.samgori.colleague).get(reverse("talents.vacancy", args=[vacancy.uid]))
    assert "8 years, Imereti" not in page.content.decode()
    assert (found_by(cast.samgori.colleague), seen_by(cast.samgori.colleague)) == (set(), set())
    assert (found_by(cast.rioni.colleague), seen_by(cast.rioni.colleague)) == (
        {candidate.uid},
        {candidate.uid},
    )


def test_a_firm_that_is_kept_away_and_unnamed_gets_no_letter_of_an_application(cast: Cast) -> None:
    vacancy = vacancy_of(cast, {"is_shared": True})
    join_vacancy(by=actor_of_person(cast.samgori.colleague), vacancy=vacancy, count=1, is_named=False)
    candidate = candidate_of({"hide_from": [cast.samgori.organisation.name]})
    before = Mail.objects.filter(to__contains="samgori").count()
    apply_by_link(candidate=candidate, vacancy=vacancy, message="")
    assert Mail.objects.filter(to__contains="samgori").count() == before


def test_a_firm_that_is_kept_away_sees_who_applied_to_it_by_name(cast: Cast) -> None:
    candidate = candidate_of(HIDDEN)
    apply_by_link(candidate=candidate, vacancy=vacancy_of(cast), message="")
    assert (found_by(cast.rioni.colleague), seen_by(cast.rioni.colleague)) == (
        {candidate.uid},
        {candidate.uid},
    )


@pytest.mark.parametrize("facts", [{}, HIDDEN])
def test_finding_and_seeing_are_the_same(cast: Cast, facts: dict[str, Any]) -> None:
    candidate = candidate_of(facts)
    Candidate.objects.filter(pk=candidate.pk).update(expires=timezone.localdate() + timedelta(days=9))
    people = (cast.staff, cast.board, cast.rioni.colleague, cast.samgori.representative, cast.vendor)
    assert [found_by(one) for one in people] == [seen_by(one) for one in people]


def test_a_page_of_a_hidden_candidate_does_not_say_that_the_office_alone_sees_it(cast: Cast) -> None:
    candidate = candidate_of(HIDDEN)
    page = client_for(cast.samgori.colleague).get(reverse("talents.detail", args=[candidate.uid]))
    assert (page.status_code, b"only the office sees this" in page.content) == (200, False)
