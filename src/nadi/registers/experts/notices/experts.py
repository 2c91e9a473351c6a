"""Letters about an expert's record: to confirm it, what the office found, when consent ends."""

from django.utils.translation import gettext as _

from nadi.companies.queries import association_name, office_people
from nadi.registers.experts.consent import PURPOSE
from nadi.registers.experts.models import Expert, Reference, Terms
from nadi.registers.experts.notices.letters import Letter, tell, tell_expert
from nadi.web.addresses import page_address
from nadi.web.components.figures import day_text
from nadi.web.localized import localized


def ask_to_confirm(terms: Terms) -> None:
    """Ask whoever filled in the form whether it was they."""
    tell_expert(
        terms.expert,
        lambda link: Letter(
            subject=_("Confirm that you want to be found as an expert"),
            paragraphs=(
                _("Somebody entered your name among the experts of %(association)s with this address.")
                % {"association": association_name()},
                _("Was it you? Then confirm it on your page. If not, do nothing: it is erased in a week."),
            ),
            link=link,
            link_label=_("Open your page"),
        ),
    )


def ask_consent(terms: Terms) -> None:
    """Ask an expert whom the office entered whether it agrees."""
    tell_expert(
        terms.expert,
        lambda link: Letter(
            subject=_("May our members find you as an expert?"),
            paragraphs=(
                _("%(association)s would like to recommend you to its members.")
                % {"association": association_name()},
                str(PURPOSE),
                _("Your page shows what we noted. Correct it, agree to be found, or erase it at once."),
            ),
            link=link,
            link_label=_("Open your page"),
        ),
    )


def send_link(terms: Terms) -> None:
    """Send an expert the way to its own record."""
    tell_expert(
        terms.expert,
        lambda link: Letter(
            subject=_("Your page as an expert"),
            paragraphs=(
                _("Here you see and change what members read of you, pause it, or erase it."),
                _("The link acts in your name, so do not pass it on."),
            ),
            link=link,
            link_label=_("Open your page"),
        ),
    )


def tell_applied(expert: Expert) -> None:
    """Tell the office that an expert waits to be looked at."""
    tell(
        office_people(),
        lambda: Letter(
            subject=_("A new expert: %(name)s") % {"name": localized(expert)},
            paragraphs=(_("The address is confirmed. Speak with the expert, then vet or refuse."),),
            link=page_address("experts.detail", expert.uid),
            link_label=_("Open the record"),
        ),
    )


def tell_vetted(terms: Terms) -> None:
    """Tell an expert that members now see it."""
    tell_expert(
        terms.expert,
        lambda link: Letter(
            subject=_("Members can find you now"),
            paragraphs=(
                _("The office has vetted your record. Requests of members come to this address."),
                _("Twice a year we ask with one click whether everything is still right."),
            ),
            link=link,
            link_label=_("Open your page"),
        ),
    )


def tell_refused(terms: Terms) -> None:
    """Tell an expert why members do not see it."""
    tell_expert(
        terms.expert,
        lambda link: Letter(
            subject=_("Your record is not shown to members"),
            paragraphs=(_("The office has looked at your record and does not show it. The reason:"),),
            quoted=terms.expert.refused_because,
            link=link,
            link_label=_("Open your page"),
        ),
    )


def warn_of_expiry(terms: Terms) -> None:
    """Ask an expert whether it goes on agreeing."""
    tell_expert(
        terms.expert,
        lambda link: Letter(
            subject=_("May members go on finding you?"),
            paragraphs=(
                _("What you agreed to ends on %(day)s. Renew it on your page with one click.")
                % {"day": day_text(terms.expires_on) if terms.expires_on else ""},
                _("If you do nothing, members no longer see you from that day, and later all is erased."),
            ),
            link=link,
            link_label=_("Open your page"),
        ),
    )


def ask_referee(reference: Reference, token: str, language: str) -> None:
    """Ask somebody whether they speak for an expert."""
    tell(
        [(reference.email, reference.name, language)],
        lambda: Letter(
            subject=_("%(name)s names you as a reference") % {"name": localized(reference.expert)},
            paragraphs=(
                _("%(name)s wants to be found by the members of %(association)s and names you.")
                % {"name": localized(reference.expert), "association": association_name()},
                _("Your name is shown to members only if you agree. You may change your mind at any time."),
            ),
            link=page_address("experts.reference", token),
            link_label=_("Answer"),
        ),
        role="referee",
    )
