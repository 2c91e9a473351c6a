"""Who can sign in to the demonstration."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

PASSWORD = "nadi-demo-2026"


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """An account of the demonstration and what it shows."""

    role: Sentence
    email: str
    shows: Sentence


SIGN_INS = (
    SignIn(role=_("staff"), email="staff@demo.nadi", shows=_("runs the association: pools, tenders, awards")),
    SignIn(
        role=_("board"), email="board@demo.nadi", shows=_("sees scenarios and totals, no member's figures")
    ),
    SignIn(role=_("member, representative"), email="member@demo.nadi", shows=_("may bind Kolkheti Karton")),
    SignIn(role=_("member, colleague"), email="colleague@demo.nadi", shows=_("reads and prepares for it")),
    SignIn(role=_("another member"), email="second@demo.nadi", shows=_("Rioni Plast, in Georgian")),
    SignIn(role=_("vendor"), email="vendor@demo.nadi", shows=_("Anadolu Ambalaj: its agreements and orders")),
    SignIn(
        role=_("partner"), email="college@demo.nadi", shows=_("a college: its students, and who needs them")
    ),
)
