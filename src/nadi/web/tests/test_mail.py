"""Mail: written with the change it tells of, sent once, kept only where it is read."""

import smtplib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as outgoing
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast, client_for

from nadi.web import mail
from nadi.web.models import Mail

State = Mail.State
NINO = ("nino@rioni.example", "Nino", "ka")
JOHN = ("john@kolkheti.example", "John", "en")
TEMPLATES = {
    "note.subject.txt": "{{ pool }}\n  & more\n",
    "note.txt": "See {{ pool }}: {{ base_url }}/pools/\n",
    "note.html": '{% extends "web/mail/base.html" %}{% block content %}<p>See {{ pool }}</p>{% endblock %}',
}


class Broken(BaseEmailBackend):
    """A mail server that refuses everything."""

    def send_messages(self, email_messages: Any) -> int:
        raise smtplib.SMTPRecipientsRefused({})


@pytest.fixture(autouse=True)
def templates(tmp_path: Path, settings: Any) -> None:
    """Give the tests a mail of their own."""
    for name, text in TEMPLATES.items():
        (tmp_path / name).write_text(text)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


def sent_to(*receivers: tuple[str, str, str]) -> list[Mail]:
    """Send the note."""
    return mail.send(to=receivers, template="note", context={"pool": "Bags & boxes"})


@pytest.mark.django_db
def test_a_mail_is_written_in_each_receivers_language() -> None:
    assert [one.language for one in sent_to(NINO, JOHN)] == ["ka", "en"]


@pytest.mark.django_db
def test_the_subject_is_one_line_of_plain_text() -> None:
    assert sent_to(JOHN)[0].subject == "Bags & boxes & more"


@pytest.mark.django_db
def test_the_text_is_a_letter() -> None:
    expected = (
        "Dear John,\n\nSee Bags & boxes: http://testserver/pools/\n\n--\n"
        "You receive this because you act for an organisation that works with the association.\n"
        "http://testserver\n"
    )
    assert sent_to(JOHN)[0].text == expected


@pytest.mark.django_db
def test_the_html_is_escaped() -> None:
    assert "<p>See Bags &amp; boxes</p>" in sent_to(JOHN)[0].html


def headers_of(stop_url: str) -> dict[str, str]:
    """Return the headers by which a mail program stops a kind of mail, as the note goes out with them."""
    mail.send(to=[JOHN], template="note", context={"pool": "Bags"}, stop_url=stop_url)
    mail.deliver_due()
    names = ("List-Unsubscribe", "List-Unsubscribe-Post")
    message = outgoing.outbox[-1].message()
    return {name: message[name] for name in names if name in message}


@pytest.mark.django_db
def test_mail_one_can_do_without_names_where_one_post_ends_it() -> None:
    stop_url = "https://nadi.example/registers/alerts/all/token/"
    told = {"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    assert headers_of(stop_url) == told
    assert Mail.objects.get().stop_url == ""


@pytest.mark.django_db
def test_other_mail_has_no_such_header() -> None:
    assert headers_of("") == {}


@pytest.mark.django_db
def test_one_press_is_offered_over_https_alone() -> None:
    assert list(headers_of("http://nadi.example/stop/")) == ["List-Unsubscribe"]


@pytest.mark.django_db
def test_a_mail_goes_out_after_the_commit_and_its_text_is_forgotten(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent_to(JOHN)
        assert outgoing.outbox == []
    one = Mail.objects.get()
    assert [message.to for message in outgoing.outbox] == [["john@kolkheti.example"]]
    assert (one.state, one.text, one.html) == (State.SENT, "", "")


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_is_not_told() -> None:
    with transaction.atomic():
        sent_to(JOHN)
        transaction.set_rollback(True)
    assert (Mail.objects.count(), outgoing.outbox) == (0, [])


@pytest.mark.django_db
def test_a_mail_is_sent_once() -> None:
    sent_to(JOHN)
    assert [mail.deliver_due(), mail.deliver_due()] == [1, 0]


@pytest.mark.django_db
def test_a_failed_mail_waits_before_it_is_tried_again(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    sent_to(JOHN)
    mail.deliver_due()
    mail.deliver_due()
    one = Mail.objects.get()
    assert (one.state, one.attempts, one.error) == (State.WAITING, 1, "SMTPRecipientsRefused: {}")


@pytest.mark.django_db
def test_after_five_tries_a_mail_is_given_up_and_forgotten(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    sent_to(JOHN)
    Mail.objects.update(created=timezone.now() - timedelta(days=1))
    for _ in range(7):
        mail.deliver_due()
    one = Mail.objects.get()
    assert (one.state, one.attempts, one.text) == (State.FAILED, 5, "")


@pytest.mark.django_db
def test_one_refused_mail_does_not_hold_up_the_next(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    sent_to(JOHN, NINO)
    mail.deliver_due()
    assert list(Mail.objects.values_list("attempts", flat=True)) == [1, 1]


@pytest.mark.django_db
def test_the_demonstration_keeps_mail_instead_of_sending(settings: Any) -> None:
    settings.MAIL_IS_KEPT = True
    sent_to(JOHN)
    mail.deliver_due()
    assert (Mail.objects.get().state, outgoing.outbox) == (State.KEPT, [])


def kept(settings: Any) -> Mail:
    """Keep the note for preview."""
    settings.MAIL_IS_KEPT = True
    return sent_to(JOHN)[0]


def test_staff_reads_kept_mail(cast: Cast, settings: Any) -> None:
    client, one = client_for(cast.staff), kept(settings)
    assert b"Bags &amp; boxes &amp; more" in client.get("/mail/").content
    assert b"See Bags &amp; boxes" in client.get(f"/mail/{one.uid}/").content
    assert b"<p>See Bags &amp; boxes</p>" in client.get(f"/mail/{one.uid}/written/").content


def test_the_html_of_a_mail_is_shown_in_a_sandbox(cast: Cast, settings: Any) -> None:
    answer = client_for(cast.staff).get(f"/mail/{kept(settings).uid}/written/")
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "sandbox allow-top-navigation-by-user-activation"} <= set(policy)
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_mail_on_its_way_is_not_shown(cast: Cast) -> None:
    assert client_for(cast.staff).get(f"/mail/{sent_to(JOHN)[0].uid}/").status_code == 404


@pytest.mark.parametrize("who", ["board", "vendor", "partner", "stranger"])
def test_others_are_told_that_mail_is_for_staff(cast: Cast, who: str) -> None:
    assert client_for(getattr(cast, who)).get("/mail/").status_code == 403


def test_the_outbox_asks_as_often_for_three_as_for_one(cast: Cast, settings: Any) -> None:
    client = client_for(cast.staff)
    kept(settings)
    client.get("/mail/")
    counts = []
    for receivers in ([], [JOHN, NINO]):
        sent_to(*receivers)
        with CaptureQueriesContext(connection) as queries:
            client.get("/mail/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_the_text_says_why_in_the_words_of_the_html(tmp_path: Path) -> None:
    why = '{% block why %}You asked for <b>news</b> &amp; more. <a href="/stop/">Stop</a>{% endblock %}'
    (tmp_path / "note.html").write_text('{% extends "web/mail/base.html" %}' + why)
    mail.send(to=[JOHN], template="note", context={"pool": "Paper"})
    assert Mail.objects.get().text.splitlines()[-2] == "You asked for news & more. Stop: /stop/"
