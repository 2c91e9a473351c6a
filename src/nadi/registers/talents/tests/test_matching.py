"""What is offered as suiting: something of the work, no mere trace, in whichever language it is written."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override
from tests.cast import Cast, actor_of_person, client_for

from nadi.registers.talents.matching import candidates_for, vacancies_for
from nadi.registers.talents.models import Requirement
from nadi.registers.talents.tests.people import candidate_of, vacancy_of

ELSEWHERE = {"occupation": "Accountant", "occupation_local": "ბუღალტერი", "skills": []}


def percents(cast: Cast, facts: dict[str, Any], wanted: dict[str, Any] | None = None) -> list[int]:
    """Return by how much a candidate suits a vacancy of Rioni, seen from the vacancy."""
    candidate_of(facts)
    vacancy = vacancy_of(cast, wanted)
    return [int(one.percent) for one in candidates_for(actor_of_person(cast.rioni.colleague), vacancy)]


def test_the_same_work_is_offered(cast: Cast) -> None:
    assert percents(cast, {}) == [89]  # when it can begin is not said


def test_place_and_day_alone_are_no_match(cast: Cast) -> None:
    assert percents(cast, ELSEWHERE) == []


def test_a_trace_of_the_work_is_no_match(cast: Cast) -> None:
    candidate_of({**ELSEWHERE, "skills": ["plate mounting"], "region": "GE-TB"})
    vacancy = vacancy_of(cast, skills=("plate mounting", "anilox", "prepress", "slitting", "lamination"))
    assert candidates_for(actor_of_person(cast.rioni.colleague), vacancy) == []


def test_half_of_the_skills_are_worth_a_look(cast: Cast) -> None:
    candidate_of({**ELSEWHERE, "skills": ["plate mounting"]})
    vacancy = vacancy_of(cast, skills=("plate mounting", "anilox"))
    assert len(candidates_for(actor_of_person(cast.rioni.colleague), vacancy)) == 1


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"occupation": ""}, {"occupation": "", "title": "", "occupation_local": "ფლექსო მბეჭდავი"}),
        ({"occupation": ""}, {"occupation_local": "ფლექსო მბეჭდავი"}),
        ({"occupation_local": ""}, {"occupation_local": "მბეჭდავი ფლექსოზე"}),
    ],
)
def test_one_language_in_common_is_enough(cast: Cast, facts: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert percents(cast, {**facts, "skills": []}, wanted) == [67]


def test_both_directions_say_the_same(cast: Cast) -> None:
    candidate, vacancy = candidate_of(), vacancy_of(cast)
    [one] = candidates_for(actor_of_person(cast.rioni.colleague), vacancy)
    [other] = vacancies_for(candidate)
    assert (one.percent, one.has, one.lacks) == (other.percent, other.has, other.lacks)


def test_what_suits_nobody_is_offered_to_nobody(cast: Cast) -> None:
    vacancy_of(cast)
    assert vacancies_for(candidate_of(ELSEWHERE)) == []


def test_reasons_are_told_in_the_readers_language(cast: Cast) -> None:
    candidate_of()
    vacancy = vacancy_of(cast, {"occupation_local": "ფლექსო მბეჭდავი"})
    said = {}
    for language in ("en", "ka"):
        with override(language):
            [one] = candidates_for(actor_of_person(cast.rioni.colleague), vacancy)
            said[language] = " ".join(one.has)
    assert "Flexographic press operator" in said["en"]
    assert "ფლექსო მბეჭდავი" in said["ka"]


def test_a_vacancy_is_read_in_georgian(cast: Cast) -> None:
    vacancy = vacancy_of(cast, {"occupation_local": "ფლექსო მბეჭდავი", "town": "Kutaisi"})
    client = client_for(cast.samgori.colleague)
    client.cookies["django_language"] = "ka"
    said = client.get(reverse("talents.vacancy", args=[vacancy.uid])).content.decode()
    assert ("ქუთაისი" in said, "Flexographic press operator" in said) == (True, False)


def test_an_occupation_without_georgian_words_is_shown_as_typed(cast: Cast) -> None:
    vacancy = vacancy_of(cast)
    Requirement.objects.create(vacancy=vacancy, scheme="isco", code="7322", words="7322")
    client = client_for(cast.samgori.colleague)
    client.cookies["django_language"] = "ka"
    said = client.get(reverse("talents.vacancy", args=[vacancy.uid])).content.decode()
    assert "Flexographic press operator" in said
