"""The page behind an invitation's link: looking does nothing, only pressing the button does."""

from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.companies.actions.invitations import accept_as_newcomer, accept_invitation
from nadi.companies.middleware import SESSION_KEY
from nadi.companies.models import Invitation
from nadi.companies.queries import invitation_by_token, state_of
from nadi.people.forms import NewcomerForm
from nadi.people.models import Person
from nadi.people.preferences import remember_preferences
from nadi.web.access import Request, by_link
from nadi.web.localized import localized

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@by_link(invitation_by_token)
def join(request: Request, invitation: Invitation, token: str) -> HttpResponse:
    """Let the person invited say yes: with a new account, or with the one they have."""
    if (state := state_of(invitation)) != "open":
        context = {"title": _("This invitation is closed"), "state": state, "invitation": invitation}
        return render(request, "companies/invitation_closed.html", context, status=410)
    holder = Person.objects.filter(email__iexact=invitation.email).first()
    if holder is None:
        return as_newcomer(request, invitation)
    if request.user.is_authenticated and request.user.pk == holder.pk:
        return with_account(request, invitation)
    context = {
        "title": invited_to(invitation),
        "invitation": invitation,
        "is_other": request.user.is_authenticated,
    }
    return render(request, "companies/invitation_sign_in.html", context)


def as_newcomer(request: Request, invitation: Invitation) -> HttpResponse:
    """Ask for a name and a password, then open the account."""
    first = {"name": invitation.name}
    form = NewcomerForm(request.POST or None, initial=first, email=invitation.email)
    if request.method == "POST" and form.is_valid():
        person = accept_as_newcomer(
            invitation=invitation,
            name=form.cleaned_data["name"],
            password=form.cleaned_data["password"],
            language=invitation.language,
        )
        login(request, person, backend=BACKEND)
        return remember_preferences(arrived(request, invitation), person)
    context = {"title": invited_to(invitation), "invitation": invitation, "form": form}
    return render(request, "companies/invitation_newcomer.html", context)


def with_account(request: Request, invitation: Invitation) -> HttpResponse:
    """Ask the person signed in whether they will act for this organisation as well."""
    if request.method == "POST":
        accept_invitation(person=request.user, invitation=invitation)
        return arrived(request, invitation)
    context = {"title": invited_to(invitation), "invitation": invitation}
    return render(request, "companies/invitation_accept.html", context)


def arrived(request: Request, invitation: Invitation) -> HttpResponse:
    """Lead to the first page, acting for the organisation."""
    request.session[SESSION_KEY] = invitation.organisation.uid
    return redirect("home")


def invited_to(invitation: Invitation) -> str:
    """Return the heading of the page."""
    return _("You are invited to act for %(name)s") % {"name": localized(invitation.organisation)}
