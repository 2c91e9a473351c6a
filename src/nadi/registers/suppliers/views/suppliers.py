"""Pages of suppliers."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.registers.classifications.queries import titles
from nadi.registers.entries import queries as entries
from nadi.registers.entries.pages import (
    answer_add,
    answer_detail,
    answer_edit,
    answer_list,
    answer_state,
    entry_for,
    restore_entry,
    withdraw_entry,
)
from nadi.registers.entries.processes import process_name
from nadi.registers.suppliers.forms.suppliers import SupplierForm
from nadi.registers.suppliers.lists import SUPPLIERS
from nadi.registers.suppliers.makes import firms_in_words, make_key
from nadi.registers.suppliers.models import Supplier
from nadi.registers.suppliers.offering import products_of, provided_by
from nadi.registers.suppliers.queries.machines import others_running
from nadi.web.access import Actor, Request, needs
from nadi.web.forms import once
from nadi.web.localized import localized

MOST_CODES = 12


@needs("suppliers.list")
def listed(request: Request) -> HttpResponse:
    """List the suppliers."""
    rows = entries.visible_to(request.actor, Supplier).prefetch_related("codings")
    return answer_list(request, SUPPLIERS, Supplier, rows)


@needs("suppliers.see", get=entry_for(Supplier))
def detail(request: Request, supplier: Supplier) -> HttpResponse:
    """Show a supplier, and how many other firms run one of its makes."""
    codes = list(supplier.codings.order_by("code").values_list("scheme", "code"))
    makes = [code for scheme, code in codes if scheme == "make"]
    facts = [
        (_("Kind"), supplier.get_kind_display()),
        (_("Makes"), ", ".join(makes)),
        (_("Process steps"), ", ".join(process_name(code) for scheme, code in codes if scheme == "process")),
        (_("Provides"), ", ".join(map(str, provided_by(supplier)))),
        (_("Products"), products_of(supplier)),
        (_("Procurement codes (CPV)"), procurement_of([code for scheme, code in codes if scheme == "cpv"])),
        (_("Answers within"), hours_in_words(supplier.response_hours)),
        (_("Parts arrive within"), days_in_words(supplier.delivery_days)),
        (_("Agent here"), agent_of(request.actor, supplier)),
        (_("Exhibits at"), supplier.exhibits_at),
        (_("Hall and stand"), supplier.hall),
        (_("Address"), supplier.address),
    ]
    keys = {make_key(make) for make in makes}
    others = firms_in_words(others_running(request.actor, keys)) if keys and knows_makes(request) else ""
    shown = [(term, value) for term, value in facts if value]
    return answer_detail(request, supplier, "suppliers/detail.html", facts=shown, others=others)


def agent_of(actor: Actor, supplier: Supplier) -> SafeString | str:
    """Lead to the agent here, where the reader may see its entry."""
    agent = entries.visible_to(actor, Supplier).filter(represents=supplier).first()
    if agent is None:
        return ""
    return format_html('<a href="{}">{}</a>', reverse("suppliers.detail", args=[agent.uid]), localized(agent))


def procurement_of(codes: Sequence[str]) -> str:
    """Return the first of the codes under which a supplier offers to public buyers, with their titles."""
    shown = titles("cpv", codes[:MOST_CODES])
    told = [f"{code} {title}" if title != code else code for code, title in shown.items()]
    more = len(codes) - len(shown)
    return "; ".join([*told, *([_("and %(more)s more") % {"more": more}] if more > 0 else [])])


def knows_makes(request: Request) -> bool:
    """Tell whether the reader may know how many members run a make."""
    actor = request.actor
    return actor.is_staff or actor.is_board or actor.is_member


def hours_in_words(hours: int | None) -> str:
    """Say a number of hours."""
    return "" if hours is None else ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}


def days_in_words(days: int | None) -> str:
    """Say a number of days."""
    return "" if days is None else ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


@needs("suppliers.add")
@once
def add(request: Request) -> HttpResponse:
    """Enter a supplier."""
    return answer_add(request, SupplierForm, "suppliers.add")


@needs("suppliers.edit", get=entry_for(Supplier))
@once
def edit(request: Request, supplier: Supplier) -> HttpResponse:
    """Change a supplier."""
    return answer_edit(request, supplier, SupplierForm, "suppliers.edit")


@needs("suppliers.withdraw", get=entry_for(Supplier), verb=True)
def withdraw(request: Request, supplier: Supplier) -> HttpResponse:
    """Withdraw a supplier."""
    return answer_state(request, supplier, withdraw_entry, "suppliers.withdraw")


@needs("suppliers.restore", get=entry_for(Supplier), verb=True)
def restore(request: Request, supplier: Supplier) -> HttpResponse:
    """Take a withdrawn supplier back."""
    return answer_state(request, supplier, restore_entry, "suppliers.restore")
