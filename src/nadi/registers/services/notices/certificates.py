"""Letters before a certificate ends: to the company and the office, nobody else."""

from datetime import date

from django.utils.translation import gettext as _

from nadi.companies.queries import office_people, people_of
from nadi.registers.services.models import Certificate
from nadi.registers.services.notices.letters import Letter, tell
from nadi.web.addresses import page_address
from nadi.web.components.figures import day_text
from nadi.web.localized import localized


def warn(certificate: Certificate, today: date) -> None:
    """Tell that a certificate ends, or has ended."""
    is_over = certificate.valid_until < today

    def write() -> Letter:
        firm = localized(certificate.organisation)
        words = {"standard": certificate.standard, "firm": firm, "day": day_text(certificate.valid_until)}
        ended, ends = _("%(standard)s of %(firm)s has lapsed"), _("%(standard)s of %(firm)s ends on %(day)s")
        return Letter(
            subject=(ended if is_over else ends) % words,
            paragraphs=(
                _("The certificate's last day is %(day)s. Renew it, and enter the new last day.") % words,
            ),
            link=page_address("services.certificate", certificate.uid),
            link_label=_("Open the certificate"),
        )

    tell([*people_of([certificate.organisation_id]), *office_people()], write)
