"""Entering oneself: by the public form, confirmed by mail, throttled, carried out once."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast

from nadi.registers.talents.forms.candidates import ChangeForm, initial_of
from nadi.registers.talents.jobs import erase_expired, erase_unconfirmed, remind_of_the_end
from nadi.registers.talents.models import Application, Candidate, Identity
from nadi.registers.talents.tests.people import (
    EMAIL,
    FACTS,
    candidate_of,
    cv_file,
    entered,
    token_for,
    vacancy_of,
)
from nadi.web.models import Mail

JOIN = "/talents/join/"
TYPED: dict[str, Any] = {
    "name": "Ketevan Tsertsvadze",
    "email": EMAIL,
    "occupation": "Flexographic press operator",
    "skills": "plate mounting\ncolour measurement",
    "kind": "job",
    "language": "en",
    "region": "GE-IM",
    "years": "8",
    "consent": "on",
    "employer_1": "Kvarlotek LLC",
    "what_1": "printer",
}


def test_the_form_stores_a_draft_and_writes_a_mail(db: None, client: Client) -> None:
    answer = client.post(JOIN, TYPED)
    candidate = Candidate.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/talents/sent/")
    assert (candidate.state, candidate.identity.confirmed, Mail.objects.get().to) == ("draft", None, EMAIL)


def test_the_form_is_shown_to_a_guest(db: None, client: Client) -> None:
    assert client.get(JOIN).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("consent", "", "Without your consent"),
        ("email", "nobody", "valid email"),
        ("occupation", "", "Say what you do"),
        ("name", "", "Give your name"),
        ("summary", "Ask Tsertsvadze", "Write it without"),
        ("summary", "Call 555 431 897 today", "Write it without"),
        ("skills", "presses of Kvarlotek", "Write it without"),
        ("what_1", "right hand of Ketevan", "Write it without"),
        ("years", "eighty", "whole number"),
    ],
)
def test_bad_input_is_explained_and_nothing_stored(
    db: None, client: Client, field: str, value: str, sentence: str
) -> None:
    answer = client.post(JOIN, {**TYPED, field: value})
    assert (answer.status_code, sentence in answer.content.decode()) == (200, True)
    assert not Candidate.objects.exists()


def test_a_file_of_another_kind_is_refused(db: None, client: Client) -> None:
    file = cv_file()
    file.name = "ketevan.exe"
    answer = client.post(JOIN, {**TYPED, "cv": file})
    assert "of a kind we cannot take" in answer.content.decode()


def test_a_form_pressed_twice_is_carried_out_once(db: None, client: Client) -> None:
    for _press in range(2):
        client.post(JOIN, {**TYPED, "once": "the-same-token"})
    assert (Candidate.objects.count(), Mail.objects.count()) == (1, 1)


def test_a_known_address_is_overwritten_by_nobody(db: None, client: Client) -> None:
    candidate_of()
    answer = client.post(JOIN, {**TYPED, "occupation": "Baker"})
    kept = Candidate.objects.get()
    assert (kept.occupation, answer.headers["Location"]) == ("Flexographic press operator", "/talents/sent/")


def test_too_many_entries_for_one_address_write_no_more_letters_and_say_nothing(
    db: None, client: Client
) -> None:
    places = {client.post(JOIN, TYPED).headers.get("Location") for _turn in range(5)}
    assert (places, Mail.objects.count()) == ({"/talents/sent/"}, 3)


def test_too_many_entries_from_one_place_are_refused(db: None, client: Client) -> None:
    for turn in range(10):
        client.post(JOIN, {**TYPED, "email": f"one{turn}@example.org"})
    answer = client.post(JOIN, {**TYPED, "email": "another@example.org"})
    assert (answer.status_code, Candidate.objects.count()) == (409, 10)


def test_confirming_makes_a_draft_current(db: None, client: Client) -> None:
    candidate = entered()
    client.post(reverse("talents.own_confirm", args=[token_for(candidate)]))
    candidate.refresh_from_db()
    assert (candidate.state, candidate.audience) == ("current", "members")


def test_looking_at_the_link_confirms_nothing(db: None, client: Client) -> None:
    candidate = entered()
    page = client.get(reverse("talents.own", args=[token_for(candidate)]))
    candidate.refresh_from_db()
    assert (page.status_code, candidate.state) == (200, "draft")


def test_an_unconfirmed_candidate_is_shown_to_nobody(cast: Cast) -> None:
    candidate = entered()
    confirmed = Identity.objects.filter(candidate=candidate, confirmed=None)
    assert confirmed.exists()


def test_an_address_never_confirmed_is_erased_after_three_days(db: None) -> None:
    candidate = entered(cv=cv_file())
    Identity.objects.update(consent_given=timezone.now() - timedelta(days=4))
    erase_unconfirmed()
    assert (Candidate.objects.filter(pk=candidate.pk).exists(), Mail.objects.count()) == (False, 0)


def test_a_draft_of_today_stays(db: None) -> None:
    entered()
    erase_unconfirmed()
    assert Candidate.objects.count() == 1


def test_an_ended_consent_erases(db: None) -> None:
    candidate = candidate_of()
    Candidate.objects.update(expires=timezone.localdate())
    erase_expired()
    assert not Candidate.objects.filter(pk=candidate.pk).exists()


def test_the_end_is_announced_once(db: None) -> None:
    candidate_of()
    Mail.objects.all().delete()
    Candidate.objects.update(expires=timezone.localdate() + timedelta(days=10))
    remind_of_the_end()
    remind_of_the_end()
    assert [one.to for one in Mail.objects.all()] == [EMAIL]


def test_nobody_is_reminded_early(db: None) -> None:
    candidate_of()
    Mail.objects.all().delete()
    remind_of_the_end()
    assert not Mail.objects.exists()


def test_applying_waits_for_the_confirmation(cast: Cast, client: Client) -> None:
    vacancy = vacancy_of(cast)
    typed = {**TYPED, "message": "I would like to."}
    client.post(reverse("talents.apply", args=[vacancy.uid]), typed)
    before = Application.objects.get().state
    client.post(reverse("talents.own_confirm", args=[token_for(Candidate.objects.get())]))
    assert (before, Application.objects.get().state) == ("unconfirmed", "sent")


def test_applying_for_one_vacancy_is_no_consent_for_the_pool(cast: Cast, client: Client) -> None:
    client.post(reverse("talents.apply", args=[vacancy_of(cast).uid]), TYPED)
    candidate = Candidate.objects.get()
    client.post(reverse("talents.own_confirm", args=[token_for(candidate)]))
    candidate.refresh_from_db()
    assert (candidate.is_in_pool, candidate.audience) == (False, "staff")


def test_a_lost_link_is_mailed_and_says_nothing(db: None, client: Client) -> None:
    candidate_of()
    Mail.objects.all().delete()
    places = [
        client.post(reverse("talents.lost_link"), {"email": email}).headers["Location"]
        for email in (EMAIL, "nobody@example.org")
    ]
    assert (places, [one.to for one in Mail.objects.all()]) == (["/talents/sent/"] * 2, [EMAIL])


def test_what_a_resume_filled_in_is_sent_to_the_form_itself(client: Client, db: None) -> None:
    resume = {"basics": {"name": "Nino Example", "label": "Printer", "email": "nino@example.org"}}
    file = SimpleUploadedFile("resume.json", json.dumps(resume).encode(), "application/json")
    answer = client.post(reverse("talents.prefill"), {"resume": file})
    said = answer.content.decode()
    assert all(fold.is_open for fold in answer.context["form"].folds())
    assert (f'<form method="post" action="{JOIN}" novalidate' in said, "Nino Example" in said) == (True, True)


def test_a_file_is_asked_for_again_after_a_mistake(client: Client, db: None) -> None:
    answer = client.post(JOIN, {**TYPED, "years": "many", "cv": cv_file()})
    assert "Choose the file once more" in answer.content.decode()


def test_no_field_of_the_form_is_left_out(client: Client, db: None) -> None:
    form = client.get(reverse("talents.join")).context["form"]
    named = [bound.name for fold in form.folds() for bound in fold.fields]
    assert sorted(named) == sorted(set(form.fields) - {"consent"})


def test_a_language_and_an_employer_beyond_the_usual_stay(db: None) -> None:
    employers = [{"employer": f"Firm {number}", "what": "printing"} for number in range(1, 6)]
    plain = {"summary": "", "summary_local": ""}
    first = initial_of({**FACTS, **plain, "languages": {"fr": "B2", "ka": "native"}, "employers": employers})
    asked = ChangeForm(initial=first)
    form = ChangeForm({name: bound.value() or "" for name, bound in ((one.name, one) for one in asked)})
    assert form.is_valid(), form.errors
    facts = form.facts()
    assert (facts["languages"], len(facts["employers"])) == ({"ka": "native", "fr": "B2"}, 5)
