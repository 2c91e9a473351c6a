"""Pages about who acts for an organisation, and the switch between the organisations one acts for."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.companies import queries
from nadi.companies.actions.affiliations import change_role, end_affiliation
from nadi.companies.actions.erasure import erase_with_roles
from nadi.companies.actions.invitations import invite, resend_invitation, withdraw_invitation
from nadi.companies.forms import InvitationForm, RoleForm
from nadi.companies.middleware import SESSION_KEY
from nadi.companies.models import Affiliation, Invitation, Organisation
from nadi.people.forms import ErasureForm
from nadi.people.models import Person
from nadi.web.access import Refused, Request, needs, signed_in
from nadi.web.forms import once
from nadi.web.localized import localized


@needs("companies.invite", get=queries.organisation_for)
@once
def invite_person(request: Request, organisation: Organisation) -> HttpResponse:
    """Invite somebody to act for the organisation."""
    form = InvitationForm(
        request.POST or None,
        by=request.actor,
        organisation=organisation,
        initial={"language": request.LANGUAGE_CODE},
    )
    if request.method == "POST" and form.is_valid():
        invite(by=request.actor, organisation=organisation, facts=form.facts())
        messages.success(
            request, _("The invitation is on its way to %(to)s.") % {"to": form.cleaned_data["email"]}
        )
        return redirect("companies.detail", uid=organisation.uid)
    context = {
        "title": _("Invite a person"),
        "lede": localized(organisation),
        "form": form,
        "submit": _("Send the invitation"),
    }
    return render(request, "web/forms/page.html", context)


@needs("companies.resend_invitation", get=queries.invitation_for, verb=True)
def resend(request: Request, invitation: Invitation) -> HttpResponse:
    """Send an invitation again."""
    resend_invitation(by=request.actor, invitation=invitation)
    messages.success(request, _("A fresh link is on its way; the old one no longer works."))
    return redirect("companies.detail", uid=invitation.organisation.uid)


@needs("companies.withdraw_invitation", get=queries.invitation_for, verb=True)
def withdraw(request: Request, invitation: Invitation) -> HttpResponse:
    """Withdraw an invitation."""
    withdraw_invitation(by=request.actor, invitation=invitation)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("companies.detail", uid=invitation.organisation.uid)


@needs("companies.change_role", get=queries.affiliation_for)
def role(request: Request, affiliation: Affiliation) -> HttpResponse:
    """Change what a person may do for the organisation."""
    now = {"role": affiliation.role, "is_on_board": affiliation.is_on_board}
    form = RoleForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        change_role(by=request.actor, affiliation=affiliation, **form.cleaned_data)
        messages.success(request, _("Saved; it counts from the next click on."))
        return redirect("companies.detail", uid=affiliation.organisation.uid)
    context = {
        "title": affiliation.person.name or affiliation.person.email,
        "lede": localized(affiliation.organisation),
        "form": form,
    }
    return render(request, "web/forms/page.html", context)


@needs("companies.end_affiliation", get=queries.affiliation_for, verb=True)
def end(request: Request, affiliation: Affiliation) -> HttpResponse:
    """End a person's acting for the organisation."""
    end_affiliation(by=request.actor, affiliation=affiliation)
    messages.success(request, _("They no longer act for the organisation."))
    if affiliation.person.uid == request.actor.person:
        return redirect("home")
    return redirect("companies.detail", uid=affiliation.organisation.uid)


@signed_in()
def erase_account(request: Request) -> HttpResponse:
    """Erase one's own account, after typing one's address."""
    person = Person.objects.get(pk=request.user.pk)
    form = ErasureForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        erase_with_roles(by=request.actor, person=person)
        logout(request)
        messages.success(request, _("Your account is erased."))
        return redirect("account_login")
    context = {
        "title": _("Erase your account"),
        "lede": _(
            "Your name, address and telephone are erased, your roles end, and nothing brings them back. "
            "What was decided stays, without your name. Type your address to go on."
        ),
        "form": form,
        "submit": _("Erase for good"),
    }
    return render(request, "web/forms/page.html", context)


@signed_in(verb=True)
def act_for(request: Request) -> HttpResponse:
    """Choose the organisation one acts for from now on."""
    chosen = request.POST.get("organisation", "")
    mine = {one.organisation.uid: one.organisation for one in request.organisations_to_act_for()}  # type: ignore[attr-defined]  # set by the middleware
    if chosen not in mine:
        raise Refused(_("You do not act for this organisation."))
    request.session[SESSION_KEY] = chosen
    messages.success(request, _("You now act for %(name)s.") % {"name": localized(mine[chosen])})
    return redirect("home")
