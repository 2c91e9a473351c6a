"""Each page of services answers five questions; what is not shown stays unseen."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.registers.services.actions.certificates import show_certificate
from nadi.registers.services.models import Certificate, Proposal, Readiness, Service
from nadi.registers.services.tests.story import SCOPE, certificate, proposal, service, standing, way


def text_of(client: Client, address: str) -> str:
    """Return a page's text, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def certificate_form(**changed: Any) -> dict[str, Any]:
    """Return what is typed of a certificate."""
    today = timezone.localdate()
    return {
        "standard": "ISO 9001",
        "body": "Iberia",
        "number": "IB-1",
        "issued": today.isoformat(),
        "valid_until": (today + timedelta(days=900)).isoformat(),
        **changed,
    }


def test_the_pages_work_for_a_member(cast: Cast) -> None:
    one, held, readiness = service(cast), certificate(cast), way(cast, done=3)
    client = client_for(cast.rioni.representative)
    pages = [
        "/services/",
        f"/services/{one.uid}/",
        "/services/certificates/",
        "/services/certificates/add/",
        "/services/certificates/members/",
        f"/services/certificates/{held.uid}/",
        f"/services/certificates/{held.uid}/edit/",
        f"/services/certificates/{held.uid}/audits/",
        "/services/readiness/",
        "/services/readiness/begin/",
        f"/services/readiness/{readiness.uid}/",
        f"/services/readiness/{readiness.uid}/?export=xlsx",
        f"/services/readiness/{readiness.uid}/target/",
        f"/services/readiness/{readiness.uid}/steps/context/",
    ]
    assert [(page, client.get(page).status_code) for page in pages] == [(page, 200) for page in pages]


def test_an_empty_list_says_to_a_provider_that_members_see_more(cast: Cast) -> None:
    service(cast, owner=None)
    text = text_of(client_for(cast.vendor), "/services/")
    assert ("Anatolia Laboratory" in text, "Members of the association see more" in text) == (False, True)


def test_a_certificates_scope_is_read_in_the_readers_language(cast: Cast) -> None:
    one = certificate(cast, scope_local="თავისებური ფირი")
    client = client_for(cast.rioni.colleague)
    client.cookies["django_language"] = "ka"
    text = text_of(client, f"/services/certificates/{one.uid}/")
    assert (SCOPE in text, "თავისებური ფირი" in text) == (False, True)


def test_the_pages_work_for_the_office(cast: Cast) -> None:
    one, held, readiness = service(cast), certificate(cast), way(cast)
    waiting = proposal(cast, one)
    client = client_for(cast.staff)
    pages = [
        "/services/add/",
        f"/services/{one.uid}/edit/",
        f"/services/{one.uid}/accredit/",
        "/services/proposals/",
        f"/services/proposals/{waiting.uid}/",
        "/services/certificates/matrix/",
        "/services/certificates/matrix/?export=csv",
        f"/services/certificates/{held.uid}/",
        "/services/readiness/?export=csv",
        f"/services/readiness/{readiness.uid}/",
    ]
    assert [(page, client.get(page).status_code) for page in pages] == [(page, 200) for page in pages]


def test_everybody_sees_the_certificates_shown_to_everybody(cast: Cast) -> None:
    held = certificate(cast)
    before = text_of(Client(), "/services/certificates/public/")
    show_certificate(by=actor_of_person(cast.rioni.representative), certificate=held, shown="public")
    after = text_of(Client(), "/services/certificates/public/")
    assert (SCOPE in before, SCOPE in after) == (False, True)


def test_what_is_anothers_is_absent(cast: Cast) -> None:
    held, readiness = certificate(cast), way(cast)
    client = client_for(cast.samgori.representative)
    pages = [
        f"/services/certificates/{held.uid}/",
        f"/services/certificates/{held.uid}/edit/",
        f"/services/certificates/{held.uid}/file/",
        f"/services/readiness/{readiness.uid}/",
        f"/services/readiness/{readiness.uid}/steps/context/",
        f"/services/readiness/{readiness.uid}/steps/context/evidence/",
    ]
    assert [client.get(page).status_code for page in pages] == [404] * len(pages)


def test_a_shown_certificate_shows_neither_file_nor_audits_to_others(cast: Cast) -> None:
    held = certificate(cast, file=SimpleUploadedFile("iso.pdf", b"%PDF-1.4 peculiar"))
    show_certificate(by=actor_of_person(cast.rioni.representative), certificate=held, shown="members")
    client = client_for(cast.samgori.representative)
    page = text_of(client, f"/services/certificates/{held.uid}/")
    assert ("Surveillance audits" in page, "/file/" in page) == (False, False)
    assert client.get(f"/services/certificates/{held.uid}/file/").status_code == 404
    assert client_for(cast.rioni.colleague).get(f"/services/certificates/{held.uid}/file/").status_code == 200


@pytest.mark.parametrize("person", ["board", "samgori"])
def test_certificates_and_readiness_not_shown_are_nowhere(cast: Cast, person: str) -> None:
    certificate(cast)
    way(cast, done=4)
    reader = cast.board if person == "board" else cast.samgori.representative
    client = client_for(reader)
    addresses = [
        "/services/certificates/",
        "/services/certificates/?export=csv",
        "/services/certificates/members/",
        "/services/readiness/",
        "/services/readiness/?export=csv",
        "/services/",
    ]
    pages = [text_of(client, address) for address in addresses]
    assert [word for word in (SCOPE, "IB-77123", "Rioni Cartons") for page in pages if word in page] == []


def test_the_wrong_role_is_told_why(cast: Cast) -> None:
    one = service(cast)
    answers = [
        client_for(cast.rioni.representative).get("/services/certificates/matrix/"),
        client_for(cast.rioni.representative).get(f"/services/{one.uid}/propose/"),
        client_for(cast.vendor).get("/services/certificates/"),
    ]
    assert [one.status_code for one in answers] == [403] * 3


def test_a_colleague_does_not_show_a_certificate(cast: Cast) -> None:
    held = certificate(cast)
    answer = client_for(cast.rioni.colleague).post(
        f"/services/certificates/{held.uid}/show/", {"shown": "public"}
    )
    assert (answer.status_code, Certificate.objects.get().shown) == (403, "own")


def test_a_get_on_a_verb_is_refused(cast: Cast) -> None:
    held = certificate(cast)
    answer = client_for(cast.rioni.representative).get(f"/services/certificates/{held.uid}/remove/")
    assert answer.status_code == 405


def test_bad_input_is_explained_and_kept(cast: Cast) -> None:
    form = certificate_form(valid_until="2001-01-01", body="Peculiar body")
    answer = client_for(cast.rioni.colleague).post("/services/certificates/add/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The last day is before the day of issue." in page
    assert "Peculiar body" in page


def test_a_company_enters_a_certificate(cast: Cast) -> None:
    answer = client_for(cast.rioni.colleague).post("/services/certificates/add/", certificate_form())
    assert answer.status_code == 302
    assert Certificate.objects.get().organisation == cast.rioni.organisation


def test_a_provider_proposes_and_the_office_accepts(cast: Cast) -> None:
    one = service(cast)
    form = {"name": one.name, "scope": "Burst tests", "country": "TR"}
    answer = client_for(cast.vendor).post(f"/services/{one.uid}/propose/", form)
    assert answer.status_code == 302, answer.content.decode()
    waiting = Proposal.objects.get()
    compared = text_of(client_for(cast.staff), f"/services/proposals/{waiting.uid}/")
    client_for(cast.staff).post(f"/services/proposals/{waiting.uid}/answer/", {"accept": "yes"})
    assert ("Burst tests" in compared, Service.objects.get().scope) == (True, "Burst tests")


def test_what_waits_for_the_office_is_not_shown_to_members(cast: Cast) -> None:
    one = service(cast)
    proposal(cast, one, scope="Not yet looked at")
    page = text_of(client_for(cast.rioni.colleague), f"/services/{one.uid}/")
    assert ("Not yet looked at" in page, "waits for the office" in page) == (False, False)


def test_a_lapsed_accreditation_is_marked(cast: Cast) -> None:
    one = service(cast)
    form = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-body": "GAC",
        "form-0-number": "TL-1",
        "form-0-valid_until": "2020-01-01",
    }
    client_for(cast.staff).post(f"/services/{one.uid}/accredit/", form)
    assert "lapsed" in text_of(client_for(cast.rioni.colleague), f"/services/{one.uid}/")


def test_a_step_is_done_with_its_evidence(cast: Cast) -> None:
    readiness = way(cast)
    page = f"/services/readiness/{readiness.uid}/steps/context/"
    upload = SimpleUploadedFile("context.pdf", b"%PDF-1.4 peculiar")
    answer = client_for(cast.rioni.colleague).post(page, {"state": "done", "evidence": upload})
    kept = client_for(cast.staff).get(f"{page}evidence/")
    assert (answer.status_code, standing(readiness).state, kept.status_code) == (302, "done", 200)


def test_a_step_left_out_without_reason_is_explained(cast: Cast) -> None:
    readiness = way(cast)
    answer = client_for(cast.rioni.colleague).post(
        f"/services/readiness/{readiness.uid}/steps/context/", {"state": "not_applicable"}
    )
    assert (answer.status_code, b"Say why this step does not apply" in answer.content) == (422, True)


def test_lists_cost_as_many_queries_for_three_as_for_one(cast: Cast) -> None:
    service(cast)
    certificate(cast)
    way(cast)
    pages = [
        "/services/",
        "/services/certificates/",
        "/services/certificates/matrix/",
        "/services/readiness/",
        f"/services/readiness/{Readiness.objects.get().uid}/",
    ]
    client = client_for(cast.staff)
    before = [queries_for(client, page) for page in pages]
    for number, member in enumerate((cast.samgori, cast.kolkheti)):
        service(cast, name=f"Laboratory {number}")
        certificate(cast, member=member)
        way(cast, member)
    assert [queries_for(client, page) for page in pages] == before
