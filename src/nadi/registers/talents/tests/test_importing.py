"""What files bring: candidates with a consent on paper, vacancies, résumés; and what erasure leaves of it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.imports.models import File, Row, Run
from nadi.registers.talents.actions.erasing import erase_candidate
from nadi.registers.talents.importing import write_candidate, write_vacancy
from nadi.registers.talents.models import Candidate, Vacancy
from nadi.registers.talents.tests.people import EMAIL, FACTS, told
from nadi.web.access import Refused

TODAY = timezone.localdate()
ROW: dict[str, Any] = {
    **{name: FACTS[name] for name in ("name", "name_local", "email", "phone", "occupation", "summary")},
    "skills": "plate mounting; colour measurement",
    "languages": "en B2; ქართული native",
    "employers": "Kvarlotek LLC",
    "consent_on": TODAY,
    "consent_paper": "folder 12",
}
DATA = Path(__file__).resolve().parents[6] / "shared" / "data" / "03-people-skills"
RESUMES = sorted([*DATA.glob("cv_jsonresume/ge_*.json"), *DATA.glob("cv_europass/*.xml")])


def test_a_row_becomes_a_blind_candidate(cast: Cast) -> None:
    written = write_candidate(actor_of_person(cast.staff), ROW, None, "theimport123")
    candidate = Candidate.objects.select_related("identity").get(uid=written.uid)
    assert (candidate.state, candidate.languages) == ("current", {"en": "B2", "ka": "native"})
    assert told(candidate.summary) == []


@pytest.mark.parametrize("field", ["consent_on", "consent_paper"])
def test_a_row_without_consent_is_refused(cast: Cast, field: str) -> None:
    with pytest.raises(Refused, match="without it nobody is entered"):
        write_candidate(actor_of_person(cast.staff), {**ROW, field: ""}, None, "theimport123")
    assert not Candidate.objects.exists()


def test_an_old_consent_is_refused(cast: Cast) -> None:
    old = {**ROW, "consent_on": TODAY - timedelta(days=400)}
    with pytest.raises(Refused, match="older than twelve months"):
        write_candidate(actor_of_person(cast.staff), old, None, "theimport123")


def test_a_row_twice_is_one_candidate(cast: Cast) -> None:
    written = [write_candidate(actor_of_person(cast.staff), ROW, None, "x").is_new for _turn in range(2)]
    assert (written, Candidate.objects.count()) == ([True, False], 1)


def test_erasing_empties_the_rows_of_the_import(cast: Cast) -> None:
    written = write_candidate(actor_of_person(cast.staff), ROW, None, "theimport123")
    run = Run.objects.create(target="talents", state=Run.State.WRITTEN)
    file = File.objects.create(run=run, position=1, name="people.xlsx")
    kept = {"email": EMAIL, "name": FACTS["name"]}
    row = Row.objects.create(
        run=run,
        file=file,
        number=1,
        place="2",
        values=kept,
        cells=[EMAIL],
        result="new",
        written_uid=written.uid,
    )
    erase_candidate(candidate=Candidate.objects.get(), verb="talents.withdraw_own")
    row.refresh_from_db()
    assert told(json.dumps([row.values, row.cells])) == []


def test_a_notice_found_elsewhere_is_for_members(cast: Cast) -> None:
    values = {
        "title_local": "მბეჭდავი",
        "employer": "Somebody Else LLC",
        "source_url": "https://jobs.example/1",
        "open_until": TODAY + timedelta(days=5),
    }
    for _turn in range(2):
        write_vacancy(actor_of_person(cast.staff), values, None, "theimport123")
    vacancy = Vacancy.objects.get()
    assert (vacancy.audience, vacancy.organisation, vacancy.firms.count()) == ("members", None, 0)


@pytest.mark.parametrize("path", RESUMES, ids=lambda path: path.name)
def test_a_resume_fills_in_the_form(db: None, client: Client, path: Path) -> None:
    with path.open("rb") as file:
        said = client.post(reverse("talents.prefill"), {"resume": file}).content.decode()
    assert ("We have filled in what the file says" in said, Candidate.objects.count()) == (True, 0)


def test_what_is_no_resume_is_said_so(db: None, client: Client, tmp_path: Path) -> None:
    path = tmp_path / "nonsense.json"
    path.write_bytes(b"\x00\xff{[")
    with path.open("rb") as file:
        answer = client.post(reverse("talents.prefill"), {"resume": file})
    assert (answer.status_code, "could not read this file" in answer.content.decode()) == (200, True)
