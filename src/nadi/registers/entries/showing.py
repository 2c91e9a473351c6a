"""What stands around an entry and around a register's list."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from nadi.companies.sectors import sector_title
from nadi.registers.entries.hanging import is_favourite, notes_for, uses_for
from nadi.registers.entries.lists import place_of
from nadi.registers.entries.models import Entry
from nadi.registers.entries.queries import address_of, is_hidden, is_stale, may_see
from nadi.registers.entries.registry import Register, open_registers, register_of
from nadi.registers.entries.talk_forms import NoteForm
from nadi.web.access import RULES, Actor, Request, Sentence, is_allowed
from nadi.web.components.frame import address_of as address
from nadi.web.localized import localized
from nadi.web.modules import is_off

INDEX = "registers.index"
Pair = tuple[Sentence, Any]


@dataclass(frozen=True, kw_only=True)
class Button:
    """Something the reader may do with an entry: a page to go to, or a verb."""

    label: Sentence
    url: str
    kind: str = "secondary"
    is_verb: bool = False


def offered(actor: Actor, name: str, thing: Any = None) -> bool:
    """Tell whether a permission that a register may not have lets this reader."""
    return name in RULES and is_allowed(actor, name, thing)


def list_context(request: Request, register: Register) -> dict[str, Any]:
    """Return the frame of a register's list: its neighbours, and what can be done there."""
    actor, name = request.actor, register.name
    return {
        "register": register,
        "breadcrumbs": top(actor),
        "neighbours": [(one.title, address(one.list_url), one.name == name) for one in open_registers(actor)],
        "add_url": address(f"{name}.add") if offered(actor, f"{name}.add") else "",
        "import_url": import_address(actor, name),
        "save_url": f"{address('entries.save_search')}?place={name}"
        if offered(actor, "entries.saved")
        else "",
    }


def import_address(actor: Actor, name: str) -> str:
    """Return where a file for this register is brought, if the reader may do so."""
    start = address("imports.add") if offered(actor, "imports.add") and not is_off("imports") else ""
    return f"{start}?target={name}" if start and offered(actor, f"{name}.add") else ""


def top(actor: Actor) -> list[tuple[Sentence, str]]:
    """Return the way to the overview of the registers, for who may open it."""
    return [(_("Registers"), reverse(INDEX))] if offered(actor, "entries.index") else []


def way_into(actor: Actor, register: Register) -> list[tuple[Sentence, str]]:
    """Return the way into a register."""
    return [*top(actor), (register.title, address(register.list_url))]


def register_above(actor: Actor, name: str) -> list[tuple[Sentence, str]]:
    """Return the register in whose app a page stands, if the reader may open it."""
    return [(one.title, address(one.list_url)) for one in open_registers(actor) if one.name == name]


def way_to(request: Request, entry: Entry) -> dict[str, Any]:
    """Return the way to a page that hangs on an entry."""
    way = way_into(request.actor, register_of(entry))
    return {"breadcrumbs": [*way, (localized(entry), address_of(entry))]}


def page_context(request: Request, entry: Entry, facts: list[Pair]) -> dict[str, Any]:
    """Return everything the page of an entry shows besides the register's own."""
    register, actor = register_of(entry), request.actor
    return {
        "title": localized(entry),
        "entry": entry,
        "register": register,
        "breadcrumbs": way_into(actor, register),
        "buttons": buttons_of(actor, entry),
        "here": request.get_full_path(),
        "facts": [*facts, *common_facts(entry)],
        "is_stale": is_stale(entry),
        "is_hidden": is_hidden(entry),
        "successor": successor_of(actor, entry),
        "hanging": hanging_for(actor, entry),
        "source_link": entry.source_url and outward(entry.source_url, entry.source),
    }


def hanging_for(actor: Actor, entry: Entry) -> dict[str, Any]:
    """Return what hangs on the entry for this reader: nothing for guests."""
    if not actor.is_signed_in:
        return {}
    may_use = is_allowed(actor, "entries.use", entry)
    return {
        "may_keep": is_allowed(actor, "entries.favourite", entry),
        "is_favourite": is_favourite(actor, entry),
        "may_note": is_allowed(actor, "entries.add_note", entry),
        "notes": notes_for(actor, entry),
        "note_form": NoteForm(auto_id="note_%s"),
        "may_report": is_allowed(actor, "entries.report", entry),
        "may_confirm": is_allowed(actor, "entries.confirm", entry),
        "may_use": may_use,
        "uses": uses_for(actor, entry),
        "office": office_links(actor, entry),
    }


def office_links(actor: Actor, entry: Entry) -> list[tuple[Sentence, str]]:
    """Return the pages on which the office looks after an entry."""
    links = [
        ("entries.history", _("What changed")),
        ("entries.merge", _("Make one with another entry")),
    ]
    return [
        (label, address(name, entry.uid))
        for name, label in links
        if address(name, entry.uid) and is_allowed(actor, name, entry)
    ]


def buttons_of(actor: Actor, entry: Entry) -> list[Button]:
    """Return what the reader may do with the entry itself, where its register has such a page."""
    State = Entry.State
    choices = [
        ("publish", _("Publish"), "primary", (State.DRAFT,)),
        ("edit", _("Change"), "secondary", tuple(State)),
        ("restore", _("Restore"), "secondary", (State.WITHDRAWN,)),
        ("withdraw", _("Withdraw"), "quiet", (State.CURRENT, State.DRAFT)),
    ]
    found = []
    for word, label, kind, states in choices:
        name = f"{entry.register}.{word}"
        url = address(name, entry.uid)
        if url and entry.state in states and offered(actor, name, entry):
            found.append(Button(label=label, url=url, kind=kind, is_verb=word != "edit"))
    return found


def common_facts(entry: Entry) -> list[Pair]:
    """Return the facts that entries of all registers may have, the empty ones left out."""
    sectors = [sector_title(one.code) for one in entry.codings.all() if one.scheme == "nace"]
    pairs: list[Pair] = [
        (_("Place"), place_of(entry)),
        (_("Website"), entry.website and outward(entry.website)),
        (_("E-mail"), entry.email and format_html('<a href="mailto:{0}">{0}</a>', entry.email)),
        (_("Telephone"), entry.phone and format_html('<a href="tel:{0}">{0}</a>', entry.phone)),
        (_("Sectors"), "; ".join(sectors)),
    ]
    return [pair for pair in pairs if pair[1]]


def outward(url: str, words: str = "") -> str:
    """Return a link to somebody else's page; addresses that are none stay text."""
    if not url.startswith(("https://", "http://")):
        return words or url
    shown = words or url.split("://", 1)[1].rstrip("/")[:60]
    return format_html('<a href="{}" rel="noopener noreferrer nofollow">{}</a>', url, shown)


def successor_of(actor: Actor, entry: Entry) -> tuple[str, str] | None:
    """Return the name and address of what superseded the entry, if the reader may see it."""
    later = entry.superseded_by
    if later is None or later.state == Entry.State.MERGED or not may_see(actor, later):
        return None
    return localized(later), address_of(later)
