"""The public pages of candidates: entering oneself, applying, a lost link."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.registers.talents.actions.entering import Entered, enter_candidate
from nadi.registers.talents.actions.own import mail_link
from nadi.registers.talents.consent import POOL, VACANCY
from nadi.registers.talents.forms.asking import LinkForm, ResumeForm
from nadi.registers.talents.forms.candidates import ApplyForm, JoinForm, initial_of
from nadi.registers.talents.models import Vacancy
from nadi.registers.talents.queries.vacancies import is_open, named_firms, public_vacancy
from nadi.registers.talents.resumes import READ, read_resume
from nadi.web.access import Refused, Request, Sentence, public
from nadi.web.forms import once
from nadi.web.throttling import address_of, may_go_on

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
# Turns for one network address, and letters to one mail address.
FROM_AN_ADDRESS, TO_AN_ADDRESS = 10, 3


def may_write_to(request: Request, email: str) -> bool:
    """Refuse many entries from one place; tell whether one more letter may go to the address.

    Of the letters nothing is said: who reads it would know that somebody else used the address today.
    """
    if not may_go_on("talents.enter", address_of(request), most=FROM_AN_ADDRESS, within=AN_HOUR):
        raise Refused(_("That was sent several times already. Look into your mail, or try again tomorrow."))
    return may_go_on("talents.mail", email.strip().lower(), most=TO_AN_ADDRESS, within=A_DAY)


@public
@once
def join(request: Request) -> HttpResponse:
    """Enter oneself as a candidate."""
    first = {"language": get_language()}
    form = JoinForm(request.POST or None, request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid():
        if may_write_to(request, form.cleaned_data["email"]):
            enter_candidate(entered=Entered(facts=form.facts(), cv=form.cleaned_data["cv"]))
        return redirect("talents.sent")
    return form_page(request, form, title=_("Look for work through the association"), consent=POOL)


@public
def prefill(request: Request) -> HttpResponse:
    """Fill in the form from a résumé; nothing is kept."""
    if request.method != "POST":
        return redirect("talents.join")
    chosen = ResumeForm(request.POST, request.FILES)
    first = {"language": get_language()}
    said: Sentence = ""
    if chosen.is_valid():
        upload = chosen.cleaned_data["resume"]
        values, said = read_resume(upload.read())
        first |= initial_of(values)
    context = {"resume": chosen, "said": said}
    form = JoinForm(initial=first)
    form.is_prefilled = said == READ
    title = _("Look for work through the association")
    return form_page(request, form, title=title, consent=POOL, **context)


@public
@once
def apply(request: Request, uid: str) -> HttpResponse:
    """Apply for a vacancy without an account."""
    vacancy = public_vacancy(uid)
    if vacancy is None or not Vacancy.objects.filter(is_open(), pk=vacancy.pk).exists():
        return redirect("talents.vacancy", uid=uid)
    form = ApplyForm(request.POST or None, request.FILES or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        entered = Entered(
            facts=form.facts(),
            is_for_pool=given["pool"],
            cv=given["cv"],
            vacancy=vacancy,
            message=given["message"],
        )
        if may_write_to(request, given["email"]):
            enter_candidate(entered=entered)
        return redirect("talents.sent")
    context = {"vacancy": vacancy, "firms": named_firms(vacancy)}
    return form_page(request, form, title=_("Apply"), consent=VACANCY, **context)


def form_page(request: Request, form: JoinForm, **context: object) -> HttpResponse:
    """Show the form in its groups, with the text that is agreed to."""
    context.setdefault("resume", ResumeForm())
    return render(request, "talents/join.html", {"form": form, **context})


@public
def sent(request: Request) -> HttpResponse:
    """Say that a mail is on its way, whoever it is and whatever is there already."""
    return render(request, "talents/sent.html", {"title": _("Look into your mail")})


@public
@once
def lost_link(request: Request) -> HttpResponse:
    """Mail somebody the link to their own record again."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if may_write_to(request, form.cleaned_data["email"]):
            mail_link(email=form.cleaned_data["email"])
        return redirect("talents.sent")
    context = {
        "title": _("Get the link to your record"),
        "lede": _("We mail it to you, if there is a record under your address."),
        "form": form,
        "submit": _("Send"),
    }
    return render(request, "web/forms/page.html", context)


@public
def erased(request: Request) -> HttpResponse:
    """Say that everything was erased."""
    return render(request, "talents/erased.html", {"title": _("Everything was erased")})
