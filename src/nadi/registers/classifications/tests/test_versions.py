"""Changing from one version of a classification to another keeps the links of entries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import Cast, actor_of_person, client_for

from nadi.journal.models import Entry as JournalEntry
from nadi.registers.classifications.actions import following
from nadi.registers.classifications.actions.files import load_correspondence
from nadi.registers.classifications.actions.versions import change_version, decide, preview
from nadi.registers.classifications.models import Scheme
from nadi.registers.classifications.tests.test_loading import load
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.models import Change, Coding
from nadi.registers.news.models import NewsItem
from nadi.web.access import Refused
from nadi.web.models import Job

pytestmark = pytest.mark.django_db
HEAD = "Section,Division,Group,Class,Activity\n"
OLDER = HEAD + "C,,,,Making\nC,10,,,Food\nC,11,,,Drinks\nC,12,,,Tobacco\nC,13,,,Cloth\n"
NEWER = HEAD + "C,,,,Making\nC,10,,,Food\nC,21,,,Beverages\nC,31,,,Cigars\nC,32,,,Cigarettes\n"
BECAME = b"old,new\n11,21\n12,31\n12,32\nx,y\n"


@pytest.fixture
def newer(cast: Cast) -> Scheme:
    """Two versions of which the older is in use, and one entry with all its codes."""
    load("nace_rev2.csv", OLDER)
    values = {"name": "A fair", "published": timezone.now()}
    facts = Facts(values=values, codes={"nace": ["10", "11", "12", "13"]})
    keep_entry(by=actor_of_person(cast.staff), entry=NewsItem(), facts=facts, verb="news.add")
    load("nace_rev2_1.csv", NEWER)
    older, newer = Scheme.objects.get(version="2"), Scheme.objects.get(version="2.1")
    load_correspondence(by=actor_of_person(cast.staff), older=older, newer=newer, content=BECAME)
    return newer


def codes() -> list[str]:
    return sorted(NewsItem.objects.get().codings.filter(scheme="nace").values_list("code", flat=True))


def test_version_that_would_leave_codes_behind_waits_for_staff(newer: Scheme) -> None:
    assert Scheme.objects.get(kind="nace", is_in_use=True).version == "2"


def test_preview_tells_what_follows_what_was_split_and_what_is_unknown(newer: Scheme) -> None:
    plan = preview(newer=newer)
    assert plan.same == 1
    assert [(one.code, list(one.became)) for one in plan.clear] == [("11", ["21"])]
    assert [(one.code, list(one.became)) for one in plan.split] == [("12", ["31", "32"])]
    assert [one.code for one in plan.unknown] == ["13"]


def test_clear_code_follows_and_the_others_stay(cast: Cast, newer: Scheme) -> None:
    change_version(by=actor_of_person(cast.staff), newer=newer)
    assert codes() == ["10", "12", "13", "21"]


def test_decided_code_follows_too(cast: Cast, newer: Scheme) -> None:
    change_version(by=actor_of_person(cast.staff), newer=newer, decided={"12": "32", "13": "31"})
    assert codes() == ["10", "13", "21", "32"]


def test_change_stands_in_the_history_of_the_entry(cast: Cast, newer: Scheme) -> None:
    change_version(by=actor_of_person(cast.staff), newer=newer)
    change = Change.objects.latest("pk")
    assert (change.before["nace"], change.after["nace"]) == (
        ["10", "11", "12", "13"],
        ["10", "12", "13", "21"],
    )


def test_change_is_journalled_once(cast: Cast, newer: Scheme) -> None:
    change_version(by=actor_of_person(cast.staff), newer=newer)
    assert JournalEntry.objects.filter(verb="classifications.change_version").count() == 1


def test_version_in_use_cannot_be_taken_again(cast: Cast, newer: Scheme) -> None:
    change_version(by=actor_of_person(cast.staff), newer=newer)
    with pytest.raises(Refused, match="in use already"):
        change_version(by=actor_of_person(cast.staff), newer=newer)


def test_code_left_over_is_decided_later(cast: Cast, newer: Scheme) -> None:
    change_version(by=actor_of_person(cast.staff), newer=newer)
    assert decide(by=actor_of_person(cast.staff), scheme=newer, code="12", became="31") == 1
    assert codes() == ["10", "13", "21", "31"]


def test_decision_for_a_code_that_is_not_there_is_refused(cast: Cast, newer: Scheme) -> None:
    with pytest.raises(Refused, match="has no code “99”"):
        decide(by=actor_of_person(cast.staff), scheme=newer, code="12", became="99")


def test_table_of_other_codes_is_refused(cast: Cast, newer: Scheme) -> None:
    older = Scheme.objects.get(version="2")
    with pytest.raises(Refused, match="No line of this table"):
        load_correspondence(by=actor_of_person(cast.staff), older=older, newer=newer, content=b"a,b\n")


def test_staff_see_the_preview_and_take_the_version(cast: Cast, newer: Scheme) -> None:
    client = client_for(cast.staff)
    address = f"/classifications/versions/{newer.pk}/"
    assert "nothing has been changed yet" in client.get(address).content.decode()
    client.post(address, {"became 12": "31"})
    assert codes() == ["10", "13", "21", "31"]


def test_staff_decide_what_is_left_over(cast: Cast, newer: Scheme) -> None:
    client = client_for(cast.staff)
    client.post(f"/classifications/versions/{newer.pk}/")
    address = f"/classifications/versions/{newer.pk}/leftover/"
    assert "Tobacco" in client.get(address).content.decode()
    client.post(address, {"code": "12", "became": "31 Cigars"})
    assert codes() == ["10", "13", "21", "31"]


def coded(cast: Cast, code: str, number: int) -> None:
    """Enter so many pieces of news with a code."""
    for nth in range(number):
        facts = Facts(values={"name": f"News {nth}", "published": timezone.now()}, codes={"nace": [code]})
        keep_entry(by=actor_of_person(cast.staff), entry=NewsItem(), facts=facts, verb="news.add")


def test_very_many_entries_follow_in_a_job(
    cast: Cast,
    newer: Scheme,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    coded(cast, "11", 5)
    monkeypatch.setattr(following, "BATCH", 2)
    address = f"/classifications/versions/{newer.pk}/"
    client = client_for(cast.staff)
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(address, follow=True)
        assert "<progress" in page.content.decode()
        assert Coding.objects.filter(scheme="nace", code="11").count() == 6
    job = Job.objects.get(kind="classifications.follow")
    assert (job.state, Coding.objects.filter(scheme="nace", code="11").count()) == ("done", 0)
    assert Coding.objects.filter(scheme="nace", code="21").count() == 6


def test_nothing_is_decided_while_entries_follow(
    cast: Cast, newer: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded(cast, "11", 5)
    monkeypatch.setattr(following, "BATCH", 2)
    change_version(by=actor_of_person(cast.staff), newer=newer)
    with pytest.raises(Refused, match="taking their new codes"):
        decide(by=actor_of_person(cast.staff), scheme=newer, code="12", became="31")


def test_a_worker_that_takes_over_moves_no_code_twice(
    cast: Cast, newer: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded(cast, "11", 4)
    monkeypatch.setattr(following, "BATCH", 2)
    chain = {"11": "21", "21": "31"}
    for _attempt in range(6):
        following.move_some(by=actor_of_person(cast.staff), kind="nace", moves=chain, tag="thejobstag12")
    assert Coding.objects.filter(scheme="nace", code="21").count() == 5
    assert not Coding.objects.filter(scheme="nace", code__in=["11", "31"]).exists()


def test_what_is_clear_follows_from_the_page_of_what_is_left_over(cast: Cast, newer: Scheme) -> None:
    Scheme.objects.filter(kind="nace").update(is_in_use=False)
    Scheme.objects.filter(pk=newer.pk).update(is_in_use=True)
    address = f"/classifications/versions/{newer.pk}/leftover/"
    client = client_for(cast.staff)
    assert "Let all follow" in client.get(address).content.decode()
    client.post(address, {"follow": "1"})
    assert codes() == ["10", "12", "13", "21"]


def test_staff_load_a_file_and_are_told_what_it_brought(cast: Cast) -> None:
    upload = SimpleUploadedFile("nace_rev2.csv", OLDER.encode())
    page = client_for(cast.staff).post("/classifications/load/", {"file": upload}, follow=True)
    assert "5 codes are new" in page.content.decode()


def test_file_that_is_none_is_explained_beside_the_field(cast: Cast) -> None:
    upload = SimpleUploadedFile("list.csv", b"a,b\n1,2\n")
    page = client_for(cast.staff).post("/classifications/load/", {"file": upload})
    assert "none of the published tables" in page.content.decode()


def test_member_may_not_change_the_version(cast: Cast, newer: Scheme) -> None:
    page = client_for(cast.rioni.representative).get(f"/classifications/versions/{newer.pk}/")
    assert page.status_code == 404
