"""The public pages of tenders that are open to every vendor."""

from datetime import timedelta
from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.together.pools.actions.notice import ask_for_link as ask
from nadi.together.pools.actions.tender import NewVendor
from nadi.together.pools.forms.notice import LinkForm
from nadi.together.pools.models import Pool
from nadi.together.pools.queries import notice as queries
from nadi.together.pools.queries.attachments import files_for_vendors
from nadi.together.pools.queries.exchange import amendments_of, answered_questions
from nadi.together.pools.queries.terms import criteria_of, terms_of
from nadi.together.pools.units import unit_name
from nadi.web.access import Refused, Request, Sentence, public
from nadi.web.files import file_response
from nadi.web.localized import localized
from nadi.web.throttling import address_of, may_go_on

ON_A_PAGE = 20
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FROM_ONE_PLACE = 10
TO_ONE_ADDRESS = 3
SHORT = 160


def found(uid: str) -> Pool:
    """Return a tender with a public notice, or nothing for anybody."""
    pool = queries.notice_of(uid)
    if pool is None:
        raise Http404
    return pool


def crumbs(pool: Pool, title: str = "") -> list[tuple[Sentence, str]]:
    """Return the way to a public page."""
    here = reverse("pools.notice", args=[pool.uid]) if title else ""
    way: list[tuple[Sentence, str]] = [(_("Tenders"), reverse("pools.notices"))]
    return [*way, (localized(pool, "title"), here), *([(title, "")] if title else [])]


@public
def notices(request: Request) -> HttpResponse:
    """List the tenders, those that take bids first."""
    closed = Paginator(queries.closed_notices(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"title": _("Tenders"), "open": queries.open_notices(), "closed": closed}
    return render(request, "pools/notice/list.html", context)


@public
def notice(request: Request, uid: str) -> HttpResponse:
    """Show a tender as any vendor may read it."""
    pool = found(uid)
    title = localized(pool, "title")
    context = {
        "pool": pool,
        "title": title,
        "about": " ".join((localized(pool, "summary") or title).split())[:SHORT],
        "address": request.build_absolute_uri(reverse("pools.notice", args=[pool.uid])),
        "breadcrumbs": crumbs(pool),
        "is_running": queries.takes_new_vendors(pool),
        "lines": [(line, unit_name(line.unit)) for line in queries.lines_noticed(pool)],
        "places": pool.delivery_places.all(),
        "terms": terms_of(pool),
        "criteria": criteria_of(pool),
        "files": files_for_vendors(pool),
        "answered": answered_questions(pool),
        "amendments": amendments_of(pool),
    }
    return render(request, "pools/notice/notice.html", context)


@public
def notice_file(request: Request, uid: str, file: str) -> HttpResponseBase:
    """Hand out a file of a tender that vendors may read."""
    attached = files_for_vendors(found(uid)).filter(uid=file).first()
    if attached is None:
        raise Http404
    return file_response(attached.file)


@public
def ask_for_link(request: Request, uid: str) -> HttpResponse:
    """Take a vendor's wish for a link; what becomes of it is told by mail alone."""
    pool = found(uid)
    form = LinkForm(request.POST or None)
    status = HTTPStatus.OK
    if request.method == "POST" and form.is_valid():
        if may_go_on("ask_for_link", address_of(request), most=FROM_ONE_PLACE, within=HOUR):
            if wished(pool, form):
                messages.success(
                    request,
                    _("Thank you. A letter is on its way to the address you gave. It may be in spam."),
                )
                return redirect("pools.notice", pool.uid)
        else:
            status = HTTPStatus.TOO_MANY_REQUESTS
            form.add_error(None, _("Many requests came from here within an hour. Please try again later."))
    title = _("Ask for a link to bid")
    context = {"pool": pool, "form": form, "title": title, "breadcrumbs": crumbs(pool, title)}
    context["is_running"] = queries.takes_new_vendors(pool)
    return render(request, "pools/notice/ask.html", context, status=status)


def wished(pool: Pool, form: LinkForm) -> bool:
    """Put the wish down; too many letters to one address are left out without a word."""
    wish = NewVendor(**form.cleaned_data, language=get_language() or "en")
    key = f"{pool.uid} {wish.email.lower()}"
    try:
        if may_go_on("link_to", key, most=TO_ONE_ADDRESS, within=DAY):
            ask(pool=pool, wish=wish)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return False
    return True


@public
def sitemap(request: Request) -> HttpResponse:
    """Tell search engines which notices there are."""
    addresses = [reverse("pools.notices")]
    addresses += [reverse("pools.notice", args=[pool.uid]) for pool in queries.noticed().order_by("pk")]
    lines = "\n".join(request.build_absolute_uri(address) for address in addresses)
    return HttpResponse(f"{lines}\n", content_type="text/plain; charset=utf-8")
