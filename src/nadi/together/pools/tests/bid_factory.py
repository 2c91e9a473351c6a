"""Bids for tests: a tender that runs, vendors that are asked, sealed bids, and an opening."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.together.pools.actions.bids import submit_bid
from nadi.together.pools.actions.opening import open_bids
from nadi.together.pools.actions.starting import as_prepared, start_tender
from nadi.together.pools.actions.tender import ask_vendor
from nadi.together.pools.models import Bid, Line, Pool, RequestForQuotation
from nadi.web.access import Actor, Role
from nadi.web.ids import fingerprint, new_token

OFFICE = Actor(person="office-staff", roles=frozenset({Role.STAFF}), has_second_factor=True)


def make_tender(pool: Pool, **terms: Any) -> Pool:
    """Close the demand of a pool that has some, and let vendors bid for a week, on terms as prepared."""
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now() - timedelta(minutes=1))
    bids_until = timezone.now() + timedelta(days=7)
    return start_tender(by=OFFICE, pool=pool, terms=as_prepared(pool, **{"bids_until": bids_until, **terms}))


def typed_terms(**changes: str) -> dict[str, str]:
    """Write the page on which a tender is started as a browser sends it, with nothing but a deadline."""
    until = timezone.localtime() + timedelta(days=20)
    rows = {
        f"{table}-{count}_FORMS": "0" for table in ("criteria", "rates") for count in ("TOTAL", "INITIAL")
    }
    terms = {"incoterm": "DAP", "interest_rate": "0", "quality_mark_up": "0"}
    return {"bids_until": f"{until:%Y-%m-%dT%H:%M}", **terms, **rows, **changes}


def make_request(pool: Pool, vendor: Organisation) -> tuple[RequestForQuotation, str]:
    """Ask a vendor, or give one that was asked a new link; returns the request and its token."""
    asked = pool.requests.filter(vendor=vendor).first()
    if asked is None:
        email = vendor.email or "sales@vendor.example"
        return ask_vendor(by=OFFICE, pool=pool, vendor=vendor, email=email, language="en")
    token = new_token()
    asked.token = fingerprint(token)
    asked.save(update_fields=["token"])
    return asked, token


def make_bid(pool: Pool, vendor: Organisation, payload: Mapping[str, Any]) -> Bid:
    """Submit a sealed bid for a vendor; the tender is started if it is not running."""
    pool.refresh_from_db()
    if pool.state == Pool.State.GATHERING:
        make_tender(pool)
    request, token = make_request(pool, vendor)
    return submit_bid(request=request, token=token, payload=payload)


def pass_deadline(pool: Pool) -> None:
    """Let the time for bids be over."""
    now = timezone.now()
    Pool.objects.filter(pk=pool.pk).update(
        demand_until=now - timedelta(minutes=2), bids_until=now - timedelta(minutes=1)
    )


def opened(pool: Pool) -> Pool:
    """Pass the deadline and open the bids."""
    pass_deadline(pool)
    return open_bids(by=OFFICE, pool=pool)


def line_payload(line: Line, *breaks: tuple[str, str], **terms: Any) -> dict[str, Any]:
    """Write one line of a payload: price breaks as (from quantity, unit price), terms by their name."""
    prices = [{"from_quantity": start, "unit_price": price} for start, price in breaks]
    return {"line": line.uid, "breaks": prices, **terms}


def bid_payload(*lines: Mapping[str, Any], **terms: Any) -> dict[str, Any]:
    """Write a whole payload."""
    return {"currency": "GEL", "lines": list(lines), **terms}
