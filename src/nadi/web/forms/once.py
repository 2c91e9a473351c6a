"""A form pressed twice is carried out once."""

from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from nadi.web.access import Page, Request
from nadi.web.views import back_to

KEPT_SECONDS = 3600
FIELD = "once"
ON_ITS_WAY = "on its way"


def once(view: Page) -> Page:
    """Carry out a POST once per token of `{% once %}` (library `once`); a second press gets its answer.

    The mark lives in the shared cache, so that it holds over several processes. A POST that saved nothing (a
    form with mistakes, a refusal) does not use up its token.
    """

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        token = request.POST.get(FIELD, "")
        if request.method != "POST" or not token:
            return view(request, *args, **kwargs)
        key = f"once:{request.session.session_key or ''}:{request.actor.person}:{token[:60]}"
        if not cache.add(key, ON_ITS_WAY, KEPT_SECONDS):
            return answer_again(request, str(cache.get(key, ON_ITS_WAY)))
        try:
            response = view(request, *args, **kwargs)
        except Exception:
            cache.delete(key)
            raise
        if response.status_code == 302:
            cache.set(key, response["Location"], KEPT_SECONDS)
        else:
            cache.delete(key)
        return response

    return cast(Page, guarded)


def answer_again(request: Request, place: str) -> HttpResponseBase:
    """Lead where the first press led, and say that it was enough."""
    messages.info(request, _("This was already sent; it has been done once."))
    return redirect(back_to(request) if place == ON_ITS_WAY else place)
