"""Mails to a firm about its own applications."""

from nadi.companies.queries import people_of
from nadi.registers.funding.models import Application
from nadi.web.addresses import page_address
from nadi.web.mail import send


def remind(application: Application, missing: int) -> None:
    """Remind a firm's people of the deadline of its application."""
    send(
        to=people_of([application.organisation_id]),
        template="funding/mail/deadline",
        context={
            "application": application,
            "programme": application.programme,
            "deadline": application.programme.deadline,
            "missing": missing,
            "link": page_address("funding.application", application.uid),
        },
    )
