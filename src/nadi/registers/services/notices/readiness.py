"""Letters about ways to a standard."""

from django.utils.translation import gettext as _

from nadi.companies.queries import office_people
from nadi.registers.services.models import Readiness
from nadi.registers.services.notices.letters import Letter, tell
from nadi.web.addresses import page_address
from nadi.web.localized import localized


def tell_wish(readiness: Readiness) -> None:
    """Tell the office what a firm would share with others."""
    tell(
        office_people(),
        lambda: Letter(
            subject=_("%(firm)s wishes %(wish)s: %(standard)s")
            % {
                "firm": localized(readiness.organisation),
                "wish": readiness.get_wish_display(),
                "standard": readiness.standard,
            },
            paragraphs=(_("The overview shows who else is on the way to this standard."),),
            link=page_address("services.readiness_overview"),
            link_label=_("Open the overview"),
        ),
    )
