"""Who may do what with funding."""

from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.funding.models import Application, Paper, Payment
from nadi.web.access import Actor, Role, Sentence, rule

READERS = (Role.STAFF, Role.BOARD, Role.MEMBER)
FIRM_OR_STAFF = (Role.STAFF, Role.MEMBER)


def organisation_of(thing: Organisation | Application | Paper | Payment) -> int:
    """Return whose a thing is, by its key."""
    if isinstance(thing, Organisation):
        return thing.pk
    application = thing if isinstance(thing, Application) else thing.application
    return application.organisation_id


def is_own(actor: Actor, thing: Organisation | Application | Paper | Payment) -> Sentence | None:
    """The firm's own people alone."""
    if organisation_of(thing) == actor.organisation_id:
        return None
    return _("Only the firm's own people can do this.")


def is_own_or_staff(actor: Actor, thing: Application | Payment) -> Sentence | None:
    """The firm's own people, and the office that follows what becomes of it."""
    return None if actor.is_staff else is_own(actor, thing)


RULES = [
    rule("funding.list", _("look through the funding programmes"), *Role),
    rule("funding.see", _("see a funding programme"), *Role),
    rule("funding.add", _("add a funding programme"), Role.STAFF),
    rule("funding.edit", _("change a funding programme"), Role.STAFF),
    rule("funding.publish", _("publish a funding programme"), Role.STAFF),
    rule("funding.withdraw", _("withdraw a funding programme"), Role.STAFF),
    rule("funding.restore", _("take a withdrawn funding programme back"), Role.STAFF),
    rule("funding.conditions", _("state the conditions of a funding programme"), Role.STAFF),
    rule("funding.add_call", _("enter an opening of a funding programme"), Role.STAFF),
    rule("funding.edit_call", _("change an opening of a funding programme"), Role.STAFF),
    rule("funding.calendar", _("see the deadlines of funding programmes"), *Role),
    rule("funding.rates", _("see the reference rates"), *READERS),
    rule("funding.keep_rate", _("enter a reference rate"), Role.STAFF),
    rule("funding.fits", _("see which programmes their firm can get"), Role.MEMBER),
    rule("funding.keep_facts", _("tell the facts of their firm"), Role.MEMBER, check=is_own),
    rule("funding.read_facts", _("read what a firm told of itself"), Role.STAFF),
    rule("funding.answer", _("answer what a programme asks"), Role.MEMBER),
    rule("funding.applications", _("see their firm's applications"), Role.MEMBER),
    rule("funding.application", _("see an application"), *FIRM_OR_STAFF, check=is_own_or_staff),
    rule("funding.apply", _("begin an application"), Role.MEMBER),
    rule("funding.prepare", _("prepare an application"), Role.MEMBER, check=is_own),
    rule("funding.add_paper", _("put a paper on an application's checklist"), Role.MEMBER, check=is_own),
    rule("funding.keep_paper", _("upload a paper of an application"), Role.MEMBER, check=is_own),
    rule("funding.drop_paper", _("take a paper off the checklist"), Role.MEMBER, check=is_own),
    rule("funding.paper", _("read a paper of their own application"), Role.MEMBER, check=is_own),
    rule("funding.submit", _("say that they submitted"), Role.MEMBER, binding=True, check=is_own),
    rule(
        "funding.withdraw_application",
        _("withdraw an application"),
        Role.MEMBER,
        binding=True,
        check=is_own,
    ),
    rule("funding.grant", _("note that money was granted"), *FIRM_OR_STAFF, check=is_own_or_staff),
    rule("funding.refuse", _("note that an application was refused"), *FIRM_OR_STAFF, check=is_own_or_staff),
    rule("funding.receive", _("note money that arrived"), *FIRM_OR_STAFF, check=is_own_or_staff),
    rule("funding.take_back_payment", _("take off a payment"), *FIRM_OR_STAFF, check=is_own_or_staff),
    rule("funding.pipeline", _("see all applications, and what they raised"), Role.STAFF),
    rule("funding.firms", _("see which members can get a programme"), Role.STAFF),
    rule("funding.tell_firms", _("write to the members that can get a programme"), Role.STAFF),
    rule("funding.publish_lesson", _("publish what outcomes teach"), Role.STAFF),
    rule("funding.take_back_lesson", _("take back what was published of outcomes"), Role.STAFF),
]
