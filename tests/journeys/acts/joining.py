"""Act 2: four members join on their phones, one of them by Excel, and staff close the demand."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nadi.together.pools.models import Demand, Evidence, Participation, Pool
from tests.journeys.acts.story import Story, let_pass

# Per member: boxes, what a box costs today, film, what a roll costs today.
WANTED = (
    ("1000", "1.20", "500", "3.00"),
    ("600", "1.25", "300", "3.10"),
    ("400", "1.30", "200", "3.20"),
    ("300", "1.28", "150", "3.15"),
)
BY_EXCEL = 1
# This member would rather not buy film than pay more than this, and says so.
UNWILLING, WALK_AWAY = 3, "2.10"
INVOICE = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"


def join(story: Story) -> None:
    """Each representative accepts the agreement and says what its company wants."""
    for number in range(len(story.members)):
        phone = story.phone(number)
        phone.goes_to("/").goes_to("/pools/").goes_to(story.path()).goes_to(story.path("join/"))
        phone.ticks("agreed").presses("/join/accept/")
        if number == BY_EXCEL:
            upload(story)
        else:
            type_demand(story, number)
    taking_part = Participation.objects.filter(pool=story.pool, accepted__isnull=False)
    assert taking_part.count() == len(story.members)
    assert Demand.objects.count() == 2 * len(story.members)
    prove(story)


def type_demand(story: Story, number: int) -> None:
    """A member types its demand, on a phone."""
    phone, site = story.phone(number), story.members[number].sites[0].uid
    phone.goes_to(story.path("demand/"))
    for line, quantity, baseline in zip(story.lines, WANTED[number][::2], WANTED[number][1::2], strict=True):
        cell = f"{line.uid}-{site}"
        phone.fills({f"quantity-{cell}": quantity, f"baseline-{cell}": baseline})
    if number == UNWILLING:
        phone.fills({f"walk_away-{story.lines[1].uid}-{site}": WALK_AWAY})
    phone.presses()


def upload(story: Story) -> None:
    """A member fills in the workbook: first with a word for a number, then rightly."""
    phone, site = story.phone(BY_EXCEL), story.members[BY_EXCEL].sites[0].uid
    phone.goes_to(story.path("demand/sheet/upload/"))
    send(story, filled(phone.fetches(story.path("demand/sheet/")), story, site, "many"))
    assert (
        Demand.objects.filter(participation__organisation=story.members[BY_EXCEL].organisation).count() == 1
    )
    assert "many" in phone.reads()
    phone.goes_to(story.path("demand/sheet/upload/"))
    send(story, filled(phone.fetches(story.path("demand/sheet/")), story, site, WANTED[BY_EXCEL][2]))


def filled(sheet: bytes, story: Story, site: str, film: str) -> bytes:
    """Fill in the quantities and prices of one site."""
    book = load_workbook(BytesIO(sheet))
    page = book.active
    assert isinstance(page, Worksheet)
    boxes, rolls = story.lines
    wanted = {boxes.uid: WANTED[BY_EXCEL][:2], rolls.uid: (film, WANTED[BY_EXCEL][3])}
    for row in page.iter_rows(min_row=5):
        line, _slash, place = str(row[0].value).partition("/")
        if place == site:
            quantity, price = wanted[line]
            row[5].value = float(quantity) if quantity.isdigit() else quantity
            row[7].value = float(price)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def send(story: Story, sheet: bytes) -> None:
    """Upload the workbook."""
    story.phone(BY_EXCEL).attaches("file", "demand.xlsx", sheet).presses()


def prove(story: Story) -> None:
    """A member adds the invoice that shows what it pays today; another may not read it."""
    phone = story.phone(0)
    phone.goes_to(story.path("demand/evidence/")).chooses("line", story.lines[0].uid)
    phone.attaches("file", "invoice.pdf", INVOICE).presses()
    evidence = f"/pools/evidence/{Evidence.objects.get().uid}/"
    assert phone.fetches(evidence) == story.staff.fetches(evidence) == INVOICE
    assert story.phone(2).page.request.get(story.phone(2).home + evidence).status == 404


def close(story: Story) -> None:
    """The deadline passes; staff read the demand and close it."""
    let_pass(story.pool, "demand_until")
    story.staff.goes_to(story.path()).goes_to(story.path("overview/")).presses("/close-demand/")
    for someone in (story.phone(0), story.board):
        someone.goes_to(story.path())
    story.phone(0).goes_to(story.path("demand/")).is_refused(story.path("overview/"))
    assert story.pool.state == Pool.State.GATHERING
