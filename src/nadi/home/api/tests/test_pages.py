"""The pages on which an organisation lets programs in."""

import re

from django.test import Client
from tests.cast import Cast, client_for

from nadi.home.api.models import ApiToken, Webhook
from nadi.home.api.tests.programs import ROOT, token_of


def test_a_representative_makes_a_token_and_sees_it_once(cast: Cast) -> None:
    client = client_for(cast.rioni.representative)
    page = client.post("/programs/tokens/new/", {"name": "ERP", "days": "30"})
    found = re.search(r"nadi_[\w-]+", page.content.decode())
    assert found
    assert found[0] not in client.get("/programs/").content.decode()
    program = Client(headers={"authorization": f"Bearer {found[0]}"})
    assert program.get(f"{ROOT}/pools").status_code == 200


def test_a_colleague_is_told_why_not(cast: Cast) -> None:
    page = client_for(cast.rioni.colleague).get("/programs/tokens/new/")
    assert (page.status_code, "only a representative" in page.content.decode()) == (403, True)


def test_another_organisation_s_token_is_absent(cast: Cast) -> None:
    token, _secret = token_of(cast.samgori.representative)
    client = client_for(cast.rioni.representative)
    assert client.post(f"/programs/tokens/{token.uid}/end/").status_code == 404
    assert ApiToken.objects.get().ended is None


def test_a_webhook_needs_an_encrypted_address_and_a_kind(cast: Cast) -> None:
    typed = {"url": "http://erp.example/", "kinds": []}
    page = client_for(cast.rioni.representative).post("/programs/webhooks/new/", typed).content.decode()
    assert ("begins with https://" in page, Webhook.objects.count()) == (True, 0)


def test_the_secret_is_shown_to_who_may_bind_alone(cast: Cast) -> None:
    typed = {"url": "https://erp.example/", "kinds": ["pools"]}
    client_for(cast.rioni.representative).post("/programs/webhooks/new/", typed)
    address = f"/programs/webhooks/{Webhook.objects.get().uid}/"
    pages = [client_for(one).get(address) for one in (cast.rioni.representative, cast.rioni.colleague)]
    assert ["New secret" in page.content.decode() for page in pages] == [True, False]
    assert client_for(cast.samgori.representative).get(address).status_code == 404


def test_everybody_reads_what_programs_can_ask(cast: Cast, client: Client) -> None:
    page = client.get("/api/").content.decode()
    assert "/registers/suppliers" in page
    assert client.get(f"{ROOT}/openapi.json").json()["info"]["title"] == "Nadi"
