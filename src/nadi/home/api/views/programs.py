"""Tokens and webhooks of one's own organisation, and the description of the API."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.home.api import queries
from nadi.home.api.actions import tokens as token_actions
from nadi.home.api.actions import webhooks as actions
from nadi.home.api.described import operations
from nadi.home.api.forms import TokenForm, WebhookForm, kind_names
from nadi.home.api.models import ApiToken, Webhook
from nadi.home.api.root import ROOT
from nadi.home.api.webhooks.sending import secret_of
from nadi.web.access import Request, is_allowed, needs, public
from nadi.web.addresses import page_address
from nadi.web.forms import once


@needs("api.programs")
def programs(request: Request) -> HttpResponse:
    """Show which programs come in, and which are told of changes."""
    actor = request.actor
    names = dict(kind_names())
    context = {
        "title": _("Other programs"),
        "tokens": queries.tokens_of(actor),
        "webhooks": [
            (one, [str(names[kind]) for kind in one.kinds if kind in names])
            for one in queries.webhooks_of(actor)
        ],
        "may_add": is_allowed(actor, "api.make_token"),
        "root": page_address(ROOT),
    }
    return render(request, "api/programs.html", context)


@needs("api.make_token")
@once
def make(request: Request) -> HttpResponse:
    """Make a token, and show its secret once."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        token, secret = token_actions.make_token(by=request.actor, **form.cleaned_data)
        context = {"title": token.name, "token": token, "secret": secret, "root": page_address(ROOT)}
        response = render(request, "api/token.html", context)
        response["Cache-Control"] = "no-store"
        return response
    return render(request, "web/forms/page.html", {"title": _("Make a token"), "form": form})


@needs("api.end_token", get=queries.token_for, verb=True)
def end(request: Request, token: ApiToken) -> HttpResponse:
    """End a token."""
    token_actions.end_token(by=request.actor, token=token)
    messages.success(request, _("The token no longer works."))
    return redirect("api.programs")


@needs("api.add_webhook")
@once
def add_webhook(request: Request) -> HttpResponse:
    """Have an address told of changes."""
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        webhook = actions.add_webhook(by=request.actor, **form.cleaned_data)
        return redirect("api.webhook", uid=webhook.uid)
    return render(request, "web/forms/page.html", {"title": _("Tell a program of changes"), "form": form})


@needs("api.programs", get=queries.webhook_for)
def webhook(request: Request, told: Webhook) -> HttpResponse:
    """Show a webhook and what it was told lately; its secret only to whoever may bind the organisation."""
    context = {
        "title": _("Told of changes"),
        "webhook": told,
        "secret": secret_of(told) if is_allowed(request.actor, "api.renew_secret", told) else "",
        "deliveries": queries.deliveries_of(told),
    }
    response = render(request, "api/webhook.html", context)
    response["Cache-Control"] = "no-store"
    return response


@needs("api.renew_secret", get=queries.webhook_for, verb=True)
def renew(request: Request, told: Webhook) -> HttpResponse:
    """Renew the secret."""
    actions.renew_secret(by=request.actor, webhook=told)
    messages.success(request, _("There is a new secret. Put it into your program now."))
    return redirect("api.webhook", uid=told.uid)


@needs("api.try_webhook", get=queries.webhook_for, verb=True)
def try_out(request: Request, told: Webhook) -> HttpResponse:
    """Send a message that tells of nothing."""
    actions.try_webhook(by=request.actor, webhook=told)
    messages.success(request, _("A message is sent within a minute. Its answer stands here then."))
    return redirect("api.webhook", uid=told.uid)


@needs("api.resume_webhook", get=queries.webhook_for, verb=True)
def resume(request: Request, told: Webhook) -> HttpResponse:
    """Resume a paused webhook."""
    actions.resume_webhook(by=request.actor, webhook=told)
    messages.success(request, _("The address is told of changes again."))
    return redirect("api.webhook", uid=told.uid)


@needs("api.remove_webhook", get=queries.webhook_for, verb=True)
def remove(request: Request, told: Webhook) -> HttpResponse:
    """Remove a webhook."""
    actions.remove_webhook(by=request.actor, webhook=told)
    messages.success(request, _("The address is told nothing any more."))
    return redirect("api.programs")


@public
def described(request: Request) -> HttpResponse:
    """Show what the API can do, read off its own description."""
    context: dict[str, Any] = {
        "title": _("For other programs"),
        "groups": operations(),
        "root": page_address(ROOT),
    }
    return render(request, "api/described.html", context)
