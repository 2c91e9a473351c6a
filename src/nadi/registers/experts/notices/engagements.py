"""Letters about engagements: to whom each step passes; no price and no word of the brief stands in them."""

from django.utils.translation import gettext as _

from nadi.companies.queries import office_people, people_of
from nadi.registers.experts.models import Engagement
from nadi.registers.experts.notices.letters import Letter, WriteTo, tell, tell_expert
from nadi.web.access import Sentence
from nadi.web.addresses import page_address
from nadi.web.localized import localized

Side = Engagement.Side


def page_of(engagement: Engagement) -> str:
    """Return the page for those who sign in."""
    return page_address("experts.engagement", engagement.uid)


def name_of(engagement: Engagement) -> str:
    """Return the expert's name, or that it has left."""
    return localized(engagement.expert) if engagement.expert else _("an expert who has left")


def to_firm(engagement: Engagement, write: WriteTo) -> None:
    """Write to the firm's people."""
    tell(people_of([engagement.organisation_id]), lambda: write(page_of(engagement)))


def to_office(engagement: Engagement, write: WriteTo) -> None:
    """Write to the office."""
    tell(office_people(), lambda: write(page_of(engagement)))


def to_expert(engagement: Engagement, write: WriteTo) -> None:
    """Write to the expert, with the link to its page of the engagement."""
    tell_expert(engagement.expert, write, "experts.own_engagement", engagement.uid)


def to_other_side(engagement: Engagement, side: str, write: WriteTo) -> None:
    """Write to the side that did not act; the office counts with the expert."""
    if side == Side.FIRM:
        to_expert(engagement, write)
        to_office(engagement, write)
    else:
        to_firm(engagement, write)


def tell_requested(engagement: Engagement) -> None:
    """Tell the expert and the office what a firm needs."""
    firm = engagement.organisation

    def write(link: str) -> Letter:
        return Letter(
            subject=_("%(firm)s asks for an expert") % {"firm": localized(firm)},
            paragraphs=(
                _("%(firm)s asks %(expert)s for help. Read what is needed, then accept to talk or decline.")
                % {"firm": localized(firm), "expert": name_of(engagement)},
            ),
            link=link,
            link_label=_("Read the request"),
        )

    to_expert(engagement, write)
    to_office(engagement, write)


def tell_answered(engagement: Engagement) -> None:
    """Tell the firm that the expert is ready."""
    to_firm(
        engagement,
        lambda link: Letter(
            subject=_("%(expert)s is ready to help") % {"expert": name_of(engagement)},
            paragraphs=(_("Now agree on the brief: what is done, when and for how much."),),
            link=link,
            link_label=_("Go to the brief"),
        ),
    )


def tell_proposed(engagement: Engagement, side: str) -> None:
    """Ask the other side to read a version of the brief."""
    to_other_side(
        engagement,
        side,
        lambda link: Letter(
            subject=_("A version of the brief waits for you"),
            paragraphs=(
                _("Read it, then accept it or write another version. Engagement: %(firm)s and %(expert)s.")
                % {"firm": localized(engagement.organisation), "expert": name_of(engagement)},
            ),
            link=link,
            link_label=_("Read the brief"),
        ),
    )


def tell_accepted(engagement: Engagement, side: str) -> None:
    """Tell the other side that its answer is awaited."""
    to_other_side(
        engagement,
        side,
        lambda link: Letter(
            subject=_("The other side accepts the brief"),
            paragraphs=(_("Accept it too, and the engagement is agreed; or write another version."),),
            link=link,
            link_label=_("Read the brief"),
        ),
    )


def tell_agreed(engagement: Engagement) -> None:
    """Tell everybody concerned that it is agreed."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("Agreed: %(firm)s and %(expert)s")
            % {"firm": localized(engagement.organisation), "expert": name_of(engagement)},
            paragraphs=(_("Both sides have accepted the brief. Its page shows how to reach each other."),),
            link=link,
            link_label=_("Open the engagement"),
        )

    to_firm(engagement, write)
    to_expert(engagement, write)
    to_office(engagement, write)


def tell_ended(engagement: Engagement, side: str) -> None:
    """Tell the other side why it ends."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("Engagement %(state)s: %(firm)s and %(expert)s")
            % {
                "state": engagement.get_state_display(),
                "firm": localized(engagement.organisation),
                "expert": name_of(engagement),
            },
            paragraphs=(_("The reason:"),),
            quoted=engagement.ended_because,
            link=link,
            link_label=_("Open the engagement"),
        )

    to_other_side(engagement, side, write)
    if side == Side.OFFICE:
        to_expert(engagement, write)


def tell_done(engagement: Engagement, side: str) -> None:
    """Ask the firm for its rating, and tell the expert."""
    to_firm(
        engagement,
        lambda link: Letter(
            subject=_("How was the work of %(expert)s?") % {"expert": name_of(engagement)},
            paragraphs=(_("The work is done. A rating takes a minute and helps the other members."),),
            link=link,
            link_label=_("Rate the work"),
        ),
    )
    if side != Side.EXPERT:
        to_expert(
            engagement,
            lambda link: Letter(
                subject=_("The work for %(firm)s is done") % {"firm": localized(engagement.organisation)},
                paragraphs=(_("Thank you. The firm can now rate it."),),
                link=link,
                link_label=_("Open the engagement"),
            ),
        )


def remind(engagement: Engagement, text: Sentence, *, firm: bool) -> None:
    """Remind whoever an engagement waits for."""

    def write(link: str) -> Letter:
        return Letter(
            subject=_("Reminder: %(firm)s and %(expert)s")
            % {"firm": localized(engagement.organisation), "expert": name_of(engagement)},
            paragraphs=(str(text),),
            link=link,
            link_label=_("Open the engagement"),
        )

    if firm:
        to_firm(engagement, write)
    else:
        to_expert(engagement, write)
        to_office(engagement, write)
