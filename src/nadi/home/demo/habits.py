"""What people keep, note, rate and report in the registers of the demonstration."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from nadi.home.demo.playing import Cast
from nadi.registers.entries.actions.keeping_at_hand import add_note, set_favourite
from nadi.registers.entries.actions.mistakes import answer_mistake, report_mistake
from nadi.registers.entries.actions.searches import Wanted, save_search
from nadi.registers.entries.actions.uses import enter_use
from nadi.registers.entries.models import Entry
from nadi.registers.entries.searches.places import is_place


@dataclass(frozen=True, kw_only=True)
class Used:
    """A use before it is entered: whose, of what, how good, and in what words."""

    firm: str
    entry: str
    rating: int
    what_for: str
    comment: str
    days_ago: int
    is_named: bool = True


FAVOURITES = (
    ("kolkheti", "Colchis Technical Service"),
    ("kolkheti", "Iberia Certification"),
    ("rioni", "Kutaisi Food and Packaging Laboratory"),
    ("office", "Colchis Technical Service"),
)
NOTES = (
    ("kolkheti", "Colchis Technical Service", "Ask for Gocha: he knows our press. Call before ten."),
    ("kolkheti", "Iberia Certification", "Their auditor comes in March; book the hotel in January."),
    ("rioni", "Kutaisi Food and Packaging Laboratory", "ნიმუშები ორშაბათს მიაქვთ; ანგარიში ერთ კვირაშია."),
)
USES = (
    Used(
        firm="kolkheti",
        entry="Colchis Technical Service",
        rating=5,
        what_for="New bearings in the die-cutter",
        comment="Came the same evening and explained to our people what to look for.",
        days_ago=60,
    ),
    Used(
        firm="imereti",
        entry="Colchis Technical Service",
        rating=4,
        what_for="ბეჭდვის დანადგარის გასწორება",
        comment="კარგი სამუშაო; ნაწილი ერთი კვირით დააგვიანდათ.",
        days_ago=120,
    ),
    Used(
        firm="rioni",
        entry="Kutaisi Food and Packaging Laboratory",
        rating=5,
        what_for="Migration tests of film",
        comment="A clear report that our buyer accepted at once.",
        days_ago=30,
    ),
    Used(
        firm="adjara",
        entry="Kutaisi Food and Packaging Laboratory",
        rating=3,
        what_for="Migration tests of film",
        comment="Right, but slow before holidays.",
        days_ago=200,
        is_named=False,
    ),
)
SEARCHES = (
    ("kolkheti", "funding", "kind=voucher", "Vouchers"),
    ("kolkheti", "search", "q=flexo", "Anything for flexo presses"),
    ("rioni", "suppliers", "region=GE-IM", "მომწოდებლები იმერეთში"),
)


def fill(cast: Cast) -> None:
    """Let people use the registers as they would."""
    for firm, name in FAVOURITES:
        set_favourite(by=cast.actors[firm], entry=called(name), is_kept=True)
    for firm, name, text in NOTES:
        add_note(by=cast.actors[firm], entry=called(name), text=text)
    for used in USES:
        rated(cast, used)
    for firm, place, parameters, name in SEARCHES:
        if is_place(cast.actors[firm], place):
            save_search(by=cast.actors[firm], wanted=Wanted(place=place, parameters=parameters, name=name))
    reported(cast)


def rated(cast: Cast, used: Used) -> None:
    """Let a firm say that it used something, and how it was."""
    facts = {
        "what_for": used.what_for,
        "used_on": timezone.localdate() - timedelta(days=used.days_ago),
        "rating": used.rating,
        "comment": used.comment,
        "is_named": used.is_named,
    }
    enter_use(by=cast.actors[used.firm], entry=called(used.entry), facts=facts)


def reported(cast: Cast) -> None:
    """Let members report two mistakes: one is mended, one waits for the office."""
    mended = report_mistake(
        by=cast.actors["kolkheti"],
        entry=called("Iberia Certification"),
        text="The price of a day was raised in autumn.",
    )
    answer_mistake(
        by=cast.staff, mistake=mended, is_mended=True, answer="Thank you, we asked and changed it."
    )
    report_mistake(
        by=cast.actors["rioni"],
        entry=called("Colchis Technical Service"),
        text="The telephone number belongs to the old workshop.",
    )


def called(name: str) -> Entry:
    """Return the entry of that name."""
    return Entry.objects.get(name=name, state=Entry.State.CURRENT)
