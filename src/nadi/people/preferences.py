"""A person's language and colours, carried to whatever device they sign in on."""

from django.conf import settings
from django.http import HttpResponse

from nadi.people.models import Person
from nadi.web.views import remember


def remember_preferences(response: HttpResponse, person: Person) -> HttpResponse:
    """Set the cookies that decide language and colours."""
    remember(response, settings.LANGUAGE_COOKIE_NAME, person.language)
    return remember(response, "theme", person.theme)
