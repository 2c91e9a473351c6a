"""Letters about price changes."""

from django.utils.translation import gettext as _

from nadi.companies.queries import office_people
from nadi.together.agreements.models import PriceChange
from nadi.together.agreements.notices.letters import (
    Letter,
    members_of,
    tell,
    tell_vendor,
)
from nadi.together.agreements.sides import Side
from nadi.web.addresses import page_address
from nadi.web.components.figures import day_text, quantity_text


def in_words(change: PriceChange) -> str:
    """Say what is proposed."""
    day, factor = day_text(change.from_day), quantity_text(change.factor)
    if change.index_before is None or change.index_now is None:
        return _("From %(day)s all prices are multiplied by %(factor)s.") % {"day": day, "factor": factor}
    said = _("From %(day)s all prices are multiplied by %(factor)s (%(kind)s).") % {
        "day": day,
        "factor": factor,
        "kind": change.get_kind_display(),
    }
    figures = _("%(name)s: %(before)s before, %(now)s now.") % {
        "name": change.index_name,
        "before": quantity_text(change.index_before),
        "now": quantity_text(change.index_now),
    }
    return f"{said} {figures}"


def tell_proposed(change: PriceChange) -> None:
    """Ask the other side to answer."""
    agreement = change.agreement

    def write(link: str) -> Letter:
        return Letter(
            subject=_("New prices are proposed: agreement %(number)s") % {"number": agreement.number},
            paragraphs=(
                in_words(change),
                _("Nothing changes until you accept. The page shows the new price of every line."),
            ),
            quoted=change.reason,
            link=link,
            link_label=_("See the prices and answer"),
        )

    if change.proposed_by == Side.OFFICE:
        tell_vendor(agreement, write, ("agreements.price_change", change.uid))
    else:
        tell(office_people(), lambda: write(page_address("agreements.price_change", change.uid)))


def tell_answered(change: PriceChange) -> None:
    """Tell both sides the answer, and the members of new prices."""
    agreement = change.agreement

    def write(link: str) -> Letter:
        return Letter(
            subject=_("Price change of agreement %(number)s: %(state)s")
            % {"number": agreement.number, "state": change.get_state_display()},
            paragraphs=(in_words(change),),
            quoted=change.answer,
            link=link,
            link_label=_("Open the agreement"),
        )

    def to_member() -> Letter:
        return Letter(
            subject=_("New prices: agreement %(number)s") % {"number": agreement.number},
            paragraphs=(in_words(change), _("Orders made before that day keep their prices.")),
            link=page_address("agreements.detail", agreement.uid),
            link_label=_("Open the agreement"),
        )

    tell_vendor(agreement, write)
    tell(office_people(), lambda: write(page_address("agreements.detail", agreement.uid)))
    if change.state == PriceChange.State.ACCEPTED:
        tell(members_of(agreement), to_member)
