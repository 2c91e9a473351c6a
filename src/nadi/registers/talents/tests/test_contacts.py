"""Asking for contact: who may, how often, and what becomes of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.companies.models import Organisation
from nadi.registers.talents.actions.contacts import (
    A_DAY,
    WAITING_FOR_ONE,
    agree,
    ask_for_contact,
    decline,
    end_contact,
)
from nadi.registers.talents.actions.erasing import erase_candidate
from nadi.registers.talents.jobs import lapse_questions
from nadi.registers.talents.models import Candidate, ContactRequest
from nadi.registers.talents.queries.candidates import identity_shown_to
from nadi.registers.talents.tests.people import candidate_of, token_for
from nadi.web.access import Actor, Refused
from nadi.web.models import Mail


@pytest.fixture
def firm(cast: Cast) -> Actor:
    """Give a test somebody of Rioni."""
    return actor_of_person(cast.rioni.colleague)


def ask(firm: Actor, candidate: Candidate) -> ContactRequest:
    """Ask a candidate."""
    return ask_for_contact(by=firm, candidate=candidate, message="Good day")


def test_the_page_asks(cast: Cast) -> None:
    candidate = candidate_of()
    client = client_for(cast.rioni.colleague)
    client.post(reverse("talents.ask_contact", args=[candidate.uid]), {"message": "Good day"})
    assert ContactRequest.objects.get().organisation == cast.rioni.organisation


def test_an_empty_message_is_explained(cast: Cast) -> None:
    address = reverse("talents.ask_contact", args=[candidate_of().uid])
    answer = client_for(cast.rioni.colleague).post(address, {"message": ""})
    assert (answer.status_code, "This field is required" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("vendor", 404), ("partner", 404), ("staff", 403)]
)
def test_others_do_not_ask(cast: Cast, who: str, status: int) -> None:
    address = reverse("talents.ask_contact", args=[candidate_of().uid])
    assert client_for(getattr(cast, who)).get(address).status_code == status


def test_the_candidate_is_told_who_asks(cast: Cast, firm: Actor) -> None:
    candidate = candidate_of()
    Mail.objects.all().delete()
    ask(firm, candidate)
    mail = Mail.objects.get()
    assert (mail.to, "Rioni Cartons" in mail.text) == (candidate.identity.email, True)


def test_asking_twice_is_refused(cast: Cast, firm: Actor) -> None:
    candidate = candidate_of()
    ask(firm, candidate)
    with pytest.raises(Refused, match="asked this candidate already"):
        ask(firm, candidate)


def test_asking_soon_after_a_no_is_refused(cast: Cast, firm: Actor) -> None:
    candidate = candidate_of()
    decline(request=ask(firm, candidate))
    with pytest.raises(Refused, match="three months"):
        ask(firm, candidate)


def test_a_firm_asks_so_many_a_day(cast: Cast, firm: Actor) -> None:
    for number in range(A_DAY):
        ask(firm, candidate_of({"email": f"c{number}@example.org"}))
    with pytest.raises(Refused, match="within a day"):
        ask(firm, candidate_of())


def test_a_candidate_bears_so_many_questions(cast: Cast, firm: Actor) -> None:
    candidate = candidate_of()
    for number in range(WAITING_FOR_ONE):
        other = Organisation.objects.create(name=f"Firm {number}")
        candidate.requests.create(organisation=other, message="x", answer_until=timezone.now())
    with pytest.raises(Refused, match="Several companies wait"):
        ask(firm, candidate)


def test_two_colleagues_ask_at_once_and_one_question_goes_out(cast: Cast, firm: Actor) -> None:
    seen_by_both = candidate_of()
    ask(firm, seen_by_both)
    with pytest.raises(Refused, match="asked this candidate already"):
        ask(actor_of_person(cast.rioni.representative), seen_by_both)
    assert seen_by_both.requests.count() == 1


def test_a_yes_pressed_twice_is_told_once(cast: Cast, firm: Actor) -> None:
    asked = ask(firm, candidate_of())
    agree(request=asked)
    told = Mail.objects.count()
    with pytest.raises(Refused, match="answered already"):
        agree(request=asked)
    assert Mail.objects.count() == told


def test_a_yes_does_not_follow_the_end_by_the_firm(cast: Cast, firm: Actor) -> None:
    candidate = candidate_of()
    asked = ask(firm, candidate)
    end_contact(request=asked, by=firm)
    with pytest.raises(Refused, match="the question is over"):
        agree(request=asked)
    assert identity_shown_to(firm, candidate) is None


def test_both_sides_end_at_once(cast: Cast, firm: Actor) -> None:
    asked = ask(firm, candidate_of())
    agree(request=asked)
    end_contact(request=asked)
    with pytest.raises(Refused, match="over already"):
        end_contact(request=asked, by=firm)
    asked.refresh_from_db()
    assert not asked.ended_by_firm


def test_a_firm_that_ends_what_was_erased_is_told_so(cast: Cast, firm: Actor) -> None:
    candidate = candidate_of()
    asked = ask(firm, candidate)
    erase_candidate(candidate=candidate, verb="talents.withdraw_own")
    with pytest.raises(Refused, match="erased everything"):
        end_contact(request=asked, by=firm)


def test_the_back_button_after_an_answer_shows_what_was_said(cast: Cast, firm: Actor, client: Client) -> None:
    candidate = candidate_of()
    asked = ask(firm, candidate)
    token = token_for(candidate)
    page = reverse("talents.own_contact", args=[token, asked.uid])
    client.post(reverse("talents.own_agree", args=[token, asked.uid]))
    again = client.post(
        reverse("talents.own_decline", args=[token, asked.uid]), HTTP_REFERER=page, follow=True
    )
    asked.refresh_from_db()
    assert (again.status_code, asked.state) == (200, "agreed")
    assert "answered already" in again.content.decode()


def test_a_yes_cannot_follow_a_no(cast: Cast, firm: Actor) -> None:
    asked = ask(firm, candidate_of())
    decline(request=asked)
    with pytest.raises(Refused, match="answered already"):
        agree(request=asked)


@pytest.mark.parametrize("by_firm", [True, False])
def test_after_the_end_nobody_is_known(cast: Cast, firm: Actor, by_firm: bool) -> None:
    candidate = candidate_of()
    asked = ask(firm, candidate)
    agree(request=asked)
    known = identity_shown_to(firm, candidate)
    end_contact(request=asked, by=firm if by_firm else None)
    assert (known is not None, identity_shown_to(firm, candidate)) == (True, None)


def test_a_question_lapses(cast: Cast, firm: Actor) -> None:
    asked = ask(firm, candidate_of())
    ContactRequest.objects.update(answer_until=timezone.now() - timedelta(seconds=1))
    lapse_questions()
    asked.refresh_from_db()
    assert asked.state == "lapsed"


def test_another_firm_does_not_end_it(cast: Cast, firm: Actor) -> None:
    asked = ask(firm, candidate_of())
    address = reverse("talents.end_contact", args=[asked.uid])
    assert client_for(cast.samgori.colleague).post(address).status_code == 404


def test_the_office_reads_who_it_is_with_a_reason(cast: Cast) -> None:
    address = reverse("talents.see_identity", args=[candidate_of().uid])
    client = client_for(cast.staff)
    first, then = client.get(address), client.post(address, {"reason": "asked"})
    said = [answer.content.decode() for answer in (first, then)]
    assert ["Tsertsvadze" in one for one in said] == [False, True]


def test_a_member_does_not_read_who_it_is(cast: Cast) -> None:
    address = reverse("talents.see_identity", args=[candidate_of().uid])
    answer = client_for(cast.rioni.representative).post(address, {"reason": "asked"})
    assert (answer.status_code, "Tsertsvadze" in answer.content.decode()) == (403, False)
