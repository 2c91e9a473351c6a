"""What could leak exists, and is absent where it must not stand."""

import json
from collections.abc import Iterable
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.cast import Cast, actor_of_person, client_for

from nadi.journal.models import Entry
from nadi.people.models import Person
from nadi.together.pools.models import Demand, Share
from nadi.together.pools.tests.award_factory import Story, award, evaluate, make_story
from nadi.together.pools.tests.factory import show_totals
from nadi.web.jobs import visible_to as jobs_visible_to
from nadi.web.models import Job, Mail

PAGES = (
    "pools.detail",
    "pools.scenarios",
    "pools.shares",
    "pools.award",
    "pools.share",
    "pools.share_receipt",
)
QUANTITY = Decimal(61357)


@pytest.fixture
def story(cast: Cast) -> Story:
    """Give an awarded pool in which Samgori's figures are like no other's."""
    made = make_story(cast)
    own = Demand.objects.filter(participation__organisation=cast.samgori.organisation)
    own.filter(line=made.boxes).update(quantity=QUANTITY, baseline=Decimal("1.37"))
    evaluate(made.pool)
    award(made.pool)
    return made


def figures_of(story: Story) -> list[str]:
    """Return what nobody but Samgori and the office may read of it, as pages and files write it."""
    part = story.participation(story.cast.samgori.organisation)
    shares = Share.objects.filter(participation=part)
    figures = {figure for share in shares for figure in (share.amount, share.alone)} | {QUANTITY}
    return ["1.37", *(written for figure in figures for written in (f"{figure}", f"{figure:,}"))]


def read_by(story: Story, person: Person) -> Iterable[str]:
    """Yield everything a person is answered on the pages of the award, their files included."""
    browser = client_for(person)
    for name in PAGES:
        for kind in ("", "csv"):
            page = browser.get(reverse(name, args=[story.pool.uid]), {"format": kind} if kind else {})
            yield page.content.decode()


def found_in(texts: Iterable[str], figures: list[str]) -> list[str]:
    """Return the figures that stand somewhere."""
    whole = "\n".join(texts)
    return [figure for figure in figures if figure in whole]


def test_the_office_reads_every_share(story: Story) -> None:
    share = story.share_of(story.cast.samgori.organisation)
    assert found_in(read_by(story, story.cast.staff), [f"{share.amount}"])


def test_a_member_reads_its_own(story: Story) -> None:
    share = story.share_of(story.cast.samgori.organisation)
    assert found_in(read_by(story, story.cast.samgori.colleague), [f"{share.amount}"])


@pytest.mark.parametrize("reader", ["rioni", "kolkheti"])
def test_another_member_reads_nothing_of_it(story: Story, reader: str) -> None:
    person = getattr(story.cast, reader).representative
    assert found_in(read_by(story, person), figures_of(story)) == []


@pytest.mark.parametrize("reader", ["board", "vendor", "rival", "partner", "stranger"])
def test_nobody_else_reads_anything_of_it(story: Story, reader: str) -> None:
    show_totals(story.pool)
    assert found_in(read_by(story, getattr(story.cast, reader)), figures_of(story)) == []


def test_the_board_reads_no_member_on_the_certificate(story: Story) -> None:
    show_totals(story.pool)
    page = client_for(story.cast.board).get(reverse("pools.shares", args=[story.pool.uid]))
    main = page.content.decode().split("<main")[1]
    assert "No company pays more than" in main
    assert [one.organisation.name for one in story.cast.members if one.organisation.name in main] == []


def test_a_guest_is_sent_to_sign_in(story: Story, client: object) -> None:
    page = client.get(reverse("pools.share", args=[story.pool.uid]))  # type: ignore[attr-defined]
    assert page.status_code == 302


def test_journal_mail_and_jobs_hold_none_of_it(story: Story) -> None:
    kept = [json.dumps([one.before, one.after]) for one in Entry.objects.all()]
    kept += [f"{one.subject}{one.text}{one.html}" for one in Mail.objects.all()]
    kept += [f"{one.note}{one.arguments}" for one in Job.objects.all()]
    assert found_in(kept, figures_of(story)) == []


def test_a_member_sees_no_job_of_the_office(story: Story) -> None:
    Job.objects.create(
        kind="pools.award", subject=f"pool:{story.pool.uid}", organisation_id=story.cast.office.pk
    )
    assert not jobs_visible_to(actor_of_person(story.cast.rioni.representative)).exists()


def test_a_receipt_holds_none_of_another_member(story: Story) -> None:
    others = Share.objects.exclude(participation__organisation=story.cast.samgori.organisation)
    assert found_in((json.dumps(share.receipt) for share in others), figures_of(story)) == []
