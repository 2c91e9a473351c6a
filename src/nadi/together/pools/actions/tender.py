"""Asking vendors to bid."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.actions.organisations import refresh_search_text
from nadi.companies.models import Organisation
from nadi.companies.searching import refresh_search
from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.models import Pool, RequestForQuotation
from nadi.together.pools.notices.tender import tell_asked, tell_asked_again
from nadi.web.access import Actor, Refused
from nadi.web.ids import fingerprint, new_token
from nadi.web.localized import localized

State = Pool.State


@dataclass(frozen=True, kw_only=True)
class NewVendor:
    """A vendor that is asked for the first time."""

    name: str
    email: str
    language: str
    country: str = "GE"
    number: str = ""


def ask_vendor(
    *, by: Actor, pool: Pool, vendor: Organisation, email: str, language: str
) -> tuple[RequestForQuotation, str]:
    """Ask a vendor to bid; returns the request and the token of its link, which is stored nowhere."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_bidding(pool)
        if pool.round_number > 1:
            raise Refused(_("This is a later round: only vendors that have bid before are invited to it."))
        if vendor.kind != Organisation.Kind.PROVIDER:
            raise Refused(
                _("%(name)s is not registered as a provider. Ask its sales under a provider's record.")
                % {"name": localized(vendor)}
            )
        if pool.requests.filter(vendor=vendor).exists():
            raise Refused(
                _("%(name)s has been asked already. Send the link again if it was lost.")
                % {"name": localized(vendor)}
            )
        request, token = new_request(pool, vendor, email, language)
        record(
            by=by,
            verb="pools.ask_vendor",
            subject=f"pool:{pool.uid}",
            after={"vendor": vendor.uid, "request": request.uid},
        )
        tell_asked(request, token, by)
    return request, token


def new_request(
    pool: Pool, vendor: Organisation, email: str, language: str
) -> tuple[RequestForQuotation, str]:
    """Store a request with a link of its own; only the link's fingerprint is kept."""
    token = new_token()
    request = RequestForQuotation.objects.create(
        pool=pool, vendor=vendor, email=email, language=language, token=fingerprint(token)
    )
    return request, token


def new_link(request: RequestForQuotation) -> str:
    """Put a new link in place of the old one."""
    token = new_token()
    request.token, request.sent, request.first_seen = fingerprint(token), timezone.now(), None
    request.save(update_fields=["token", "sent", "first_seen"])
    return token


def ask_new_vendor(*, by: Actor, pool: Pool, vendor: NewVendor) -> tuple[RequestForQuotation, str]:
    """Ask a vendor that may not be in the register yet; one of the same name or e-mail is taken instead."""
    with transaction.atomic():
        known = provider_like(vendor)
        asked = known or new_provider(vendor)
        if known is None:
            record(by=by, verb="companies.add_provider", subject=f"organisation:{asked.uid}")
        return ask_vendor(by=by, pool=pool, vendor=asked, email=vendor.email, language=vendor.language)


def new_provider(vendor: NewVendor) -> Organisation:
    """Store a vendor that was never asked before, so that it can be found."""
    made = Organisation(
        kind=Organisation.Kind.PROVIDER,
        email=vendor.email,
        country=vendor.country,
        number=vendor.number,
        **{"name_local" if is_georgian(vendor.name) else "name": vendor.name},
    )
    refresh_search_text(made)
    made.save()
    refresh_search(made)
    return made


def provider_like(vendor: NewVendor) -> Organisation | None:
    """Return a provider in the register with this e-mail or this name."""
    same_name = Q(name__iexact=vendor.name) | Q(name_local=vendor.name)
    providers = Organisation.objects.filter(kind=Organisation.Kind.PROVIDER).order_by("pk")
    return providers.filter(Q(email__iexact=vendor.email)).first() or providers.filter(same_name).first()


def is_georgian(text: str) -> bool:
    """Tell whether a text is in Georgian letters."""
    return any("\N{GEORGIAN LETTER AN}" <= letter <= "\N{GEORGIAN LETTER HOE}" for letter in text)


def resend_request(*, by: Actor, request: RequestForQuotation, verb: str = "pools.resend_request") -> str:
    """Send a vendor a new link; the old one ends, and with it the vendor's sight of its own sealed bid."""
    with transaction.atomic():
        pool = locked(request.pool)
        refuse_unless_link_is_of_use(pool)
        request = RequestForQuotation.objects.select_related("pool", "vendor").get(pk=request.pk)
        token = new_link(request)
        record(
            by=by,
            verb=verb,
            subject=f"pool:{pool.uid}",
            after={"vendor": request.vendor.uid, "request": request.uid},
        )
        tell_asked_again(request, token, by)
    return token


def refuse_unless_link_is_of_use(pool: Pool) -> None:
    """After the bidding the link still shows result and letters, and takes objections."""
    if pool.state == State.CANCELLED:
        raise Refused(_("This pool is cancelled; the link shows nothing more."))
    if pool.bids_until is None:
        raise Refused(_("The tender has not started."))


def refuse_unless_bidding(pool: Pool) -> None:
    """Refuse what is possible only while vendors bid."""
    if pool.state in (State.DRAFT, State.GATHERING):
        raise Refused(_("Start the tender first: until then there is no deadline to tell vendors."))
    if pool.state != State.TENDERING:
        raise Refused(_("The bidding of this pool is over."))
    if pool.bids_until is None or timezone.now() >= pool.bids_until:
        raise Refused(_("The time for bids has passed."))
