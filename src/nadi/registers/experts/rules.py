"""Who may do what with experts."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.experts.models import Engagement, Visit
from nadi.web.access import Actor, Role, Sentence, rule

INSIDERS = (Role.STAFF, Role.BOARD, Role.MEMBER)
SIDES = (Role.STAFF, Role.MEMBER)


def binds_its_firm(actor: Actor, engagement: Engagement) -> Sentence | None:
    """A firm is bound by its representative; the office speaks for the expert."""
    if actor.is_staff or actor.may_bind:
        return None
    return _("This binds your company, so only a representative of it can do it.")


def ends_what_is_agreed(actor: Actor, engagement: Engagement) -> Sentence | None:
    """What a representative agreed to is cancelled by a representative."""
    if engagement.state == Engagement.State.AGREED:
        return binds_its_firm(actor, engagement)
    return None


def announced_it(actor: Actor, visit: Visit) -> Sentence | None:
    """The office, and the firm that announced a visit, may call it off."""
    if actor.is_staff or (visit.announced_by_id and visit.announced_by_id == actor.organisation_id):
        return None
    return _("Only the office, the expert and whoever announced a visit call it off. You can leave it.")


RULES = [
    rule("experts.see", _("look through the experts"), *INSIDERS),
    rule("experts.add", _("add an expert"), Role.STAFF),
    rule("experts.edit", _("change an expert"), Role.STAFF),
    rule("experts.ask_consent", _("ask an expert whether it agrees to be found"), Role.STAFF),
    rule("experts.renew_link", _("send an expert a new link to its record"), Role.STAFF),
    rule("experts.interview", _("note an interview with an expert"), Role.STAFF),
    rule("experts.vet", _("vet an expert"), Role.STAFF),
    rule("experts.refuse", _("refuse an expert"), Role.STAFF),
    rule("experts.erase", _("erase an expert who asks for it"), Role.STAFF),
    rule("experts.engagements", _("look through engagements of experts"), *SIDES),
    rule("experts.engagement", _("see an engagement of an expert"), *SIDES),
    rule("experts.request", _("ask an expert for help"), Role.MEMBER),
    rule("experts.answer_engagement", _("answer a request in an expert's place"), Role.STAFF),
    rule("experts.propose_brief", _("write a version of a brief"), *SIDES),
    rule("experts.accept_brief", _("accept the brief of an engagement"), *SIDES, check=binds_its_firm),
    rule(
        "experts.end_engagement",
        _("decline or cancel an engagement"),
        *SIDES,
        check=ends_what_is_agreed,
    ),
    rule("experts.finish_engagement", _("say that the work of an expert is done"), *SIDES),
    rule("experts.rate", _("rate an expert that one's firm engaged"), Role.MEMBER),
    rule("experts.visits", _("see shared visits of experts"), *INSIDERS),
    rule("experts.announce_visit", _("announce a shared visit of an expert"), *SIDES),
    rule("experts.invite_members", _("tell all members of a shared visit"), Role.STAFF),
    rule("experts.join_visit", _("join a shared visit"), Role.MEMBER, binding=True),
    rule("experts.leave_visit", _("leave a shared visit"), Role.MEMBER, binding=True),
    rule("experts.confirm_visit", _("confirm a shared visit"), Role.STAFF),
    rule("experts.call_off_visit", _("call a shared visit off"), *SIDES, check=announced_it),
]
