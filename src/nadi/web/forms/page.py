"""A page that is one form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nadi.web.access import Refused, Request, Sentence


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """What such a page is called, what it says, where it leads."""

    title: Sentence
    says: Sentence = ""
    submit: Sentence
    back: str
    breadcrumbs: Sequence[tuple[Sentence, str]]
    template: str = "web/forms/page.html"


def form_page(
    request: Request, page: FormPage, form: BaseForm, do: Callable[[], HttpResponse | None]
) -> HttpResponse:
    """Show the form until what it asks is done; a refusal stands above what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            answer = do()
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return answer or redirect(page.back)
    context = {
        "form": form,
        "title": page.title,
        "lede": page.says,
        "submit": page.submit,
        "cancel_url": page.back,
        "breadcrumbs": page.breadcrumbs,
    }
    return render(request, page.template, context, status=422 if form.errors else 200)
