"""What became of each file, in lines for whoever started it."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.home.open_data.loading import Outcome, grouped

SHOWN = 3


def lines_of(outcome: Outcome) -> Iterator[str]:
    """Yield what to print of one file."""
    if outcome.left_out:
        yield f"{outcome.place}: {outcome.left_out}."
        return
    yield f"{outcome.place} → {outcome.target or '–'}: {counts(outcome)}."
    for why, places in grouped(outcome.refused):
        shown = ", ".join(places[:SHOWN])
        more = len(places) - SHOWN
        if more > 0:
            shown += " " + ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more}
        yield f"    {shown}: {why}"


def counts(outcome: Outcome) -> str:
    """Return the counts of one file or of all together, those of nought left out."""
    pairs = [
        (outcome.read, _("%(n)s read")),
        (outcome.new, _("%(n)s new")),
        (outcome.changed, _("%(n)s changed")),
        (outcome.merged, _("%(n)s merged")),
        (outcome.unchanged, _("%(n)s unchanged")),
        (outcome.repeated, _("%(n)s repeated")),
        (len(outcome.refused), _("%(n)s refused")),
    ]
    told = [words % {"n": f"{number:,}"} for number, words in pairs if number]
    return ", ".join(told) or _("nothing read")


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what became of all files together, by register."""
    loaded = [one for one in outcomes if not one.left_out]
    yield ""
    for target in sorted({one.target for one in loaded if one.target}):
        yield f"{target}: {counts(together(one for one in loaded if one.target == target))}."
    left_out = {one.place for one in outcomes if one.left_out}
    yield _("%(files)s files loaded, %(left)s left out; together: %(counts)s.") % {
        "files": len({one.place for one in loaded}),
        "left": len(left_out),
        "counts": counts(together(loaded)),
    }


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the counts of several files as one."""
    several = list(outcomes)
    return Outcome(
        place="",
        read=sum(one.read for one in several),
        new=sum(one.new for one in several),
        changed=sum(one.changed for one in several),
        merged=sum(one.merged for one in several),
        unchanged=sum(one.unchanged for one in several),
        repeated=sum(one.repeated for one in several),
        refused=[row for one in several for row in one.refused],
    )
