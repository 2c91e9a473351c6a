"""Asking for a part, answering, agreeing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.suppliers.actions.machines import retire_machine, update_machine
from nadi.registers.suppliers.actions.parts import (
    accept_part,
    ask_part,
    cannot_help,
    end_overdue,
    end_part_request,
)
from nadi.registers.suppliers.models import PartAnswer, PartRequest
from nadi.registers.suppliers.tests.story import answer_of, machine_of, offer_of, standstill
from nadi.registers.suppliers.waiting import deadlines_for, steps_for
from nadi.web.access import Refused
from nadi.web.models import Mail

State, Answer = PartRequest.State, PartAnswer.State


def test_a_request_asks_every_other_firm_that_runs_the_make(cast: Cast) -> None:
    asked = standstill(cast)
    assert {one.organisation for one in asked.answers.all()} == {
        cast.samgori.organisation,
        cast.kolkheti.organisation,
    }


def test_a_firm_that_does_not_want_to_be_asked_is_not(cast: Cast) -> None:
    machine_of(cast.kolkheti, answers_requests=False)
    machine = machine_of(cast.rioni)
    asked = ask_part(by=actor_of_person(cast.rioni.colleague), machine=machine, facts={"part": "Belt"})
    assert list(asked.answers.all()) == []


def test_a_retired_machine_neither_asks_nor_is_asked(cast: Cast) -> None:
    by = actor_of_person(cast.rioni.colleague)
    machine = machine_of(cast.rioni)
    retire_machine(by=by, machine=machine)
    machine.refresh_from_db()
    with pytest.raises(Refused, match="out of use"):
        ask_part(by=by, machine=machine, facts={"part": "Belt"})


def test_the_same_part_is_not_asked_for_twice(cast: Cast) -> None:
    asked = standstill(cast)
    assert asked.machine
    with pytest.raises(Refused, match="already asks"):
        ask_part(
            by=actor_of_person(cast.rioni.colleague),
            machine=asked.machine,
            facts={"part": asked.part.lower()},
        )


def test_an_accepted_offer_ends_the_request_and_the_other_offers(cast: Cast) -> None:
    asked = standstill(cast)
    first, second = offer_of(asked, cast.samgori), offer_of(asked, cast.kolkheti)
    accept_part(by=actor_of_person(cast.rioni.colleague), answer=second)
    asked.refresh_from_db()
    first.refresh_from_db()
    assert (asked.state, first.state) == (State.FOUND, Answer.DECLINED)


def test_an_offer_that_was_taken_back_cannot_be_accepted(cast: Cast) -> None:
    asked = standstill(cast)
    offered = offer_of(asked, cast.samgori)
    cannot_help(by=actor_of_person(cast.samgori.colleague), answer=offered)
    with pytest.raises(Refused, match="taken back"):
        accept_part(by=actor_of_person(cast.rioni.colleague), answer=offered)


def test_two_offers_are_not_both_accepted(cast: Cast) -> None:
    asked = standstill(cast)
    first, second = offer_of(asked, cast.samgori), offer_of(asked, cast.kolkheti)
    accept_part(by=actor_of_person(cast.rioni.colleague), answer=first)
    with pytest.raises(Refused, match="over"):
        accept_part(by=actor_of_person(cast.rioni.representative), answer=second)


def test_an_offer_after_the_end_is_refused(cast: Cast) -> None:
    asked = standstill(cast)
    end_part_request(by=actor_of_person(cast.rioni.colleague), request=asked, found=True)
    with pytest.raises(Refused, match="over"):
        offer_of(asked, cast.samgori)


def test_a_request_ends_by_itself_once(cast: Cast) -> None:
    asked = standstill(cast)
    PartRequest.objects.filter(pk=asked.pk).update(until=timezone.now() - timedelta(minutes=1))
    assert (end_overdue(), end_overdue()) == (1, 0)


def test_one_mail_tells_of_an_offer_however_often_it_changes(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.samgori)
    offer_of(asked, cast.samgori, message="Three, even")
    told = Mail.objects.filter(to=cast.rioni.colleague.email, subject__startswith="Somebody has it")
    assert told.count() == 1


def test_it_waits_for_who_was_asked_and_then_for_who_asks(cast: Cast) -> None:
    asked = standstill(cast, needed_by=timezone.localdate() + timedelta(days=2))
    asker, holder = actor_of_person(cast.rioni.colleague), actor_of_person(cast.samgori.colleague)
    assert ([one.do for one in steps_for(holder)], steps_for(asker)) == (["Answer"], [])
    offer_of(asked, cast.samgori)
    assert ([one.do for one in steps_for(asker)], steps_for(holder)) == (["Read the offer"], [])
    assert [one.title for one in deadlines_for(asker)] == ["Part needed: Gripper bar bearing"]
    assert list(deadlines_for(holder)) == []


def test_a_make_takes_the_spelling_that_is_known(cast: Cast) -> None:
    machine_of(cast.samgori, "Bobst")
    machine = machine_of(cast.rioni, "bobst s.a.")
    assert machine.make == "Bobst"
    changed = update_machine(
        by=actor_of_person(cast.rioni.colleague), machine=machine, facts={"make": "Heidelberg"}
    )
    assert (changed.make, changed.make_key) == ("Heidelberg", "heidelberg")


def test_a_firm_answers_once_for_each_request(cast: Cast) -> None:
    asked = standstill(cast)
    cannot_help(by=actor_of_person(cast.samgori.colleague), answer=answer_of(asked, cast.samgori))
    with pytest.raises(Refused, match="already answered"):
        cannot_help(by=actor_of_person(cast.samgori.colleague), answer=answer_of(asked, cast.samgori))
