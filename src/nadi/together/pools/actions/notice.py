"""A vendor that nobody asked comes in by the public notice.

The page answers the same whatever is typed; everything else goes by mail. A link is sent to the address typed
only when that address is free or belongs to the very vendor that is named, and when the quantities behind
the link could tell of no member. Whatever could be one company posing as another, or a member looking at
what the others want, is left to the office.
"""

from dataclasses import asdict

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Affiliation, Organisation
from nadi.companies.queries import bearer_of
from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.actions.tender import NewVendor, new_link, new_provider, new_request
from nadi.together.pools.anonymity import domain_of
from nadi.together.pools.models import Pool, RequestForQuotation
from nadi.together.pools.notices.exchange import (
    tell_asked_already,
    tell_office_of_wish,
    tell_wish_is_checked,
)
from nadi.together.pools.notices.tender import tell_asked, tell_asked_again
from nadi.together.pools.queries.notice import takes_new_vendors, tells_of_a_member
from nadi.web.access import NOBODY, Refused
from nadi.web.ids import fingerprint
from nadi.web.mail import Receiver

PROVIDER = Organisation.Kind.PROVIDER


class ToBeChecked(Exception):
    """A person has to look at who asks."""


def ask_for_link(*, pool: Pool, wish: NewVendor) -> None:
    """Send a vendor its link, or leave it to the office; which of the two is told by mail alone."""
    with transaction.atomic():
        pool = locked(pool)
        if not takes_new_vendors(pool):
            raise Refused(_("The time to ask for a link has passed: this tender takes no new vendors."))
        try:
            vendor = vendor_to_welcome(pool, wish)
        except ToBeChecked:
            record(by=NOBODY, verb="pools.ask_for_link", subject=f"pool:{pool.uid}", after=facts_of(wish))
            tell_wish_is_checked(pool, reader_of(wish))
            tell_office_of_wish(pool, asdict(wish))
            return
        asked = pool.requests.filter(vendor=vendor).select_related("vendor", "pool").first()
        if asked is None:
            welcome(pool, vendor, wish)
        else:
            remind(asked, wish)


def welcome(pool: Pool, vendor: Organisation, wish: NewVendor) -> None:
    """Give the vendor a request with a link."""
    request, token = new_request(pool, vendor, wish.email, wish.language)
    request.is_own_request = True
    request.save(update_fields=["is_own_request"])
    after = {"vendor": vendor.uid, "request": request.uid}
    record(by=NOBODY, verb="pools.ask_for_link", subject=f"pool:{pool.uid}", after=after)
    tell_asked(request, token, NOBODY)


def remind(asked: RequestForQuotation, wish: NewVendor) -> None:
    """Send a link that was never opened once more; one in use stays, for its sealed bid is read with it."""
    if asked.first_seen is None and asked.email.lower() == wish.email.lower():
        tell_asked_again(asked, new_link(asked), NOBODY)
    else:
        tell_asked_already(asked, reader_of(wish))


def vendor_to_welcome(pool: Pool, wish: NewVendor) -> Organisation:
    """Return the vendor to send a link to; one that staff asked themselves is known to them."""
    if tells_of_a_member(pool) and not pool.requests.filter(email__iexact=wish.email).exists():
        raise ToBeChecked
    return vendor_named(wish)


def vendor_named(wish: NewVendor) -> Organisation:
    """Return the vendor that the wish names, entered if it is new, or leave it to a person."""
    bearer = bearer_of(country=wish.country, number=wish.number)
    owners = vendors_reached_by(wish.email)
    if bearer is not None:
        if bearer not in owners:
            raise ToBeChecked
        return bearer
    if owners:
        if len(owners) > 1 or owners[0].number:
            raise ToBeChecked
        return owners[0]
    if is_of_the_house(wish.email) or is_named_like_another(wish.name):
        raise ToBeChecked
    try:
        with transaction.atomic():
            made = new_provider(wish)
    except IntegrityError as taken:
        raise ToBeChecked from taken
    record(by=NOBODY, verb="companies.add_provider", subject=f"organisation:{made.uid}")
    return made


def vendors_reached_by(email: str) -> list[Organisation]:
    """Return the providers that read their mail at this address."""
    people = Q(affiliations__person__email__iexact=email, affiliations__until=None)
    reached = Q(email__iexact=email) | people | Q(requests__email__iexact=email)
    return list(Organisation.objects.filter(reached, kind=PROVIDER).distinct().order_by("pk"))


def is_of_the_house(email: str) -> bool:
    """Tell whether an address is of a member, a partner or the office: they do not bid here."""
    domain = domain_of(email)
    same = Q(email__iexact=email) | (Q(email__iendswith=f"@{domain}") if domain else Q())
    people = Q(person__email__iexact=email)
    if domain:
        people |= Q(person__email__iendswith=f"@{domain}")
    inside = Affiliation.objects.filter(people, until=None).exclude(organisation__kind=PROVIDER)
    return Organisation.objects.filter(same).exclude(kind=PROVIDER).exists() or inside.exists()


def is_named_like_another(name: str) -> bool:
    """Tell whether an organisation of this name is known already."""
    return Organisation.objects.filter(Q(name__iexact=name) | Q(name_local=name)).exists()


def reader_of(wish: NewVendor) -> Receiver:
    """Return where the answer goes."""
    return wish.email, wish.name, wish.language


def facts_of(wish: NewVendor) -> dict[str, str]:
    """Write down who asked, without the address."""
    return {name: value for name, value in asdict(wish).items() if name != "email"} | {
        "email": fingerprint(wish.email.lower())[:16]
    }
