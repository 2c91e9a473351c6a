"""Act 1: staff prepare a pool, check competition above the notice, and open it."""

from nadi.together.pools.models import Attachment, CompetitionCheck, KnownBreak, Pool
from tests.journeys.acts.story import Story, in_days
from tests.journeys.people import Someone

ITEMS = (("Cardboard boxes", "მუყაოს ყუთები"), ("Stretch film", "სტრეჩ ფირი"))
DRAWING = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"


def prepare(story: Story) -> None:
    """Write the draft: description, lines, rules, agreement, a drawing."""
    staff = story.staff
    staff.goes_to("/pools/prepare/").fills(
        {
            "title": "Packaging 2027",
            "title_local": "შეფუთვა 2027",
            "summary": "Boxes and film for a year.",
            "category": "44617100",
            "demand_until": in_days(5),
        }
    )
    staff.chooses("method", Pool.Method.PROPORTIONAL).presses()
    write_lines(story, staff)
    staff.goes_to(story.path("rules/")).fills({"worsening_bound": "3", "standstill_days": "5"})
    staff.fills({"minimum_members": "3"}).ticks("has_quality").presses()
    staff.goes_to(story.path("terms/edit/")).fills(
        {"terms": "Each company buys what it accepted.", "terms_local": "თითო კომპანია ყიდულობს მიღებულს."}
    ).presses()
    attach(story, staff)


def write_lines(story: Story, staff: Someone) -> None:
    """Say what is wanted, and from where on boxes are known to be cheaper."""
    staff.goes_to(story.path("lines/"))
    for row, (name, local) in enumerate(ITEMS):
        staff.fills({f"form-{row}-name": name, f"form-{row}-name_local": local})
    staff.fills({"form-0-specification": "400 × 300 × 200 mm", "form-0-known_breaks": "2000"}).presses()
    assert [line.name for line in story.lines] == [name for name, _local in ITEMS]
    assert KnownBreak.objects.get().line == story.lines[0]


def attach(story: Story, staff: Someone) -> None:
    """Add the drawing of the box, which vendors see too."""
    staff.goes_to(story.path("attach/")).chooses("line", story.lines[0].uid)
    staff.fills({"title": "Drawing of the box"}).attaches("file", "box.pdf", DRAWING).presses("")
    assert Attachment.objects.get().line == story.lines[0]


def open_it(story: Story) -> None:
    """Ask for the shares: above the notice, below the limit; then open."""
    staff, category = story.staff, story.pool.category[:8]
    staff.goes_to(story.path()).presses("/open/")
    assert story.pool.state == Pool.State.DRAFT
    staff.goes_to(story.path("competition/")).fills(
        {
            f"{category}-purchasing_share": "12",
            f"{category}-selling_share": "2.5",
            f"{category}-basis": "Statistics office, 2025",
        }
    ).presses()
    assert CompetitionCheck.objects.get().purchasing_share == 12
    assert staff.page.locator("main .badge-warning").count() == 1
    staff.goes_to(story.path()).presses("/open/")
    assert story.pool.state == Pool.State.GATHERING
