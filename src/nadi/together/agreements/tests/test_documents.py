"""Papers of agreements: they say what the page says, and one member's figures reach that member alone."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests.cast import Cast, client_for

from nadi.people.models import Person
from nadi.together.agreements.models import Addendum, CallOff
from nadi.together.agreements.tests.factory import agreed, order_of
from nadi.together.pools.tests.award_factory import Story


@pytest.fixture
def story(cast: Cast) -> Story:
    return agreed(cast)


def addendum_of(story: Story, name: str) -> Addendum:
    member = getattr(story.cast, name)
    return Addendum.objects.select_related("agreement", "organisation").get(organisation=member.organisation)


def paper(person: Person, name: str, *words: Any) -> Any:
    return client_for(person).get(reverse(name, args=words))


def text_of(content: bytes) -> str:
    """Return what a PDF says without its blanks: it sets them where it likes."""
    pages = PdfReader(BytesIO(content)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_a_member_keeps_its_addendum(story: Story) -> None:
    addendum = addendum_of(story, "rioni")
    text = text_of(paper(story.cast.rioni.colleague, "agreements.addendum_pdf", addendum.uid).content)
    names = (story.cast.rioni.organisation.name, story.cast.vendor_organisation.name, "1,000")
    assert ["".join(name.split()) in text for name in names] == [True] * 3


def test_no_other_member_stands_in_an_addendum(story: Story) -> None:
    addendum = addendum_of(story, "rioni")
    text = text_of(paper(story.cast.staff, "agreements.addendum_pdf", addendum.uid).content)
    others = (story.cast.samgori.organisation.name, story.cast.kolkheti.organisation.name)
    assert ["".join(name.split()) in text for name in others] == [False, False]


def test_an_addendum_is_hidden_from_another_member(story: Story) -> None:
    addendum = addendum_of(story, "rioni")
    answer = paper(story.cast.samgori.representative, "agreements.addendum_pdf", addendum.uid)
    assert answer.status_code == 404


def test_the_vendor_does_not_read_what_the_pool_settles(story: Story) -> None:
    addendum = addendum_of(story, "rioni")
    Addendum.objects.filter(pk=addendum.pk).update(adjustment="77.31")
    own = text_of(paper(story.cast.rioni.colleague, "agreements.addendum_pdf", addendum.uid).content)
    vendors = text_of(paper(story.cast.vendor, "agreements.addendum_pdf", addendum.uid).content)
    assert ("77.31" in own, "77.31" in vendors) == (True, False)


def test_an_order_is_kept_by_both_sides(story: Story) -> None:
    order: CallOff = order_of(story.cast)
    answers = [
        paper(person, "agreements.call_off_pdf", order.uid)
        for person in (story.cast.rioni.colleague, story.cast.vendor, story.cast.staff)
    ]
    assert [order.number in text_of(answer.content) for answer in answers] == [True] * 3


def test_an_order_is_hidden_from_another_member(story: Story) -> None:
    order: CallOff = order_of(story.cast)
    assert paper(story.cast.samgori.colleague, "agreements.call_off_pdf", order.uid).status_code == 404


def test_a_statement_holds_the_rows_of_its_member(story: Story) -> None:
    text = text_of(paper(story.cast.rioni.colleague, "agreements.savings_pdf").content)
    saved = [
        f"{row.before - row.after:,.2f}"
        for row in addendum_of(story, "rioni").share.savings.all()
        if row.before != row.after
    ]
    assert (saved != [], [figure in text for figure in saved]) == (True, [True] * len(saved))


def test_the_office_has_no_statement_of_its_own(story: Story) -> None:
    assert paper(story.cast.staff, "agreements.savings_pdf").status_code == 403
