"""What there is to be found: each app states its own in `searching.py`.

    SOURCES = [Source(kind="pool", app="pools", title=_("Joint purchases"), documents=all_documents)]

`documents` yields everything anew, so that the index can be rebuilt; `app` is the label by which an
association turns off what it does not use.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from nadi.web.access import Sentence
from nadi.web.modules import is_off
from nadi.web.search.documents import Document


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of things that can be found, what the reader calls it, and how to get all of them."""

    kind: str
    app: str
    title: Sentence
    documents: Callable[[], Iterable[Document]]
    order: int = 100


@cache
def sources() -> dict[str, Source]:
    """Return all kinds, in the order in which they are offered."""
    found: list[Source] = []
    for app in apps.get_app_configs():
        module = f"{app.name}.searching"
        if app.name.startswith("nadi.") and find_spec(module):
            found += import_module(module).SOURCES
    return {one.kind: one for one in sorted(found, key=lambda one: one.order)}


def kinds_off() -> list[str]:
    """Return the kinds of modules that this association does not use."""
    return [kind for kind, source in sources().items() if is_off(source.app)]
