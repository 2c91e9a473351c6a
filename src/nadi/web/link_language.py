"""The language of pages that are reached by a link in a letter."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation

from nadi.web.access import Refused, Request

Opened = TypeVar("Opened")
LinkPage = Callable[Concatenate[Request, Opened, ...], HttpResponse]


def in_language_of(language: Callable[[Opened], str]) -> Callable[[LinkPage[Opened]], LinkPage[Opened]]:
    """Speak the language that `language` reads off what the link opens, unless the reader has switched."""

    def speaking(page: LinkPage[Opened]) -> LinkPage[Opened]:
        @wraps(page)
        def shown(request: Request, opened: Opened, **address: Any) -> HttpResponse:
            if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
                return page(request, opened, **address)
            spoken = language(opened)
            with translation.override(spoken):
                try:
                    response = page(request, opened, **address)
                except Refused as refusal:
                    raise Refused(str(refusal.sentence), status=refusal.status) from refusal
            response["Content-Language"] = spoken
            return response

        return shown

    return speaking
