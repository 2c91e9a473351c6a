"""Pages of one's own account."""

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nadi.people.actions import end_session, update_account
from nadi.people.forms import AccountForm
from nadi.people.models import Person
from nadi.people.preferences import remember_preferences
from nadi.web.access import Refused, Request, signed_in


@signed_in()
def account(request: Request) -> HttpResponse:
    """Show and change what a person says about themselves."""
    person = Person.objects.get(pk=request.user.pk)
    form = AccountForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        kept = update_account(by=request.actor, person=person, facts=form.cleaned_data)
        messages.success(request, _("Saved."))
        return remember_preferences(redirect("people.account"), kept)
    return render(request, "people/account.html", {"title": _("Your account"), "form": form})


@signed_in()
def second_factor_needed(request: Request) -> HttpResponse:
    """Explain to staff and board why they need a second factor, and lead them to one."""
    if is_mfa_enabled(request.user):
        return redirect("home")
    return render(request, "people/second_factor_needed.html", {"title": _("One more lock on your account")})


@signed_in(verb=True)
def end(request: Request, pk: int) -> HttpResponse:
    """Sign out somewhere else."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.is_current():
        raise Refused(_("This is where you are now. Sign out instead."))
    end_session(by=request.actor, session=session)
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")
