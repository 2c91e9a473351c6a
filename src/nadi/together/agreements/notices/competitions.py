"""Letters about mini-competitions. Nobody is told of a quote: it would be counted."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from nadi.together.agreements.models import FrameworkAgreement, MiniCompetition, Quote
from nadi.together.agreements.notices.letters import Letter, tell_vendor
from nadi.together.agreements.queries.competitions import invited, lines_of
from nadi.together.pools.units import unit_name
from nadi.web.components.figures import moment_text, quantity_text
from nadi.web.localized import localized


def tell_asked(competition: MiniCompetition, agreements: Iterable[FrameworkAgreement]) -> None:
    """Ask each vendor that may deliver for its price."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("You are asked to quote: %(number)s") % {"number": competition.number},
            paragraphs=(
                _("%(company)s is about to order and asks for your best price.")
                % {"company": localized(competition.participation.organisation)},
                _(
                    "Quote on your page until %(until)s. Nobody reads a quote before, and none may be above "
                    "the agreed price."
                )
                % {"until": moment_text(competition.quotes_until)},
            ),
            items=tuple(
                f"{localized(one.line)}, {localized(one.site)}: "
                f"{quantity_text(one.quantity, str(unit_name(one.line.unit)))}"
                for one in lines_of(competition)
            ),
            quoted=competition.note,
            link=link,
            link_label=_("Quote"),
        )

    for agreement in agreements:
        tell_vendor(agreement, write)


def tell_decided(competition: MiniCompetition, chosen: Quote) -> None:
    """Tell the other vendors that the member has ordered elsewhere; the chosen one gets the order itself."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("Decided: %(number)s") % {"number": competition.number},
            paragraphs=(_("The member has ordered from another vendor. Thank you for your time."),),
            link=link,
            link_label=_("Open your page"),
        )

    for agreement in invited(competition).exclude(pk=chosen.agreement_id):
        tell_vendor(agreement, write)


def tell_cancelled(competition: MiniCompetition) -> None:
    """Tell the vendors that nothing is ordered this time."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("Cancelled: %(number)s") % {"number": competition.number},
            paragraphs=(_("The member has cancelled its mini-competition. You need not quote."),),
            link=link,
            link_label=_("Open your page"),
        )

    for agreement in invited(competition):
        tell_vendor(agreement, write)
