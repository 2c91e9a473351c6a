"""Who may do what with imports: staff, each for what they may also enter by hand."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.models import File, Row, Run
from nadi.registers.imports.targets import targets
from nadi.web.access import Actor, Role, Sentence, rule, why_not


def may_bring(actor: Actor, thing: Run | File | Row) -> Sentence | None:
    """Whoever may enter by hand what the import brings."""
    run = thing if isinstance(thing, Run) else thing.run
    target = targets().get(run.target)
    if target is None:
        return _("What this import brings is not in use here.")
    return why_not(actor, target.permission)


RULES = [
    rule("imports.list", _("see the imports"), Role.STAFF),
    rule("imports.add", _("bring files"), Role.STAFF),
    rule("imports.see", _("see an import and its rows"), Role.STAFF, check=may_bring),
    rule("imports.look", _("say how a file is to be read"), Role.STAFF, check=may_bring),
    rule("imports.check", _("check the rows of an import"), Role.STAFF, check=may_bring),
    rule("imports.decide", _("decide on rows that may be there already"), Role.STAFF, check=may_bring),
    rule("imports.correct", _("correct a row"), Role.STAFF, check=may_bring),
    rule("imports.write", _("write an import into the registers"), Role.STAFF, check=may_bring),
    rule("imports.undo", _("take an import back"), Role.STAFF, check=may_bring),
    rule("imports.discard", _("throw an import away before it is written"), Role.STAFF, check=may_bring),
]
