"""Telling programs of changes: what, to whom, signed, a few times."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.home.api.actions.webhooks import add_webhook
from nadi.home.api.models import Delivery, Webhook
from nadi.home.api.webhooks import sending
from nadi.home.api.webhooks.events import read_on
from nadi.home.api.webhooks.sending import body_of, headers_of, secret_of, send_due
from nadi.people.models import Person
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.models import Entry
from nadi.registers.suppliers.models import Supplier
from nadi.web.access import Refused
from nadi.web.models import Mail
from nadi.web.outgoing import NotReached, post

State = Delivery.State


def listen(person: Person, *kinds: str, url: str = "https://erp.example/nadi") -> Webhook:
    """Have an address told, from the journal's present end on."""
    webhook = add_webhook(by=actor_of_person(person), url=url, kinds=kinds or ["suppliers"])
    read_on()
    return webhook


def supplier(cast: Cast, entry: Supplier | None = None, **values: object) -> Supplier:
    """Enter or change a supplier."""
    facts = Facts(values={"name": "Parts", **values})
    verb = "suppliers.edit" if entry else "suppliers.add"
    return keep_entry(by=actor_of_person(cast.staff), entry=entry or Supplier(), facts=facts, verb=verb)


def test_a_change_is_told_to_who_may_see_it(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative)
    entry = supplier(cast)
    assert (read_on(), read_on()) == (1, 0)
    delivery = webhook.deliveries.get()
    assert (delivery.kind, delivery.key, delivery.is_gone) == ("suppliers", entry.uid, False)


def test_a_change_is_not_told_to_who_may_not(cast: Cast) -> None:
    listen(cast.rioni.representative)
    listen(cast.vendor, url="https://vendor.example/")
    supplier(cast, audience=Entry.Audience.STAFF)
    assert read_on() == 0


def test_what_was_told_and_is_hidden_now_is_told_to_be_gone(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative)
    entry = supplier(cast)
    read_on()
    supplier(cast, entry, audience=Entry.Audience.STAFF)
    read_on()
    assert list(webhook.deliveries.order_by("pk").values_list("is_gone", flat=True)) == [False, True]


def test_only_the_kinds_asked_for_are_told(cast: Cast) -> None:
    listen(cast.rioni.representative, "events")
    supplier(cast)
    assert read_on() == 0


def test_a_message_says_which_thing_and_nothing_that_stands_in_it(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative)
    entry = supplier(cast, name="Peculiar name", email="peculiar@example.ge")
    read_on()
    body = body_of(webhook.deliveries.get())
    assert b"eculiar" not in body
    assert json.loads(body)["read"].endswith(f"/api/v1/registers/suppliers/{entry.uid}")


def test_a_message_is_signed_over_its_moment_and_body(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative)
    supplier(cast)
    read_on()
    delivery = webhook.deliveries.get()
    body = body_of(delivery)
    moment, signature = headers_of(delivery, body)["Nadi-Signature"].split(",")
    signed = hmac.new(secret_of(webhook).encode(), moment[2:].encode() + b"." + body, hashlib.sha256)
    assert signature == f"v1={signed.hexdigest()}"


def test_a_new_secret_signs_differently(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative)
    before = secret_of(webhook)
    webhook.secret_number += 1
    assert secret_of(webhook) != before


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://10.0.0.1/", "ftp://x/"]
)
def test_an_address_inside_is_not_called(url: str) -> None:
    with pytest.raises(NotReached):
        post(url, b"{}", {})


def test_an_address_that_does_not_answer_is_tried_again_later_and_then_given_up(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative, url="https://127.0.0.1:9/")
    supplier(cast)
    read_on()
    for _try in range(len(sending.WAITS)):
        Delivery.objects.update(due=timezone.now() - timedelta(seconds=1))
        assert send_due() == 0
    delivery = webhook.deliveries.get()
    assert (delivery.state, delivery.attempts) == (State.FAILED, len(sending.WAITS))
    assert send_due() == 0


def test_an_address_that_never_answers_is_paused_and_its_people_told(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative, url="https://127.0.0.1:9/")
    Webhook.objects.update(failures=sending.PAUSED_AFTER - 1)
    supplier(cast)
    read_on()
    send_due()
    webhook.refresh_from_db()
    assert webhook.paused is not None
    assert Mail.objects.filter(subject="A program of yours no longer answers").exists()


def test_the_same_address_is_not_told_twice(cast: Cast) -> None:
    listen(cast.rioni.representative)
    with pytest.raises(Refused, match="already"):
        listen(cast.rioni.representative)


class Answering(BaseHTTPRequestHandler):
    """A program that listens, and keeps what it heard."""

    heard: list[tuple[dict[str, str], bytes]]

    def do_POST(self) -> None:
        """Keep the message and thank for it."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[HTTPServer]:
    """Run a program that listens, on this machine."""
    Answering.heard = []
    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_message_arrives_as_it_was_signed(listener: HTTPServer) -> None:
    url = f"http://127.0.0.1:{listener.server_port}/hook?a=1"
    status = post(url, b'{"a":1}', {"Nadi-Delivery": "x"}, may=lambda address: address == "127.0.0.1")
    assert (status, Answering.heard[0][1], Answering.heard[0][0]["Nadi-Delivery"]) == (204, b'{"a":1}', "x")


def test_a_message_to_try_it_is_signed_as_the_guide_says(cast: Cast, listener: HTTPServer) -> None:
    url = f"http://127.0.0.1:{listener.server_port}/"
    webhook = listen(cast.rioni.representative, url=url)
    client_for(cast.rioni.colleague).post(f"/programs/webhooks/{webhook.uid}/try/")
    delivery = webhook.deliveries.get()
    body = body_of(delivery)
    post(url, body, headers_of(delivery, body), may=lambda address: address == "127.0.0.1")
    headers, heard = Answering.heard[0]
    moment, signature = (part.split("=", 1)[1] for part in headers["Nadi-Signature"].split(","))
    key = secret_of(webhook).encode()
    expected = hmac.new(key, f"{moment}.".encode() + heard, hashlib.sha256).hexdigest()
    said = json.loads(heard)
    assert (signature, said["event"], said["delivery"]) == (expected, "trial", delivery.uid)
    assert sorted(said) == ["delivery", "event", "happened"]


def test_one_message_to_try_it_is_under_way_at_a_time(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative)
    client = client_for(cast.rioni.representative)
    page = f"/programs/webhooks/{webhook.uid}/try/"
    answers = [client.get(page).status_code, *(client.post(page).status_code for _time in range(2))]
    assert (answers[0], webhook.deliveries.count()) == (405, 1)
    assert client_for(cast.samgori.representative).post(page).status_code == 404


def test_a_trial_that_fails_says_why_and_is_over(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative, url="https://127.0.0.1:9/")
    client_for(cast.rioni.representative).post(f"/programs/webhooks/{webhook.uid}/try/")
    send_due()
    delivery, webhook = webhook.deliveries.get(), Webhook.objects.get()
    assert (delivery.state, "open net" in delivery.answer, webhook.failures) == (State.FAILED, True, 0)


def test_a_trial_is_no_thing_that_could_be_gone_later(cast: Cast) -> None:
    webhook = listen(cast.rioni.representative)
    client_for(cast.rioni.representative).post(f"/programs/webhooks/{webhook.uid}/try/")
    supplier(cast, audience=Entry.Audience.STAFF)
    assert read_on() == 0
