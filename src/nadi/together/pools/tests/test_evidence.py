"""Files that prove a price: kept for the company and the office, and for nobody else."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast, actor_of_person, client_for

from nadi.journal.models import Entry
from nadi.people.models import Person
from nadi.together.pools.actions import evidence as actions
from nadi.together.pools.models import Evidence, Pool
from nadi.together.pools.tests.factory import join, make_lines, make_pool
from nadi.web.access import Refused
from nadi.web.models import StoredFile

CONTENT = b"Invoice 73519 of Anatolia"


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    make_lines(pool)
    join(pool, cast.rioni.organisation)
    return pool


def upload(name: str = "invoice.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, CONTENT)


def added(cast: Cast, pool: Pool) -> Evidence:
    line = pool.lines.all()[0]
    return actions.add_evidence(
        by=actor_of_person(cast.rioni.colleague), pool=pool, line=line, upload=upload()
    )


def page(person: Person, address: str) -> Any:
    return client_for(person).get(address)


def test_add_keeps_the_file_and_journals_no_name(cast: Cast, pool: Pool) -> None:
    one = added(cast, pool)
    entry = Entry.objects.get(verb="pools.add_evidence")
    assert (one.file.name, entry.after) == (
        "invoice.pdf",
        {"evidence": one.uid, "line": pool.lines.all()[0].uid},
    )


def test_add_by_a_company_outside_the_pool_is_refused(cast: Cast, pool: Pool) -> None:
    with pytest.raises(Refused, match="takes no part"):
        actions.add_evidence(
            by=actor_of_person(cast.samgori.colleague), pool=pool, line=pool.lines.all()[0], upload=upload()
        )
    assert not StoredFile.objects.exists()


def test_add_is_possible_until_the_award(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(state="opened")
    assert added(cast, pool).pk
    Pool.objects.filter(pk=pool.pk).update(state="awarded")
    with pytest.raises(Refused, match="award is decided"):
        added(cast, pool)


def test_add_for_a_line_of_another_pool_is_refused(cast: Cast, pool: Pool) -> None:
    foreign = make_lines(make_pool(), 1)[0]
    with pytest.raises(Refused, match="not part of the pool"):
        actions.add_evidence(
            by=actor_of_person(cast.rioni.colleague), pool=pool, line=foreign, upload=upload()
        )


def test_add_has_an_end(cast: Cast, pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_FILES", 1)
    added(cast, pool)
    with pytest.raises(Refused, match="Remove one"):
        added(cast, pool)


def test_remove_erases_row_and_file(cast: Cast, pool: Pool, django_capture_on_commit_callbacks: Any) -> None:
    one = added(cast, pool)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_evidence(by=actor_of_person(cast.rioni.colleague), evidence=one)
    assert (Evidence.objects.exists(), StoredFile.objects.exists()) == (False, False)


def test_remove_after_closing_is_refused(cast: Cast, pool: Pool) -> None:
    one = added(cast, pool)
    Pool.objects.filter(pk=pool.pk).update(state="tendering")
    with pytest.raises(Refused, match="stay as they are"):
        actions.remove_evidence(by=actor_of_person(cast.rioni.colleague), evidence=one)


@pytest.mark.parametrize("who", ["colleague", "representative"])
def test_its_own_people_fetch_the_file(cast: Cast, pool: Pool, who: str) -> None:
    one = added(cast, pool)
    response = page(getattr(cast.rioni, who), f"/pools/evidence/{one.uid}/")
    assert b"".join(response.streaming_content) == CONTENT
    assert not Entry.objects.filter(verb="pools.evidence").exists()


def test_staff_fetch_the_file_and_that_is_on_record(cast: Cast, pool: Pool) -> None:
    one = added(cast, pool)
    response = page(cast.staff, f"/pools/evidence/{one.uid}/")
    assert b"".join(response.streaming_content) == CONTENT
    assert Entry.objects.get(verb="pools.evidence").after == {"evidence": one.uid}


@pytest.mark.parametrize("who", ["samgori", "board", "vendor", "partner", "stranger"])
def test_nobody_else_finds_the_file(cast: Cast, pool: Pool, who: str) -> None:
    one = added(cast, pool)
    join(pool, cast.samgori.organisation)
    person = cast.samgori.representative if who == "samgori" else getattr(cast, who)
    assert page(person, f"/pools/evidence/{one.uid}/").status_code == 404


def test_staff_remove_no_file_of_a_company(cast: Cast, pool: Pool) -> None:
    one = added(cast, pool)
    assert client_for(cast.staff).post(f"/pools/evidence/{one.uid}/remove/").status_code == 404


def test_the_page_takes_a_file_and_explains_another(cast: Cast, pool: Pool) -> None:
    client, address = client_for(cast.rioni.colleague), f"/pools/{pool.uid}/demand/evidence/"
    line = pool.lines.all()[0].uid
    refused = client.post(address, {"line": line, "file": upload("virus.exe")})
    taken = client.post(address, {"line": line, "file": upload()})
    assert ("of a kind we cannot take" in refused.content.decode(), taken.status_code) == (True, 302)
    assert "invoice.pdf" in client.get(f"/pools/{pool.uid}/demand/").content.decode()


def test_the_overview_links_to_the_files(cast: Cast, pool: Pool) -> None:
    one = added(cast, pool)
    text = page(cast.staff, f"/pools/{pool.uid}/overview/").content.decode()
    assert f"/pools/evidence/{one.uid}/" in text


def test_a_file_is_added_after_closing_too_and_stays(cast: Cast, pool: Pool) -> None:
    one = added(cast, pool)
    Pool.objects.filter(pk=pool.pk).update(state="tendering")
    text = page(cast.rioni.colleague, f"/pools/{pool.uid}/demand/").content.decode()
    shown = (f"/pools/evidence/{one.uid}/" in text, "Add a file" in text, "/remove/" in text)
    assert shown == (True, True, False)
