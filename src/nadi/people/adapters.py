"""How sign-in is bent to our rules: by invitation only, in the person's language, with our mail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override

from nadi.people.models import Person
from nadi.people.preferences import remember_preferences
from nadi.web.mail import send


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts come from invitations only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        """Show the pages in the person's language and colours from the first one on."""
        return remember_preferences(super().post_login(request, user, **kwargs), user)

    def format_email_subject(self, subject: str) -> str:
        """Leave the subject as it is: our letters say below whom they are from."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send mail of sign-in like all other: in the receiver's language, kept in the demonstration."""
        person = Person.objects.filter(email__iexact=email).first()
        language = person.language if person else get_language() or settings.LANGUAGE_CODE
        site = {"name": "Nadi", "domain": settings.BASE_URL}
        with override(language):
            message = self.render_mail(
                template_prefix, email, {**context, "email": email, "current_site": site}
            )
        send(
            to=[(email, person.name if person else "", language)],
            template="people/mail/sign_in",
            context={"subject": message.subject, "body": message.body},
        )
