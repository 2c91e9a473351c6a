"""How the journal names people."""

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.people.queries import names_of

VERBS = {
    "people.account": _("change one's own account"),
    "people.end_session": _("sign out elsewhere"),
    "people.erase": _("erase a person"),
    "people.renew_calendar": _("end one's calendar link for a new one"),
}
SUBJECTS = {"person": Subject(names=names_of)}
