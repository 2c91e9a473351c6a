"""Two orders in the same moment, in two threads with a connection each."""

import threading
from decimal import Decimal

import pytest
from django.db import OperationalError, connection
from tests.cast import actor_of_person, make_cast

from nadi.together.agreements.actions.call_offs import call_off
from nadi.together.agreements.models import CallOffLine
from nadi.together.agreements.tests.factory import addendum_of, agreed
from nadi.web.access import Refused


@pytest.mark.django_db(transaction=True)
def test_orders_in_the_same_moment_take_no_more_than_is_left() -> None:
    cast = make_cast()
    agreed(cast)
    addendum, by = addendum_of(cast.rioni.organisation), actor_of_person(cast.rioni.representative)
    line = addendum.lines.order_by("line__position")[0].pk
    start, answers = threading.Barrier(4), []

    def order() -> None:
        start.wait()
        try:
            call_off(by=by, addendum=addendum, quantities={line: Decimal(600)})
            answers.append("ordered")
        except (Refused, OperationalError) as refusal:
            answers.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=order) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count("ordered") == 1
    assert [one.quantity for one in CallOffLine.objects.all()] == [Decimal(600)]
