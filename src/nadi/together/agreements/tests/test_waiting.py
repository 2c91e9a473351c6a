"""What waits under agreements, and for whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, actor_of_person

from nadi.people.models import Person
from nadi.together.agreements.actions.disputes import answer_dispute, open_dispute
from nadi.together.agreements.queries.waiting import steps_for
from nadi.together.agreements.tests.factory import (
    agreed,
    agreement_of,
    confirmed_order,
    order_of,
    second_vendor,
)
from nadi.together.agreements.tests.test_competitions import asked, pass_deadline, quoted
from nadi.together.agreements.tests.test_price_changes import proposed
from nadi.together.agreements.tests.test_terms import extension


def waits(person: Person) -> list[str]:
    return [step.do for step in steps_for(actor_of_person(person))]


def test_order_waits_for_the_vendor_then_for_its_member(cast: Cast) -> None:
    agreed(cast)
    order_of(cast)
    assert (waits(cast.vendor), waits(cast.rioni.colleague)) == (["Confirm the order"], [])


def test_confirmed_order_waits_for_its_member_alone(cast: Cast) -> None:
    agreed(cast)
    confirmed_order(cast)
    assert waits(cast.rioni.colleague) == ["Say when the goods arrived"]
    assert (waits(cast.vendor), waits(cast.samgori.colleague)) == ([], [])


def test_price_change_waits_for_the_side_that_did_not_propose_it(cast: Cast) -> None:
    agreed(cast)
    proposed(cast)
    assert (waits(cast.staff), waits(cast.vendor)) == (["See the prices and answer"], [])


def test_longer_term_waits_for_the_vendor(cast: Cast) -> None:
    agreed(cast)
    extension(cast)
    assert (waits(cast.vendor), waits(cast.staff), waits(cast.rival)) == (["Answer"], [], [])


def test_dispute_waits_for_the_vendor_and_then_for_the_member(cast: Cast) -> None:
    agreed(cast)
    order = confirmed_order(cast)
    dispute = open_dispute(by=actor_of_person(cast.rioni.colleague), order=order, text="Late.")
    assert waits(cast.vendor) == ["Answer the dispute"]
    answer_dispute(by=actor_of_person(cast.vendor), dispute=dispute, answer="Tomorrow.")
    assert waits(cast.rioni.colleague) == [
        "Say when the goods arrived",
        "Close the dispute, if it is settled",
    ]


def test_competition_waits_for_vendors_that_have_not_quoted_and_then_for_the_member(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    assert (waits(cast.vendor), waits(cast.rival)) == (["Quote"], ["Quote"])
    quoted(competition, cast, "0.80")
    assert (waits(cast.vendor), waits(cast.rival)) == ([], ["Quote"])
    pass_deadline(competition)
    assert (waits(cast.rival), waits(cast.rioni.colleague)) == ([], ["Compare the quotes and order"])


@pytest.mark.parametrize("who", ["staff", "vendor"])
def test_many_orders_cost_as_many_queries_as_one(cast: Cast, who: str) -> None:
    agreed(cast)
    actor = actor_of_person(getattr(cast, who))
    counts = []
    for _number in range(2):
        order_of(cast, "0.1")
        with CaptureQueriesContext(connection) as queries:
            list(steps_for(actor))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert agreement_of(cast).addenda.count() == 3
