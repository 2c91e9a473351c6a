"""Files of a pool: attached by staff, read by members and, where meant for them, by vendors."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.together.pools.actions.tender import ask_vendor
from nadi.together.pools.models import Pool
from nadi.together.pools.tests.factory import make_draft
from nadi.together.pools.tests.pages import address, attached, get, paper, post, text_of


@pytest.fixture
def draft(cast: Cast) -> Pool:
    return make_draft(title="Secret draft")


@pytest.fixture
def opened(cast: Cast, draft: Pool) -> Pool:
    draft.state = Pool.State.GATHERING
    draft.save()
    return draft


def test_files_of_a_pool_for_others_are_not_found(cast: Cast, opened: Pool) -> None:
    found = attached(cast, opened)
    Pool.objects.update(audience="chosen")
    opened.invitees.create(organisation=cast.rioni.organisation)
    answers = [
        get(one.colleague, f"attachments/{found.uid}/").status_code for one in (cast.rioni, cast.samgori)
    ]
    assert answers == [200, 404]


def test_attaching_by_its_page_and_downloading(cast: Cast, draft: Pool) -> None:
    line = draft.lines.all()[0]
    post(cast.staff, address(draft, "attach"), {"file": paper(), "title": "Box", "line": line.uid})
    found = draft.attachments.get()
    answer = get(cast.staff, f"attachments/{found.uid}/")
    assert (found.line, found.is_for_vendors, answer.getvalue()) == (line, False, b"%PDF-1.7 a drawing")


def test_attaching_refuses_other_kinds_of_file_in_a_sentence(cast: Cast, draft: Pool) -> None:
    typed = {"file": SimpleUploadedFile("page.html", b"<script>"), "title": "Kept as typed"}
    text = text_of(post(cast.staff, address(draft, "attach"), typed))
    assert ("of a kind we cannot take" in text, "Kept as typed" in text) == (True, True)


def test_a_file_is_removed_from_a_draft_by_its_button(cast: Cast, draft: Pool) -> None:
    post(cast.staff, f"attachments/{attached(cast, draft).uid}/remove/", {})
    assert not draft.attachments.exists()


def test_members_see_the_files_of_an_open_pool(cast: Cast, opened: Pool) -> None:
    attached(cast, opened, title="Drawing of the box")
    assert "Drawing of the box" in text_of(get(cast.rioni.colleague, address(opened, "")))


@pytest.fixture
def link(cast: Cast, opened: Pool) -> str:
    """The link of a vendor that is asked."""
    Pool.objects.update(state="tendering", bids_until=timezone.now() + timedelta(days=20))
    staff, vendor = actor_of_person(cast.staff), cast.vendor_organisation
    return ask_vendor(by=staff, pool=opened, vendor=vendor, email="sales@example.org", language="en")[1]


def test_a_vendor_reads_by_its_link_what_is_meant_for_vendors(cast: Cast, opened: Pool, link: str) -> None:
    Pool.objects.update(state="gathering")
    shown = attached(cast, opened, title="Drawing of the box")
    hidden = attached(cast, opened, title="Notes for members", is_for_vendors=False)
    Pool.objects.update(state="tendering")
    page = text_of(Client().get(f"/pools/rfq/{link}/"))
    answers = [Client().get(f"/pools/rfq/{link}/files/{one.uid}/").status_code for one in (shown, hidden)]
    assert ("Drawing of the box" in page, "Notes for members" in page, answers) == (True, False, [200, 404])


def test_a_link_opens_no_other_pools_files(cast: Cast, link: str) -> None:
    other = attached(cast, make_draft())
    answers = [Client().get(f"/pools/rfq/{one}/files/{other.uid}/").status_code for one in (link, "x" * 32)]
    assert answers == [404, 404]
