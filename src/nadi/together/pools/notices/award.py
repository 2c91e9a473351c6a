"""Telling by mail what is proposed, decided, objected to, shared and answered.

No figure of a member or a bid stands in any of them.
"""

from typing import Any

from django.urls import reverse

from nadi.companies.queries import office_people, people_of
from nadi.together.pools.models import Award, Bid, Objection, Pool, RequestForQuotation, ScenarioRow, Share
from nadi.together.pools.queries.award import applied_shares, taking_part
from nadi.together.pools.queries.decision import deciders
from nadi.web.mail import send


def tell_board_of_proposal(award: Award) -> None:
    """Write to every board member that may decide."""
    people = [(one.person.email, one.person.name, one.person.language) for one in deciders(award)]
    send(to=people, template="pools/award_mail/proposed", context=about(award, "pools.decision"))


def tell_staff_of_refusal(award: Award) -> None:
    """Write to the office that the board refused, and why."""
    send(to=office_people(), template="pools/award_mail/refused", context=about(award, "pools.scenarios"))


def tell_bidders_of_award(award: Award) -> None:
    """Write award and regret letters to everybody whose bid was opened."""
    winners = set(ScenarioRow.objects.filter(scenario=award.scenario).values_list("bid", flat=True))
    opened = Bid.objects.filter(pool=award.pool, state__in=(Bid.State.VALID, Bid.State.DISQUALIFIED))
    for bid in opened.select_related("request__vendor").order_by("submitted", "pk"):
        template = "won" if bid.pk in winners else "regret"
        if bid.request is not None:
            tell_vendor(bid.request, template, {"pool": award.pool, "award": award, "bid": bid})


def tell_bidders_of_withdrawal(award: Award) -> None:
    """Write to everybody who got a letter about an award that it no longer holds."""
    opened = Bid.objects.filter(pool=award.pool, state__in=(Bid.State.VALID, Bid.State.DISQUALIFIED))
    for bid in opened.select_related("request__vendor").order_by("submitted", "pk"):
        if bid.request is not None:
            tell_vendor(bid.request, "taken_back", {"pool": award.pool, "award": award})


def tell_staff_of_objection(objection: Objection) -> None:
    """Write to the office that a vendor objects; the text is read on the page."""
    award = objection.award
    send(to=office_people(), template="pools/award_mail/objected", context=about(award, "pools.objections"))


def tell_vendor_of_answer(objection: Objection) -> None:
    """Write the answer to the vendor that objected."""
    context = {"pool": objection.award.pool, "objection": objection}
    tell_vendor(objection.request, "objection_answered", context)


def tell_vendor(request: RequestForQuotation, template: str, context: dict[str, Any]) -> None:
    """Write to a vendor in its language."""
    vendor = request.vendor
    receiver = (request.email, vendor.name or vendor.name_local, request.language)
    send(to=[receiver], template=f"pools/award_mail/{template}", context={**context, "vendor": vendor})


def about(award: Award, page: str) -> dict[str, Any]:
    """Return what a letter about an award says, with the page it leads to."""
    return {"pool": award.pool, "award": award, "path": reverse(page, args=[award.pool.uid])}


def tell_members_of_share(award: Award) -> None:
    """Write to every member that its share waits, or that its earlier acceptance covers the new one."""
    shares = applied_shares(award)
    asked = [one.participation.organisation_id for one in shares if one.state == Share.State.OFFERED]
    kept = [one.participation.organisation_id for one in shares if one.state == Share.State.ACCEPTED]
    context = about(award, "pools.share")
    send(to=people_of(asked), template="pools/award_mail/share_ready", context=context)
    send(to=people_of(kept), template="pools/award_mail/share_kept", context=context)


def tell_members_of_new_round(pool: Pool) -> None:
    """Write to those that stay that the award is made anew."""
    organisations = [one.organisation_id for one in taking_part(pool)]
    send(to=people_of(organisations), template="pools/award_mail/new_round", context={"pool": pool})


def tell_staff_of_answers(award: Award) -> None:
    """Write to the office once the last answer is in."""
    states = {share.state for share in applied_shares(award)}
    if Share.State.OFFERED in states:
        return
    context = {
        "pool": award.pool,
        "all_accepted": states == {Share.State.ACCEPTED},
        "path": reverse("pools.shares", args=[award.pool.uid]),
    }
    send(to=office_people(), template="pools/award_mail/all_answered", context=context)
