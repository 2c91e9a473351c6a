"""Pages that belong to no app: language and theme switches, errors."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from nadi.web.access import Request, public

THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600


def back_to(request: HttpRequest) -> str:
    """Return the page a switch was pressed on, if it is ours."""
    target = request.POST.get("next") or request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return reverse("home")


def remember(response: HttpResponse, name: str, value: str) -> HttpResponse:
    """Keep a reader's choice for a year."""
    response.set_cookie(name, value, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response


@public
@require_POST
def language(request: Request) -> HttpResponse:
    """Switch the language of the pages."""
    chosen = request.POST.get("language", "")
    known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return remember(redirect(back_to(request)), settings.LANGUAGE_COOKIE_NAME, known)


@public
@require_POST
def theme(request: Request) -> HttpResponse:
    """Switch between light and dark, or follow the machine."""
    chosen = request.POST.get("theme", "")
    return remember(HttpResponseRedirect(back_to(request)), "theme", chosen if chosen in THEMES else "auto")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Tell that there is nothing here, or nothing for this reader."""
    return render(request, "web/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Apologise without detail; the log has it."""
    return render(request, "web/server_error.html", status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell that the page was open too long (or came from elsewhere) and how to go on."""
    return render(request, "web/csrf_failed.html", status=403)
