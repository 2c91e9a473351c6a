"""Every register: its list and its entries, with the same doors as its pages.

Which columns of its own a register tells stands here, column by column: what is not named is not told.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema
from ninja.orm import create_schema

from nadi.home.api.answering import REFUSED, found, open_door, page_of, take_turn
from nadi.home.api.schemas import Asked, EntryBase, Uid
from nadi.registers.entries.models import Entry
from nadi.registers.entries.queries import address_of, is_stale, rows_of
from nadi.registers.entries.registry import Register, all_registers
from nadi.web.access import RULES
from nadi.web.search import narrowed

TOLD: dict[str, tuple[str, ...]] = {
    "funding": (
        "kind",
        "status",
        "funder",
        "funder_local",
        "implementer",
        "currency",
        "amount_min",
        "amount_max",
        "share_min",
        "share_max",
        "own_contribution",
        "terms",
        "terms_local",
        "who",
        "who_local",
        "deadline_model",
        "opens",
        "closes",
        "website",
    ),
    "talents": (
        "occupation",
        "occupation_local",
        "level",
        "years",
        "education",
        "kind",
        "will_move",
        "is_remote",
        "available_from",
    ),
    "experts": ("kind", "mode", "years"),
    "suppliers": (
        "kind",
        "products",
        "has_machinery",
        "has_parts",
        "has_service",
        "has_materials",
        "response_hours",
        "delivery_days",
        "exhibits_at",
        "hall",
        "website",
        "email",
        "phone",
    ),
    "services": ("kind", "scope", "scope_local", "prices", "prices_local", "website", "email", "phone"),
    "events": (
        "kind",
        "phase",
        "edition",
        "begins",
        "ends",
        "begins_at",
        "ends_at",
        "zone",
        "organiser",
        "venue",
        "venue_local",
        "hall",
        "is_online",
        "early_bird_until",
        "register_until",
        "is_own",
        "website",
    ),
    "news": ("published", "link", "is_own"),
}


def as_told(entry: Any, told: tuple[str, ...]) -> dict[str, Any]:
    """Return an entry as the API says it."""
    codes: dict[str, list[str]] = {}
    for coding in entry.codings.all():
        codes.setdefault(coding.scheme, []).append(coding.code)
    common = {name: getattr(entry, name) for name in COLUMNS}
    own = {name: getattr(entry, name) for name in told}
    return {
        **common,
        **own,
        "in_register": entry.register,
        "codes": codes,
        "is_stale": is_stale(entry),
        "address": address_of(entry),
    }


COLUMNS = [
    name for name in EntryBase.model_fields if name not in ("in_register", "codes", "is_stale", "address")
]


def schema_of(register: Register) -> type[Schema]:
    """Return the type of a register's entries: what all have, and what it tells of its own."""
    told = list(TOLD.get(register.name, ()))
    own = create_schema(register.model, name=f"{register.name.title()}Own", fields=told) if told else Schema
    return type(f"{register.name.title()}Entry", (own, EntryBase) if told else (EntryBase,), {})


def page_type(entry: type[Schema], name: str) -> type[Schema]:
    """Return the type of a page of entries."""
    said = {"rows": list[entry], "next": str}  # type: ignore[valid-type]  # a type made from the table
    more = Field("", description="Give it as `after` to read on; empty at the end.")
    return type(f"{name.title()}Page", (Schema,), {"__annotations__": said, "next": more})


def lister(register: Register) -> Callable[..., Any]:
    """Return the operation that lists a register."""
    door = register.list_url if register.list_url in RULES else register.see

    def listed(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
        actor = open_door(request, door)
        take_turn(request)
        rows = rows_of(actor, register).prefetch_related("codings")
        shown, after = page_of(rows, asked, partial(narrowed, kind=register.name))
        told = TOLD.get(register.name, ())
        return {"rows": [as_told(one, told) for one in shown], "next": after}

    return listed


def reader(register: Register) -> Callable[..., Any]:
    """Return the operation that reads one entry."""

    def entry(request: HttpRequest, uid: Path[Uid]) -> dict[str, Any]:
        actor = open_door(request, register.see if not RULES[register.see].check else register.list_url)
        take_turn(request)
        one: Entry = found(rows_of(actor, register).prefetch_related("codings").filter(uid=uid).first())
        open_door(request, register.see, one)
        return as_told(one, TOLD.get(register.name, ()))

    return entry


def router() -> Router:
    """Return the operations of all registers."""
    made = Router()
    for name, register in all_registers().items():
        entry = schema_of(register)
        title = str(register.title)
        made.add_api_operation(
            f"/{name}",
            ["GET"],
            lister(register),
            response={200: page_type(entry, name), **REFUSED},
            operation_id=f"list_{name}",
            summary=f"{title}: a list",
            tags=[title],
        )
        made.add_api_operation(
            f"/{name}/{{uid}}",
            ["GET"],
            reader(register),
            response={200: entry, **REFUSED},
            operation_id=f"read_{name}",
            summary=f"{title}: one entry",
            tags=[title],
        )
    return made
