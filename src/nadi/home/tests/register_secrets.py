"""What of the registers belongs to whom; everybody else must read it nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from nadi.home.tests import register_story as said
from nadi.home.tests.leak_text import plain
from nadi.home.tests.register_story import Story

MEMBERS = ("samgori", "rioni", "board")
OFFICE = ("staff",)
FIRM = ("samgori",)
# The association's own pages of who is a member, and what the office and the board did.
LISTED = ("companies.list", "companies.detail", "journal.list")


@dataclass(frozen=True, kw_only=True)
class Secret:
    """Words or figures, and who may read them; `on` narrows where one looks for them."""

    name: str
    needles: tuple[str, ...]
    readers: tuple[str, ...]
    on: str = ""

    def is_in(self, text: str) -> bool:
        """Tell whether a text without blanks holds any of it."""
        return any(needle in text for needle in self.needles)

    def is_kept_from(self, reader: str, page: str) -> bool:
        """Tell whether this reader must not find it on this page."""
        return reader not in self.readers and page.startswith(self.on)


def secret(name: str, *texts: str, to: tuple[str, ...] = (), on: str = "") -> Secret:
    """Make a secret of texts as they are typed."""
    needles = tuple(plain(text).split("\n")[0] for text in texts)
    return Secret(name=name, needles=needles, readers=to, on=on)


def secrets_of(story: Story) -> list[Secret]:
    """Return everything that some must not read."""
    return [
        *of_candidates(story),
        *of_experts(),
        *of_machines(),
        *of_money(),
        *of_standards(),
        *of_events(),
        *of_the_office(),
        *of_programs(story),
    ]


def of_candidates(story: Story) -> Iterator[Secret]:
    """Yield who a candidate is, and what passed between it and two firms."""
    itself = "candidate by link"
    years = "1987"  # stands in too many files to be looked for everywhere
    yield secret(
        "candidate", *(one for one in said.IDENTITY if one != years), to=("samgori", "rioni", itself)
    )
    yield secret("year of birth", years, to=("samgori", "rioni", itself), on="talents.")
    yield secret("candidate's profile", story.blind, to=("samgori", "rioni", "staff", itself))
    yield secret("question", said.QUESTION, to=("samgori", "staff", itself))
    yield secret("application's message", said.MESSAGE, to=("rioni", itself))
    yield secret("unconfirmed applicant", *said.UNCONFIRMED, to=("applicant",))


def of_experts() -> Iterator[Secret]:
    """Yield an expert's address and rate, what one firm agreed with it, and what a visit costs it."""
    itself = "expert by link"
    both = ("samgori", "staff", itself)
    yield secret("expert's contact", *said.EXPERT, to=both)
    yield secret("rate", said.RATE, to=both)
    yield secret("engagement", said.NEED, said.BUDGET, said.PRICE, said.GOAL, to=both)
    yield secret("other engagement", said.OTHER_NEED, to=("rioni", "staff", itself))
    yield secret("interview", said.INTERVIEW, to=OFFICE)
    yield secret("referee", *said.REFEREE, to=(itself, "staff", "referee"))
    yield secret("wish for the visit", said.WISH, to=both)
    yield secret("share of the visit", said.SHARE, to=both)


def of_machines() -> Iterator[Secret]:
    """Yield a machine, who asks for its part, and who has it before both agree."""
    yield secret("machine", said.MACHINE[0], said.MACHINE[2], to=("samgori", "staff"))
    yield secret("part", *said.PART, to=(*MEMBERS, "staff"))
    yield secret("offer", said.OFFER_WORDS, to=("samgori", "rioni", "staff"))
    yield secret("contact of who has it", said.CONTACT, to=("rioni",))
    yield secret("contact after both agreed", said.OTHER_CONTACT, to=("samgori", "rioni", "staff"))


def of_money() -> Iterator[Secret]:
    """Yield what Samgori told of itself, asked for, was granted and refused."""
    own = ("samgori", "staff")
    yield secret("income", said.INCOME, to=own)
    yield secret("application", said.ASKED, said.GRANTED, said.PAID, said.PURPOSE, said.REFUSAL, to=own)
    yield secret("paper", f"inside of {said.PAPER}", to=FIRM)
    yield secret("paper's name", said.PAPER, to=own)


def of_standards() -> Iterator[Secret]:
    """Yield a certificate shown to nobody, the way to another, and what is thought of a laboratory."""
    own = ("samgori", "staff")
    yield secret("certificate", *said.CERTIFICATE, to=own)
    yield secret("readiness", *said.STEP, to=own)
    yield secret("proposal", said.PROPOSED, to=("vendor", "staff"))
    yield secret("note", said.NOTE, to=FIRM)
    yield secret("mistake", said.MISTAKE, to=own)
    yield secret("unnamed use", said.USE, to=FIRM)
    yield secret("saved search", said.SEARCH, to=FIRM)


def of_events() -> Iterator[Secret]:
    """Yield who comes, what is owed, who thinks of going, and what was said in confidence."""
    own = ("samgori", "staff")
    seat, guest = "seat by link", "guest by link"
    yield secret("seat", *said.SEATED, to=(*own, seat))
    yield secret("what is owed", said.OWED, to=own)
    yield secret("guest", *said.GUEST, to=(guest, "staff"))
    yield secret("online room", said.ONLINE, to=(*own, seat, guest))
    yield secret("opinion", said.FEEDBACK, to=OFFICE)
    yield secret("effect", said.EFFECT, said.EFFECT_AMOUNT, to=own)
    yield secret("verdict", said.VERDICT, to=own)
    yield secret("lesson", said.LESSON, to=own)
    yield secret("interest", "Samgori", to=own, on="events.")


def of_the_office() -> Iterator[Secret]:
    """Yield entries that are not shown, and what a file brought."""
    yield secret("entry of the office", said.OFFICE_ONLY, to=OFFICE)
    yield secret("draft", said.DRAFT, to=OFFICE)
    yield secret("faded entry", said.FADED, to=OFFICE)
    yield secret("withdrawn entry", said.WITHDRAWN, to=OFFICE)
    yield secret("import", *said.IMPORTED, to=OFFICE)


def of_programs(story: Story) -> Iterator[Secret]:
    """Yield what a program comes in with, and where another is told."""
    yield secret("API token", *story.api.values())
    yield secret("token's name", said.TOKEN, said.HOOK, to=FIRM)
