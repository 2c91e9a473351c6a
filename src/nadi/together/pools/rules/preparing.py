"""Permissions of preparing a pool: everything before members see it."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.web.access import Actor, Role, Sentence, rule


def is_draft(_actor: Actor, pool: Pool) -> Sentence | None:
    """What members rely on is fixed once a pool is open."""
    if pool.state == Pool.State.DRAFT:
        return None
    return _("This pool is open, and what its members rely on can no longer change.")


def may_be_widened(_actor: Actor, pool: Pool) -> Sentence | None:
    """Further members are let in while demand is gathered."""
    if pool.state == Pool.State.GATHERING and pool.audience == Pool.Audience.CHOSEN:
        return None
    return _("Members are invited one by one only to a pool for chosen members that gathers demand.")


RULES = [
    rule("pools.prepare", _("prepare a pool"), Role.STAFF),
    rule("pools.copy", _("prepare a pool after the model of an earlier one"), Role.STAFF),
    rule("pools.edit_rules", _("set who may join a pool and its rules"), Role.STAFF, check=is_draft),
    rule("pools.edit_terms", _("change a pool's participation agreement"), Role.STAFF, check=is_draft),
    rule("pools.invite", _("invite further members to a pool"), Role.STAFF, check=may_be_widened),
    rule("pools.terms", _("read a pool's participation agreement"), Role.STAFF, Role.BOARD, Role.MEMBER),
    rule("pools.attach", _("attach files to a pool"), Role.STAFF),
    rule("pools.attachment", _("download a pool's files"), Role.STAFF, Role.BOARD, Role.MEMBER),
    rule("pools.detach", _("remove a file from a pool"), Role.STAFF),
    rule("pools.competition", _("check competition before a pool opens"), Role.STAFF),
    rule("pools.sign_off", _("record a legal sign-off"), Role.STAFF),
    rule("pools.sign_off_file", _("download a legal sign-off"), Role.STAFF),
    rule("pools.open", _("open a pool to its members"), Role.STAFF),
]
