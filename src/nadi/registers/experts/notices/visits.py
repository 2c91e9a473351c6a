"""Letters about shared visits; each firm is told its own share and nobody else's."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from nadi.companies.queries import members, office_people, people_of
from nadi.registers.experts.models import Engagement, Joining, Visit
from nadi.registers.experts.notices.letters import Letter, tell, tell_expert
from nadi.web.addresses import page_address
from nadi.web.components.figures import day_text, money_text
from nadi.web.localized import localized

Side = Engagement.Side


def page_of(visit: Visit) -> str:
    """Return the page for those who sign in."""
    return page_address("experts.visit", visit.uid)


def described(visit: Visit) -> str:
    """Say who is where and when."""
    return _("%(expert)s is in %(place)s from %(starts)s to %(ends)s. Topic: %(topic)s.") % {
        "expert": localized(visit.expert) if visit.expert else _("An expert"),
        "place": localized(visit, "place"),
        "starts": day_text(visit.starts),
        "ends": day_text(visit.ends),
        "topic": localized(visit, "topic"),
    }


def tell_announced(visit: Visit) -> None:
    """Tell the office and the expert what somebody else announced."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("A shared visit was announced"),
            paragraphs=(described(visit),),
            link=link,
            link_label=_("Open the visit"),
        )

    if visit.side != Side.OFFICE:
        tell(office_people(), lambda: write(page_of(visit)))
    if visit.side != Side.EXPERT:
        tell_expert(visit.expert, write, "experts.own_visit", visit.uid)


def invite_members(visit: Visit) -> None:
    """Ask all members who joins."""
    tell(
        people_of(members().values_list("pk", flat=True)),
        lambda: Letter(
            subject=_("Who joins? An expert in %(place)s") % {"place": localized(visit, "place")},
            paragraphs=(
                described(visit),
                _("Join by half days until %(day)s. The cost is shared: the more join, the less each pays.")
                % {"day": day_text(visit.join_until)},
            ),
            link=page_of(visit),
            link_label=_("See the visit and join"),
        ),
    )


def tell_confirmed(visit: Visit, joined: Sequence[Joining]) -> None:
    """Tell each firm its half days and its share; the expert and the office that it is on."""
    for joining in joined:
        tell(people_of([joining.organisation_id]), lambda joining=joining: confirmed_for(visit, joining))  # type: ignore[misc]  # a default binds the row of this turn

    def write(link: str) -> Letter:
        return Letter(
            subject=_("The visit is confirmed"),
            paragraphs=(described(visit),),
            link=link,
            link_label=_("Open the visit"),
        )

    tell_expert(visit.expert, write, "experts.own_visit", visit.uid)
    tell(office_people(), lambda: write(page_of(visit)))


def confirmed_for(visit: Visit, joining: Joining) -> Letter:
    """Write to one firm."""
    return Letter(
        subject=_("The visit is confirmed"),
        paragraphs=(
            described(visit),
            _("Your half days: %(half_days)s. Your share of the cost: %(share)s.")
            % {
                "half_days": joining.half_days,
                "share": money_text(joining.share or 0, visit.currency),
            },
        ),
        link=page_of(visit),
        link_label=_("Open the visit"),
    )


def tell_called_off(visit: Visit) -> None:
    """Tell who joined, and the expert, why nothing comes of it."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("The visit is called off"),
            paragraphs=(described(visit), _("The reason:")),
            quoted=visit.ended_because,
            link=link,
            link_label=_("Open the visit"),
        )

    firms = visit.joinings.order_by("pk").values_list("organisation", flat=True)
    tell(people_of(firms), lambda: write(page_of(visit)))
    tell_expert(visit.expert, write, "experts.own_visit", visit.uid)
