"""Papers and open data: downloaded as their readers do, and read."""

import json
from io import BytesIO

from pypdf import PdfReader

from nadi.together.agreements.models import Addendum, CallOff
from tests.journeys.acts.story import Story
from tests.journeys.people import Someone


def words_of(reader: Someone, path: str) -> str:
    """Download a paper and return its words."""
    paper = PdfReader(BytesIO(reader.fetches(path)))
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def read_papers(story: Story) -> None:
    """Each paper says what its page says."""
    staff, phone, vendor = story.staff, story.phone(0), story.sales(0)
    title = story.pool.title if story.stage.language == "en" else story.pool.title_local
    rfq = words_of(staff, story.path("tender/paper/"))
    assert title in rfq
    assert words_of(vendor, f"{story.links[0]}paper/") == rfq
    addendum = Addendum.objects.get(organisation=story.members[0].organisation)
    number = CallOff.objects.get().number
    assert story.vendors[0].name in words_of(phone, f"/addenda/{addendum.uid}/paper/")
    assert number in words_of(phone, f"/call-offs/{CallOff.objects.get().uid}/paper/")
    own = words_of(phone, "/savings/paper/")
    assert named(story, 0) in own
    assert not any(named(story, other) in own for other in (1, 2, 3))


def named(story: Story, number: int) -> str:
    """Return a member's name in the language of the story."""
    company = story.members[number].organisation
    return company.name if story.stage.language == "en" else company.name_local


def read_open_data(story: Story) -> None:
    """The release tells of the tender, the award and the contract, and of no member's demand."""
    package = json.loads(story.staff.fetches(story.path("ocds/")))
    release = package["releases"][-1]
    assert package["version"] == "1.1"
    assert release["tender"]["status"] == "complete"
    assert len(release["tender"]["lots"]) == len(story.lines)
    suppliers = {one["name"] for award in release["awards"] for one in award.get("suppliers", [])}
    assert suppliers == {story.vendors[0].name}
    assert release["contracts"]
    told = json.dumps(package)
    assert not any(member.organisation.number in told for member in story.members)
