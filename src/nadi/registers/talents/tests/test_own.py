"""What a candidate does with its own record, by its link and by no other."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast, actor_of_person, client_for

from nadi.registers.talents.actions.contacts import ask_for_contact
from nadi.registers.talents.actions.entering import Entered, enter_candidate
from nadi.registers.talents.links import token_of
from nadi.registers.talents.models import Application, Candidate, ContactRequest
from nadi.registers.talents.queries.candidates import visible_to
from nadi.registers.talents.tests.people import FACTS, candidate_of, cv_file, token_for, vacancy_of
from nadi.registers.talents.tests.test_entering import TYPED

VERBS = ("confirm", "renew", "pause", "resume", "join_pool", "renew_link")


def own(candidate: Candidate, page: str = "own", *words: str) -> str:
    """Return the address of one of the candidate's own pages."""
    return reverse(f"talents.{page}", args=[token_for(candidate), *words])


@pytest.mark.parametrize(
    "page", ["own", "own_change", "own_withdraw", "own_vacancies", "own_download", "own_json_resume"]
)
def test_the_own_pages_open_by_the_link(cast: Cast, client: Client, page: str) -> None:
    vacancy_of(cast)
    assert client.get(own(candidate_of(), page)).status_code == 200


def test_a_link_that_was_altered_opens_nothing(db: None, client: Client) -> None:
    candidate = candidate_of()
    token = token_of(candidate.identity)
    forged = [f"{candidate.uid}-1", token[:-1], token.replace("-1.", "-2."), f"{candidate.uid}-1.abc"]
    assert {client.get(f"/talents/mine/{one}/").status_code for one in forged} == {404}


@pytest.mark.parametrize("verb", VERBS)
def test_looking_at_a_button_presses_nothing(db: None, client: Client, verb: str) -> None:
    assert client.get(own(candidate_of(), f"own_{verb}")).status_code == 405


def test_pausing_hides_and_resuming_shows(cast: Cast, client: Client) -> None:
    candidate = candidate_of()
    actor = actor_of_person(cast.rioni.colleague)
    client.post(own(candidate, "own_pause"))
    paused = visible_to(actor).count()
    client.post(own(candidate, "own_resume"))
    assert (paused, visible_to(actor).count()) == (0, 1)


def test_pausing_twice_is_refused_with_a_sentence(db: None, client: Client) -> None:
    candidate = candidate_of()
    client.post(own(candidate, "own_pause"))
    answer = client.post(own(candidate, "own_pause"), follow=True, HTTP_REFERER=own(candidate))
    assert "nothing to pause" in answer.content.decode()


def test_a_new_link_ends_the_old_one(db: None, client: Client) -> None:
    candidate = candidate_of()
    old = own(candidate)
    client.post(own(candidate, "own_renew_link"))
    assert (client.get(old).status_code, client.get(own(candidate)).status_code) == (404, 200)


def test_changing_keeps_address_and_consent(db: None, client: Client) -> None:
    candidate = candidate_of()
    given = candidate.identity.consent_given
    client.post(own(candidate, "own_change"), {**TYPED, "occupation": "Offset printer", "years": "9"})
    kept = Candidate.objects.select_related("identity").get()
    assert (kept.name, kept.identity.consent_given) == ("Offset printer, 9 years, Imereti", given)


def test_changing_replaces_the_file(db: None, client: Client) -> None:
    candidate = candidate_of(cv=cv_file())
    client.post(own(candidate, "own_change"), {**TYPED, "without_cv": "on"})
    assert client.get(own(candidate, "own_cv")).status_code == 404


def test_the_file_comes_back_to_its_owner(db: None, client: Client) -> None:
    answer = client.get(own(candidate_of(cv=cv_file()), "own_cv"))
    assert b"SECRET-INSIDE-THE-FILE" in b"".join(answer)


def test_everything_is_handed_out(db: None, client: Client) -> None:
    said = json.loads(client.get(own(candidate_of(cv=cv_file()), "own_download")).content)
    assert (said["identity"]["name_local"], said["file"]) == ("ქეთევან ცერცვაძე", "ketevan-cv.pdf")


def test_the_record_is_a_json_resume(db: None, client: Client) -> None:
    said = json.loads(client.get(own(candidate_of(), "own_json_resume")).content)
    assert (said["basics"]["name"], said["skills"][0]) == ("Ketevan Tsertsvadze", {"name": "plate mounting"})


def test_erasing_asks_first(db: None, client: Client) -> None:
    candidate = candidate_of()
    client.get(own(candidate, "own_withdraw"))
    before = Candidate.objects.count()
    client.post(own(candidate, "own_withdraw"))
    assert (before, Candidate.objects.count()) == (1, 0)


def test_pressing_erase_twice_ends_where_once_does(db: None, client: Client) -> None:
    candidate = candidate_of()
    place = own(candidate, "own_withdraw")
    assert 'name="once"' in client.get(place).content.decode()
    answers = [client.post(place, {"once": "a-token"}) for _press in range(2)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/talents/erased/")] * 2


def test_the_office_that_presses_erase_twice_is_told_it_was_done_once(cast: Cast) -> None:
    place = reverse("talents.erase", args=[candidate_of().uid])
    client = client_for(cast.staff)
    answers = [client.post(place, {"once": "a-token"}) for _press in range(2)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/talents/")] * 2


def test_a_named_employer_never_sees_the_candidate(cast: Cast) -> None:
    candidate_of({"hide_from": ["Rioni Cartons"]})
    seen = [
        visible_to(actor_of_person(person)).count()
        for person in (cast.rioni.representative, cast.samgori.representative)
    ]
    assert seen == [0, 1]


def test_an_employer_is_known_by_its_number(cast: Cast) -> None:
    candidate_of({"hide_from": ["212345671"]})
    assert visible_to(actor_of_person(cast.rioni.representative)).count() == 0


@pytest.mark.parametrize(
    ("button", "state"), [("own_agree", "agreed"), ("own_decline", "declined"), ("own_end", "ended")]
)
def test_a_question_is_answered_by_one_press(cast: Cast, client: Client, button: str, state: str) -> None:
    candidate = candidate_of()
    asked = ask_for_contact(by=actor_of_person(cast.rioni.colleague), candidate=candidate, message="Good day")
    page = client.get(own(candidate, "own_contact", asked.uid))
    client.post(own(candidate, button, asked.uid))
    assert (page.status_code, ContactRequest.objects.get().state) == (200, state)


def test_a_question_to_somebody_else_is_absent(cast: Cast, client: Client) -> None:
    candidate, other = candidate_of(), candidate_of({"email": "other@example.org"})
    asked = ask_for_contact(by=actor_of_person(cast.rioni.colleague), candidate=candidate, message="x")
    assert client.post(own(other, "own_agree", asked.uid)).status_code == 404


def test_one_applies_with_the_record_there_is(cast: Cast, client: Client) -> None:
    candidate, vacancy = candidate_of(), vacancy_of(cast)
    client.post(own(candidate, "own_apply", vacancy.uid))
    page = client_for(cast.rioni.colleague).get(reverse("talents.vacancy", args=[vacancy.uid]))
    assert (Application.objects.get().state, "Tsertsvadze" in page.content.decode()) == ("sent", True)


def test_an_application_taken_back_shows_nobody(cast: Cast, client: Client) -> None:
    candidate, vacancy = candidate_of(), vacancy_of(cast)
    client.post(own(candidate, "own_apply", vacancy.uid))
    client.post(own(candidate, "own_withdraw_application", Application.objects.get().uid))
    page = client_for(cast.rioni.colleague).get(reverse("talents.vacancy", args=[vacancy.uid]))
    assert "Tsertsvadze" not in page.content.decode()


def test_an_application_that_somebody_entered_under_the_address_does_not_go_out_with_another(
    cast: Cast, client: Client
) -> None:
    candidate, planted, chosen = (
        candidate_of(),
        vacancy_of(cast),
        vacancy_of(cast, {"title": "Offset printer"}),
    )
    enter_candidate(entered=Entered(facts=FACTS, vacancy=planted, message="Words of somebody else"))
    client.post(own(candidate, "own_apply", chosen.uid))
    states = dict(Application.objects.values_list("vacancy__title", "state"))
    assert states == {"Flexo printer operator": "unconfirmed", "Offset printer": "sent"}


def test_what_waits_for_a_confirmation_is_shown_with_its_firm_and_words(cast: Cast, client: Client) -> None:
    candidate = candidate_of()
    enter_candidate(entered=Entered(facts=FACTS, vacancy=vacancy_of(cast), message="Words of somebody else"))
    page = client.get(own(candidate)).content.decode()
    card = page[page.index("Is this you?") : page.index("Yes, it is me")]
    assert (cast.rioni.organisation.name in card, "Words of somebody else" in card) == (True, True)


def test_applying_by_the_link_sends_no_words_of_somebody_else(cast: Cast, client: Client) -> None:
    candidate, vacancy = candidate_of(), vacancy_of(cast)
    enter_candidate(entered=Entered(facts=FACTS, vacancy=vacancy, message="Words of somebody else"))
    client.post(own(candidate, "own_apply", vacancy.uid))
    assert list(Application.objects.values_list("state", "message")) == [("sent", "")]


def test_one_applies_again_after_taking_back(cast: Cast, client: Client) -> None:
    candidate, vacancy = candidate_of(), vacancy_of(cast)
    client.post(own(candidate, "own_apply", vacancy.uid))
    client.post(own(candidate, "own_withdraw_application", Application.objects.get().uid))
    client.post(own(candidate, "own_apply", vacancy.uid))
    page = client_for(cast.rioni.colleague).get(reverse("talents.vacancy", args=[vacancy.uid]))
    assert (Application.objects.get().state, "Tsertsvadze" in page.content.decode()) == ("sent", True)
