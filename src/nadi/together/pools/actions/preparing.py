"""What staff do with a pool before anybody but them sees it: make a draft, set its rules, open it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import members
from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import (
    Description,
    as_facts,
    locked,
    refuse_a_past_deadline,
    refuse_unless_gathering,
    subject_of,
)
from nadi.together.pools.models import DeliveryPlace, Invitee, Pool
from nadi.together.pools.notices.preparing import tell_invited, tell_opened
from nadi.together.pools.queries.preparing import missing_pieces
from nadi.together.pools.searching import refresh_search
from nadi.together.pools.terms import usual_terms
from nadi.web.access import Actor, Refused

State = Pool.State


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What is fixed once a pool opens: who may join, how it is shared, decided and delivered."""

    currency: str = "GEL"
    method: str = Pool.Method.EQUAL_PRICE
    audience: str = Pool.Audience.ALL
    minimum_members: int = 0
    worsening_bound: Decimal = Decimal(0)
    standstill_days: int = 10
    incoterm: str = "DAP"
    is_public: bool = False
    has_quality: bool = False
    incumbent: Organisation | None = None
    invitees: Sequence[str] = ()
    towns: Sequence[str] = ()

    def columns(self) -> dict[str, Any]:
        """Return what the pool's own row keeps."""
        beside = {"invitees", "towns"}
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if name not in beside}

    def facts(self) -> dict[str, Any]:
        """Write the rules for the journal."""
        columns = {**self.columns(), "worsening_bound": f"{self.worsening_bound:.4f}"}
        columns["incumbent"] = self.incumbent.uid if self.incumbent else ""
        return {**columns, "invitees": sorted(self.invitees), "towns": sorted(self.towns)}


def refuse_unless_draft(pool: Pool) -> None:
    """What members rely on was fixed when the pool opened."""
    if pool.state != State.DRAFT:
        raise Refused(_("This pool is open, and what its members rely on can no longer change."))


def prepare_pool(*, by: Actor, description: Description, currency: str, method: str) -> Pool:
    """Begin a pool as a draft that staff alone see, with the usual participation agreement."""
    refuse_a_past_deadline(description.demand_until)
    fixed = {"currency": currency, "method": method}
    with transaction.atomic():
        pool = Pool.objects.create(**asdict(description), **fixed, **usual_terms(), state=State.DRAFT)
        facts = {**as_facts(description), **fixed}
        record(by=by, verb="pools.prepare", subject=subject_of(pool), after=facts)
        refresh_search(pool)
    return pool


def open_pool(*, by: Actor, pool: Pool) -> None:
    """Open a draft to those who may join; refused with every missing piece named."""
    with transaction.atomic():
        pool = locked(pool)
        if pool.state != State.DRAFT:
            raise Refused(_("This pool is already open."))
        missing = missing_pieces(pool)
        if missing:
            raise Refused(_("The pool cannot open yet. %(missing)s") % {"missing": " ".join(missing)})
        before = {"state": pool.state}
        pool.state = State.GATHERING
        pool.save(update_fields=["state"])
        after = {"state": pool.state, "method": pool.method, "currency": pool.currency}
        record(by=by, verb="pools.open", subject=subject_of(pool), before=before, after=after)
        refresh_search(pool)
        tell_opened(pool, by=by)


def rules_of(pool: Pool) -> Rules:
    """Return the rules as they stand."""
    columns = {name: getattr(pool, name) for name in Rules().columns()}
    return Rules(
        **columns,
        invitees=tuple(pool.invitees.values_list("organisation__uid", flat=True)),
        towns=tuple(pool.delivery_places.values_list("town", flat=True)),
    )


def set_rules(*, by: Actor, pool: Pool, rules: Rules) -> None:
    """Fix who may join and how the pool is shared, decided and delivered; possible until it opens."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_draft(pool)
        before = rules_of(pool).facts()
        Pool.objects.filter(pk=pool.pk).update(**rules.columns())
        pool.delivery_places.all().delete()
        DeliveryPlace.objects.bulk_create(DeliveryPlace(pool=pool, town=town) for town in rules.towns)
        pool.invitees.all().delete()
        add_invitees(pool, rules.invitees)
        refresh_search(pool)
        record(by=by, verb="pools.edit_rules", subject=subject_of(pool), before=before, after=rules.facts())


def add_invitees(pool: Pool, uids: Sequence[str]) -> list[Organisation]:
    """Let members into a pool for chosen members; return those who were not in before."""
    known = pool.invitees.values("organisation")
    added = list(members().filter(uid__in=uids).exclude(pk__in=known).order_by("pk"))
    Invitee.objects.bulk_create(Invitee(pool=pool, organisation=one) for one in added)
    return added


def invite_members(*, by: Actor, pool: Pool, uids: Sequence[str]) -> None:
    """Let further members into an open pool for chosen members, and tell them."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_gathering(pool)
        if pool.audience != Pool.Audience.CHOSEN:
            raise Refused(_("This pool is open to every member already."))
        added = add_invitees(pool, uids)
        refresh_search(pool)
        if not added:
            raise Refused(_("Choose at least one member that is not invited yet."))
        after = {"invited": [one.uid for one in added]}
        record(by=by, verb="pools.invite", subject=subject_of(pool), after=after)
        tell_invited(pool, [one.pk for one in added], by=by)


def set_terms(*, by: Actor, pool: Pool, terms: str, terms_local: str) -> None:
    """Change the words of the participation agreement; possible until the pool opens."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_draft(pool)
        before = {"terms": pool.terms, "terms_local": pool.terms_local}
        pool.terms, pool.terms_local = terms.strip(), terms_local.strip()
        pool.save(update_fields=["terms", "terms_local"])
        after = {"terms": pool.terms, "terms_local": pool.terms_local}
        record(by=by, verb="pools.edit_terms", subject=subject_of(pool), before=before, after=after)
