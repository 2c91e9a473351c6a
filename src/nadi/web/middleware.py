"""What happens around every page: the reader's language, and refusals told as sentences."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from nadi.web.access import Moved, Refused
from nadi.web.modules import is_module_off


class PersonLocaleMiddleware(LocaleMiddleware):
    """The cookie of the language switch decides, then the browser (no language in addresses)."""


class RefusalMiddleware:
    """Turn `Refused` into a page (403) or a message on the page one came from (closed state)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, address: Any
    ) -> None:
        """Keep every door of a module that is off shut, the public ones too: there is nothing behind it."""
        if is_module_off(view.__module__) or is_nowhere(request, view):
            raise Http404

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal, or lead to where the thing is now; every other exception goes on."""
        if isinstance(error, Moved):
            return redirect(error.url)
        if not isinstance(error, Refused):
            return None
        back = request.META.get("HTTP_REFERER", "")
        is_ours = url_has_allowed_host_and_scheme(
            back, {request.get_host()}, require_https=request.is_secure()
        )
        if error.status == 409 and request.method == "POST" and is_ours:
            messages.error(request, str(error.sentence))
            return redirect(back)
        return render(request, "web/refused.html", {"sentence": error.sentence}, status=error.status)


def is_nowhere(request: HttpRequest, view: Callable[..., HttpResponseBase]) -> bool:
    """Tell whether a page's address holds a NUL: nothing is named so, and PostgreSQL refuses to look for it.

    Programs of others get what the API answers by itself.
    """
    return "\x00" in request.path and hasattr(view, "nadi_door")
