"""The minutes of an opening on paper: who was present, what came and what did not; no price."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.companies.queries import association_name
from nadi.together.pools.queries.minutes import Minutes, Opening, Silent, Submission, TooLate
from nadi.web.components.figures import moment_text
from nadi.web.documents import Paper, Section, Sheet

PIECE = " "


def minutes_paper(minutes: Minutes, number: str) -> Paper:
    """Return the minutes of one round; `number` is the pool's public id."""
    return Paper(
        sender=association_name(),
        kicker=_("Minutes of the opening"),
        title=minutes.title,
        language=get_language() or "en",
        facts=[
            (_("Tender"), number),
            (_("Round"), f"{minutes.number}, {minutes.kind}"),
        ],
        sections=[
            *(section for opening in minutes.openings for section in sections_of(opening)),
            disqualified_later(minutes),
        ],
        signatures=[
            ", ".join(part for part in (one.name, one.organisation) if part)
            for one in (minutes.openings[-1].present if minutes.openings else ())
        ],
        foot=_("Minutes of tender %(number)s, round %(round)s") % {"number": number, "round": minutes.number},
    )


def sections_of(opening: Opening) -> Iterator[Section]:
    """Yield the parts about one opening."""
    heading = _("Opening of technical envelopes") if opening.is_technical else _("Opening of prices")
    facts = [(_("Opened"), moment_text(opening.opened))]
    if opening.deadline:
        facts.insert(0, (_("Deadline for bids"), moment_text(opening.deadline)))
    facts.extend(
        (_("Present"), f"{one.name}, {one.organisation} ({moment_text(one.signed)})")
        for one in opening.present
    )
    paragraphs = []
    if opening.openers < 2:
        paragraphs.append(_("This office has one person who may open bids, and one signature sufficed."))
    yield Section(heading=heading, facts=facts, paragraphs=paragraphs)
    yield received(opening.received)
    if opening.late:
        yield Section(heading=_("Refused as late"), points=[late(one) for one in opening.late])
    if opening.silent:
        points = [
            _("%(vendor)s declined on %(moment)s")
            % {"vendor": one.vendor, "moment": moment_text(one.declined)}
            if one.declined
            else one.vendor
            for one in opening.silent
        ]
        yield Section(heading=_("Asked, without a bid"), points=points)


def received(submissions: tuple[Submission, ...]) -> Section:
    """Return every submission with its receipt."""
    rows = [
        [one.vendor, moment_text(one.submitted), state_of(one), PIECE.join(one.pieces)] for one in submissions
    ]
    if not rows:
        return Section(heading=_("Received"), paragraphs=[_("No bid was received.")])
    return Section(
        heading=_("Received"),
        sheet=Sheet(
            heads=[_("Vendor"), _("Submitted"), _("At the opening"), _("Receipt (SHA-256)")],
            rows=rows,
            wide=3,
        ),
    )


def state_of(submission: Submission) -> str:
    """Say what became of a submission, with the reason where there is one."""
    return f"{submission.state}: {submission.reason}" if submission.reason else str(submission.state)


def silence(vendor: Silent) -> str:
    """Say who made no bid, and whether it told us so."""
    if vendor.declined is None:
        return vendor.vendor
    return _("%(vendor)s declined on %(moment)s") % {
        "vendor": vendor.vendor,
        "moment": moment_text(vendor.declined),
    }


def late(attempt: TooLate) -> str:
    """Say who came too late."""
    return _("%(vendor)s: first at %(first)s, last at %(last)s, %(count)s in all") % {
        "vendor": attempt.vendor,
        "first": moment_text(attempt.first),
        "last": moment_text(attempt.last),
        "count": attempt.count,
    }


def disqualified_later(minutes: Minutes) -> Section:
    """Return what was disqualified after the opening."""
    facts = [(one.vendor, one.reason) for one in minutes.later]
    return Section(heading=_("Disqualified after the opening") if facts else "", facts=facts)
