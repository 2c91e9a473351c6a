"""The outbox: which mail went out; in the demonstration, what it says."""

from csp.constants import NONE, SELF
from csp.decorators import csp, csp_update
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from nadi.web.access import Actor, Request, needs
from nadi.web.models import Mail

PER_PAGE = 50
# The text was written by us, but the sandbox does not trust that: no script, no form, nothing from elsewhere.
SANDBOX = {
    "default-src": [NONE],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "base-uri": [SELF],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-top-navigation-by-user-activation"],
}


def mail_of(actor: Actor, uid: str) -> Mail | None:
    """Fetch a mail that is kept for preview; one on its way to its receiver is nobody else's to read."""
    return Mail.objects.filter(uid=uid, state=Mail.State.KEPT).first()


@needs("mail.see")
def outbox(request: Request) -> HttpResponse:
    """List what went out, the newest first."""
    page = Paginator(Mail.objects.order_by("-created", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/mail/outbox.html", {"page": page})


@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # our request knows its actor
@needs("mail.see", get=mail_of)
def preview(request: Request, mail: Mail) -> HttpResponse:
    """Show a mail as its receiver would have got it."""
    return render(request, "web/mail/preview.html", {"mail": mail})


@xframe_options_sameorigin
@csp(SANDBOX)  # type: ignore[arg-type]  # our request knows its actor
@needs("mail.see", get=mail_of)
def written(request: Request, mail: Mail) -> HttpResponse:
    """Answer the HTML itself, for the frame of the preview; its links open in the whole window."""
    return HttpResponse(mail.html.replace("<head>", '<head><base target="_top">', 1))
