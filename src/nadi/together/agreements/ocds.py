"""The agreements' part of an OCDS release: frameworks, their call-offs as one sum when there are no more."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import override

from nadi.together.agreements.models import (
    CallOff,
    CallOffLine,
    Extension,
    FrameworkAgreement,
    PriceChange,
)
from nadi.together.pools.models import Pool
from nadi.together.pools.ocds.disclosed import is_nothing_or_passes, passes, per_holding, pieces_of
from nadi.together.pools.ocds.documents import Json
from nadi.together.pools.ocds.public import (
    PublicAmendment,
    PublicAward,
    PublicContract,
    PublicProcess,
)
from nadi.together.pools.ocds.publishing import award_id, published
from nadi.together.pools.ocds.releases import package
from nadi.web.addresses import page_address

ZERO = Decimal(0)
CENT = Decimal("0.01")
State = FrameworkAgreement.State


def package_of(pool: Pool) -> Json:
    """Return the release package of the whole process of a pool."""
    return package([process_of(pool)], page_address("pools.ocds", pool.uid))


def process_of(pool: Pool) -> PublicProcess:
    """Return what may be published of a pool and of the agreements that followed."""
    process = published(pool)
    if pool.state != Pool.State.AGREED:
        return process
    agreements = FrameworkAgreement.objects.filter(award__pool=pool).select_related(
        "vendor", "award__scenario"
    )
    accepted = PriceChange.State.ACCEPTED
    found = list(
        agreements.order_by("number").prefetch_related(
            Prefetch("price_changes", PriceChange.objects.filter(state=accepted)),
            Prefetch("extensions", Extension.objects.filter(state=accepted)),
        )
    )
    with override(settings.LANGUAGES[0][0]):
        contracts = tuple(contract_of(agreement, process.awards) for agreement in found)
    terms = {award_id(one.award, one.vendor): one for one in found}
    awards = tuple(
        replace(one, starts=terms[one.id].starts, ends=terms[one.id].ends) if one.id in terms else one
        for one in process.awards
    )
    moments = [process.changed, *(one.signed for one in contracts)]
    moments += [change.published for one in contracts for change in one.amendments]
    moments += [one.ended for one in contracts if one.ended]
    return replace(process, awards=awards, contracts=contracts, changed=max(moments))


def contract_of(agreement: FrameworkAgreement, awards: Iterable[PublicAward]) -> PublicContract:
    """Return one agreement."""
    key = award_id(agreement.award, agreement.vendor)
    award = next((one for one in awards if one.id == key), None)
    is_over = agreement.state != State.ACTIVE
    return PublicContract(
        id=agreement.number,
        award=key,
        title=f"Framework agreement {agreement.number}",
        status="terminated" if is_over else "active",
        starts=agreement.starts,
        ends=agreement.ends,
        signed=agreement.created,
        lines=award.lines if award else (),
        amendments=tuple(sorted(amendments_of(agreement), key=lambda one: one.published)),
        called_off=called_off(agreement) if is_over and award and award.amount is not None else None,
        ended=agreement.ended or agreement.created if is_over else None,
    )


def amendments_of(agreement: FrameworkAgreement) -> Iterable[PublicAmendment]:
    """Yield what both sides accepted later; not by how much prices changed."""
    for change in agreement.price_changes.all():
        text = f"Prices changed {change.get_kind_display()} from {change.from_day.isoformat()} on."
        yield PublicAmendment(id=change.uid, published=change.answered or change.proposed, text=text)
    for extension in agreement.extensions.all():
        text = f"In force until {extension.ends.isoformat()}."
        yield PublicAmendment(id=extension.uid, published=extension.answered or extension.proposed, text=text)


def called_off(agreement: FrameworkAgreement) -> Decimal | None:
    """Return what was ordered in all under an agreement that is over, if that gives nobody away.

    The amount agreed on is known, so what was left of it has to pass too.
    """
    rows = CallOffLine.objects.filter(call_off__addendum__agreement=agreement).exclude(
        call_off__state=CallOff.State.CANCELLED
    )
    ordered: dict[str, Decimal] = {}
    for holding, uid, quantity, price in rows.values_list(
        "call_off__addendum__organisation__holding",
        "call_off__addendum__organisation__uid",
        "quantity",
        "unit_price",
    ):
        key = holding or uid
        ordered[key] = ordered.get(key, ZERO) + quantity * price
    won = [piece for piece in pieces_of(agreement.award) if piece.bid in bids_of(agreement)]
    agreed = per_holding(won, "amount")
    left = {key: agreed.get(key, ZERO) - ordered.get(key, ZERO) for key in {*agreed, *ordered}}
    if not (passes(ordered) and is_nothing_or_passes(left)):
        return None
    return sum(ordered.values(), ZERO).quantize(CENT)


def bids_of(agreement: FrameworkAgreement) -> set[int]:
    """Return the bids of the agreement's vendor that won."""
    return set(
        agreement.vendor.bids.filter(rows__scenario=agreement.award.scenario).values_list("pk", flat=True)
    )
