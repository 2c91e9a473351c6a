"""What waits for whom among talents, and the last days of vacancies."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, actor_of_person

from nadi.registers.talents.actions.contacts import agree, ask_for_contact
from nadi.registers.talents.tests.people import SECRETS, candidate_of, told, vacancy_of
from nadi.registers.talents.tests.test_placements import proposed
from nadi.registers.talents.waiting import deadlines_for, steps_for


def test_a_firm_is_waited_for(cast: Cast) -> None:
    firm = actor_of_person(cast.rioni.representative)
    candidate = candidate_of(vacancy=vacancy_of(cast))
    agree(request=ask_for_contact(by=firm, candidate=candidate, message="Good day"))
    proposed(cast)
    assert [step.do for step in steps_for(firm)] == [
        "Read the applications",
        "See how to get in touch",
        "Agree or decline",
    ]
    assert told(str(steps_for(firm)), SECRETS) == []


def test_another_firm_is_not(cast: Cast) -> None:
    candidate_of(vacancy=vacancy_of(cast))
    other = actor_of_person(cast.samgori.representative)
    assert (steps_for(other), list(deadlines_for(other))) == ([], [])


def test_a_college_is_waited_for(cast: Cast) -> None:
    proposed(cast)
    assert [step.do for step in steps_for(actor_of_person(cast.partner))] == ["Agree or decline"]


def test_the_last_day_stands_in_the_calendar(cast: Cast) -> None:
    vacancy = vacancy_of(cast)
    found = [(one.uid, one.at) for one in deadlines_for(actor_of_person(cast.rioni.colleague))]
    assert found == [(f"vacancy-{vacancy.uid}", vacancy.open_until)]


def test_more_that_waits_costs_no_more_queries(cast: Cast) -> None:
    firm = actor_of_person(cast.rioni.representative)
    candidate_of(vacancy=vacancy_of(cast))
    costs = []
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            steps_for(firm)
            list(deadlines_for(firm))
        costs.append(len(asked))
        candidate_of({"email": f"more{number}@example.org"}, vacancy=vacancy_of(cast))
    assert costs[0] == costs[1]
