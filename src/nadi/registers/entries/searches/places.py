"""Where a saved search looks, how its parameters are written, and where it leads."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from urllib.parse import parse_qsl, urlencode

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register, may_open, registers
from nadi.web.access import Actor, Sentence
from nadi.web.components.frame import address_of
from nadi.web.listing import Listing

SEARCH = "search"
SEARCH_PAGE = "home.search"
# What says how a list is shown, and not what is in it.
NOT_KEPT = {"page", "export", "sort", "csrfmiddlewaretoken", "view"}
LONGEST = 800


def canonical(parameters: str) -> str:
    """Return the parameters of an address in one form: what narrows, in order, nothing empty."""
    pairs = parse_qsl(parameters.removeprefix("?")[: 4 * LONGEST])
    kept = sorted({(name, value.strip()) for name, value in pairs if name not in NOT_KEPT and value.strip()})
    written = urlencode(kept)
    return written if len(written) <= LONGEST else ""


def is_place(actor: Actor, place: str) -> bool:
    """Tell whether somebody may keep a search there."""
    if place == SEARCH:
        return True
    return place in registers() and may_open(actor, registers()[place])


def title_of(place: str) -> Sentence:
    """Return what a place is called."""
    return registers()[place].title if place in registers() else _("Search")


def address_of_search(place: str, parameters: str) -> str:
    """Return the page that shows what is found now, or nothing where there is no such page any more."""
    if place == SEARCH:
        page = address_of(SEARCH_PAGE)
    else:
        page = address_of(registers()[place].list_url) if place in registers() else ""
    return f"{page}?{parameters}" if page and parameters else page


def words_of(place: str, parameters: str) -> str:
    """Return a name for a search nobody has named: its words, else its place."""
    words = dict(parse_qsl(parameters)).get("q", "")
    return words[:120] or str(title_of(place))


@cache
def listing_of(register: Register) -> Listing | None:
    """Return the list of a register: in its app's `lists`, named after the register or its things."""
    app = apps.get_containing_app_config(register.model.__module__)
    module = f"{app.name}.lists" if app else ""
    if not module or not find_spec(module):
        return None
    found = [one for one in vars(import_module(module)).values() if isinstance(one, Listing)]
    names = {register.name, f"{register.model.__name__.lower()}s"}
    return next((one for one in found if one.name in names), None)
