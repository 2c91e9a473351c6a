"""Letters about what providers propose."""

from django.utils.translation import gettext as _

from nadi.companies.queries import office_people, people_of
from nadi.registers.services.models import Proposal
from nadi.registers.services.notices.letters import Letter, tell
from nadi.web.addresses import page_address
from nadi.web.localized import localized


def tell_proposed(proposal: Proposal) -> None:
    """Ask the office to look."""
    tell(
        office_people(),
        lambda: Letter(
            subject=_("%(provider)s proposes a change of its entry")
            % {"provider": localized(proposal.organisation)},
            paragraphs=(_("Compare it with what the entry says now, then accept or refuse it."),),
            link=page_address("services.proposal", proposal.uid),
            link_label=_("Compare"),
        ),
    )


def tell_answered(proposal: Proposal) -> None:
    """Tell the provider what became of it."""
    tell(
        people_of([proposal.organisation_id]),
        lambda: Letter(
            subject=_("Your change of “%(name)s”: %(state)s")
            % {"name": localized(proposal.service), "state": proposal.get_state_display()},
            paragraphs=(_("The association's office has looked at what you proposed."),),
            quoted=proposal.answer,
            link=page_address("services.detail", proposal.service.uid),
            link_label=_("Open the entry"),
        ),
    )
