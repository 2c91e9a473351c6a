"""The competition check: combined shares of each market, and the legal sign-off above the limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked, refuse_unless_changeable, subject_of
from nadi.together.pools.models import CompetitionCheck, Pool
from nadi.together.pools.queries.competition import DIGITS_OF_A_CATEGORY, Level, level_of
from nadi.web.access import Actor, Refused
from nadi.web.files import store


@dataclass(frozen=True, kw_only=True)
class Shares:
    """What was asked about one category: combined shares in per cent, and where the figures come from."""

    category: str
    purchasing_share: Decimal
    selling_share: Decimal
    basis: str
    members_costs: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class SignOff:
    """A lawyer's or an authority's word that a pool above the limit may open."""

    signed_off_by: str
    reason: str
    upload: UploadedFile[Any] | None = None


NOT_SIGNED = {"signed_off_by": "", "sign_off_reason": "", "sign_off_file": None, "signed_off": None}


def check_competition(*, by: Actor, pool: Pool, shares: Sequence[Shares]) -> None:
    """Put down the combined shares; shares that changed need a new sign-off."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_changeable(pool)
        stored = {one.category: one for one in pool.competition_checks.all()}
        for one in shares:
            category = one.category[:DIGITS_OF_A_CATEGORY]
            write_check(pool, stored.get(category), one, category, by)
        facts = [facts_of(one) for one in pool.competition_checks.all()]
        record(by=by, verb="pools.competition", subject=subject_of(pool), after={"checks": facts})


def write_check(pool: Pool, old: CompetitionCheck | None, shares: Shares, category: str, by: Actor) -> None:
    """Write one category's check; a sign-off holds for the shares it was given for."""
    figures = {"purchasing_share": shares.purchasing_share, "selling_share": shares.selling_share}
    said = {**figures, "basis": shares.basis, "members_costs": shares.members_costs}
    if old is None:
        CompetitionCheck.objects.create(pool=pool, category=category, checked_by=by.person, **said)
        return
    if any(getattr(old, name) != value for name, value in figures.items()):
        said |= NOT_SIGNED
    elif all(getattr(old, name) == value for name, value in said.items()):
        return
    for name, value in {**said, "checked_by": by.person}.items():
        setattr(old, name, value)
    old.save()


def facts_of(check: CompetitionCheck) -> dict[str, str]:
    """Write a check for the journal."""
    return {
        "category": check.category,
        "purchasing_share": str(check.purchasing_share),
        "selling_share": str(check.selling_share),
    }


def sign_off(*, by: Actor, check: CompetitionCheck, given: SignOff) -> None:
    """Record the legal sign-off of a category above the limit, with its document."""
    with transaction.atomic():
        pool = locked(check.pool)
        refuse_unless_changeable(pool)
        check = CompetitionCheck.objects.get(pk=check.pk)
        if level_of(check) not in {Level.ABOVE, Level.SIGNED_OFF}:
            raise Refused(_("The combined shares of this category are not above the limit."))
        check.signed_off_by, check.sign_off_reason = given.signed_off_by, given.reason
        check.signed_off = timezone.now()
        if given.upload is not None:
            check.sign_off_file = store(upload=given.upload, by=by)
        check.save()
        after = {**facts_of(check), "by": given.signed_off_by, "reason": given.reason}
        if check.sign_off_file is not None:
            after["sha256"] = check.sign_off_file.sha256
        record(by=by, verb="pools.sign_off", subject=subject_of(pool), after=after)
