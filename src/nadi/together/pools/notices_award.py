"""Telling by mail: members of their share or of a new round, staff that all have answered."""

from django.urls import reverse

from nadi.companies.models import Organisation
from nadi.companies.queries import people_of
from nadi.together.pools.models import Award, Pool, Share
from nadi.together.pools.queries.award import applied_shares, taking_part
from nadi.web.mail import send


def tell_members_of_share(award: Award) -> None:
    """Write to every member that its share waits; no figure stands in the mail."""
    organisations = [share.participation.organisation_id for share in applied_shares(award)]
    context = {"pool": award.pool, "award": award, "path": reverse("pools.share", args=[award.pool.uid])}
    send(to=people_of(organisations), template="pools/award_mail/share_ready", context=context)


def tell_members_of_new_round(pool: Pool) -> None:
    """Write to those that stay that the award is made anew."""
    organisations = [one.organisation_id for one in taking_part(pool)]
    send(to=people_of(organisations), template="pools/award_mail/new_round", context={"pool": pool})


def tell_staff_of_answers(award: Award) -> None:
    """Write to the office once the last answer is in."""
    states = {share.state for share in applied_shares(award)}
    if Share.State.OFFERED in states:
        return
    office = Organisation.objects.filter(kind=Organisation.Kind.OFFICE).values_list("pk", flat=True)
    context = {
        "pool": award.pool,
        "all_accepted": states == {Share.State.ACCEPTED},
        "path": reverse("pools.shares", args=[award.pool.uid]),
    }
    send(to=people_of(office), template="pools/award_mail/all_answered", context=context)
