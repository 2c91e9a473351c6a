"""Letters about agreements: made, extended, ended, left."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from nadi.companies.queries import office_people
from nadi.together.agreements.models import Addendum, Extension, FrameworkAgreement, PriceChange
from nadi.together.agreements.notices.letters import (
    Letter,
    members_of,
    tell,
    tell_vendor,
)
from nadi.together.agreements.sides import Side
from nadi.web.addresses import page_address
from nadi.web.components.figures import day_text
from nadi.web.localized import localized


def tell_made(agreement: FrameworkAgreement) -> None:
    """Give the vendor its link, and tell the members that they may order."""

    def to_vendor(link: str) -> Letter:
        return Letter(
            subject=_("Agreement %(number)s is made") % {"number": agreement.number},
            paragraphs=(
                _("The agreement on %(pool)s is in force from %(starts)s to %(ends)s.")
                % {
                    "pool": localized(agreement.award.pool, "title"),
                    "starts": day_text(agreement.starts),
                    "ends": day_text(agreement.ends),
                },
                _(
                    "Its page shows the members' orders: confirm them there, note invoices, propose prices. "
                    "A link that needs no account acts in your company's name, so pass it on with care."
                ),
            ),
            link=link,
            link_label=_("Open your page"),
        )

    def to_member() -> Letter:
        return Letter(
            subject=_("You can order: agreement %(number)s") % {"number": agreement.number},
            paragraphs=(
                _("The agreement with %(vendor)s is in force from %(starts)s to %(ends)s.")
                % {
                    "vendor": localized(agreement.vendor),
                    "starts": day_text(agreement.starts),
                    "ends": day_text(agreement.ends),
                },
                _("Its page shows your prices and what you may order."),
            ),
            link=page_address("agreements.detail", agreement.uid),
            link_label=_("Open the agreement"),
        )

    tell_vendor(agreement, to_vendor)
    tell(members_of(agreement), to_member)


def tell_new_link(agreement: FrameworkAgreement) -> None:
    """Give the vendor its new link."""
    tell_vendor(
        agreement,
        lambda link: Letter(
            subject=_("A new link for agreement %(number)s") % {"number": agreement.number},
            paragraphs=(
                _(
                    "This is a new link to your page of the agreement. The link you got before no longer "
                    "works."
                ),
            ),
            link=link,
            link_label=_("Open your page"),
        ),
    )


def tell_terminated(agreement: FrameworkAgreement) -> None:
    """Tell the vendor and the members that nothing more is ordered."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("Agreement %(number)s has been terminated") % {"number": agreement.number},
            paragraphs=(
                _("Nothing more is ordered under it. Orders made before stay as they are. The reason:"),
            ),
            quoted=agreement.ended_because,
            link=link,
            link_label=_("Open the agreement"),
        )

    tell_vendor(agreement, write)
    tell(members_of(agreement), lambda: write(page_address("agreements.detail", agreement.uid)))


def tell_withdrawn(addendum: Addendum) -> None:
    """Tell the vendor and the office that a member has left."""
    agreement = addendum.agreement

    def write(link: str) -> Letter:
        return Letter(
            subject=_("%(company)s leaves agreement %(number)s")
            % {"company": localized(addendum.organisation), "number": agreement.number},
            paragraphs=(_("It orders nothing more. Orders made before stay as they are. The reason:"),),
            quoted=addendum.withdrawn_because,
            link=link,
            link_label=_("Open the agreement"),
        )

    tell_vendor(agreement, write)
    tell(office_people(), lambda: write(page_address("agreements.detail", agreement.uid)))


def tell_extension_proposed(extension: Extension) -> None:
    """Ask the other side to answer."""
    agreement = extension.agreement

    def write(link: str) -> Letter:
        return Letter(
            subject=_("A longer term is offered: agreement %(number)s") % {"number": agreement.number},
            paragraphs=(
                _("The agreement ends on %(old)s. The other side offers to continue until %(new)s.")
                % {"old": day_text(agreement.ends), "new": day_text(extension.ends)},
                _("Nothing changes until you accept."),
            ),
            quoted=extension.reason,
            link=link,
            link_label=_("Answer"),
        )

    if extension.proposed_by == Side.OFFICE:
        tell_vendor(agreement, write)
    else:
        tell(office_people(), lambda: write(page_address("agreements.detail", agreement.uid)))


def tell_extension_answered(extension: Extension) -> None:
    """Tell both sides the answer, and the members a new last day."""
    agreement = extension.agreement

    def write(link: str) -> Letter:
        return Letter(
            subject=_("Extension of agreement %(number)s: %(state)s")
            % {"number": agreement.number, "state": extension.get_state_display()},
            paragraphs=(_("The agreement ends on %(day)s.") % {"day": day_text(agreement.ends)},),
            link=link,
            link_label=_("Open the agreement"),
        )

    tell_vendor(agreement, write)
    others = [*office_people()]
    if extension.state == PriceChange.State.ACCEPTED:
        others += members_of(agreement)
    tell(others, lambda: write(page_address("agreements.detail", agreement.uid)))


def tell_attainment(agreement: FrameworkAgreement, say: Callable[[], tuple[str, ...]]) -> None:
    """Tell the office how orders stand against the quantities that prices rest on."""
    tell(
        office_people(),
        lambda: Letter(
            subject=_("Orders under agreement %(number)s") % {"number": agreement.number},
            paragraphs=say(),
            link=page_address("agreements.detail", agreement.uid),
            link_label=_("Open the agreement"),
        ),
    )
