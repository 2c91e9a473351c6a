"""Files of a pool: attached, downloaded, removed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.pools.actions import attaching as actions
from nadi.together.pools.forms.preparing import AttachForm
from nadi.together.pools.models import Attachment, Pool, RequestForQuotation
from nadi.together.pools.queries.attachments import attachment_seen_by, files_for_vendors, files_of
from nadi.together.pools.queries.gathering import lines_of
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.queries.tender import request_behind
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, by_link, needs
from nadi.web.files import file_response
from nadi.web.localized import localized


@needs("pools.attach", get=pool_seen_by)
def attach(request: Request, pool: Pool) -> HttpResponse:
    """List a pool's files and attach one."""
    lines = [(line.uid, localized(line)) for line in lines_of(pool)]
    form = AttachForm(request.POST or None, request.FILES or None, lines=lines)
    if request.method == "POST" and form.is_valid():
        try:
            actions.attach(by=request.actor, pool=pool, new=form.new_file())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("The file is attached."))
            return redirect("pools.attach", pool.uid)
    context = {
        "form": form,
        "pool": pool,
        "files": files_of(pool),
        "title": _("Files"),
        "breadcrumbs": crumbs(pool, _("Files")),
        "submit": _("Attach"),
        "is_draft": pool.state == Pool.State.DRAFT,
    }
    return render(request, "pools/attach.html", context)


@needs("pools.attachment", get=attachment_seen_by)
def attachment(request: Request, found: Attachment) -> HttpResponseBase:
    """Hand out a file of a pool."""
    return file_response(found.file)


@by_link(request_behind)
def vendor_attachment(
    _request: Request, asked: RequestForQuotation, token: str, uid: str
) -> HttpResponseBase:
    """Hand a vendor a file that is meant for vendors too."""
    found = files_for_vendors(asked.pool).filter(uid=uid).first()
    if found is None:
        raise Http404
    return file_response(found.file)


@needs("pools.detach", get=attachment_seen_by, verb=True)
def detach(request: Request, found: Attachment) -> HttpResponse:
    """Remove a file from a draft."""
    actions.detach(by=request.actor, attachment=found)
    messages.success(request, _("The file is removed."))
    return redirect("pools.attach", found.pool.uid)
