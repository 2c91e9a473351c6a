"""Pages of machines and makes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.registers.entries.processes import process_name
from nadi.registers.suppliers.actions import machines as actions
from nadi.registers.suppliers.forms.machines import MachineForm
from nadi.registers.suppliers.lists import MACHINES
from nadi.registers.suppliers.makes import firms_in_words
from nadi.registers.suppliers.models import Machine
from nadi.registers.suppliers.queries import machines as queries
from nadi.web.access import Request, is_allowed, needs
from nadi.web.forms import once


@needs("suppliers.machines")
def listed(request: Request) -> HttpResponse:
    """List the machines whose details the reader may see."""
    rows = queries.machines_of(request.actor)
    return MACHINES.answer(request, rows, may_add=is_allowed(request.actor, "suppliers.add_machine"))


@needs("suppliers.makes")
def makes(request: Request) -> HttpResponse:
    """Show which makes members run, and how many firms run each: never which ones."""
    rows = [(row, firms_in_words(row.others)) for row in queries.makes_for(request.actor)]
    return render(request, "suppliers/makes.html", {"title": _("Makes that run here"), "rows": rows})


@needs("suppliers.machines", get=queries.machine_for)
def detail(request: Request, machine: Machine) -> HttpResponse:
    """Show a machine, how many other firms run its make, and who supplies it."""
    actor = request.actor
    context = {
        "title": f"{machine.make} {machine.model}".strip(),
        "machine": machine,
        "process": process_name(machine.process),
        "others": firms_in_words(queries.others_running(actor, {machine.make_key})),
        "suppliers": queries.suppliers_of(actor, machine.make_key),
        "requests": machine.part_requests.order_by("-asked")[:20],
        "may_edit": is_allowed(actor, "suppliers.edit_machine", machine),
        "may_ask": is_allowed(actor, "suppliers.ask_part", machine) and not machine.retired_on,
        "may_retire": is_allowed(actor, "suppliers.retire_machine", machine),
    }
    return render(request, "suppliers/machine.html", context)


@needs("suppliers.add_machine")
@once
def add(request: Request) -> HttpResponse:
    """Enter a machine of one's own company."""
    own = Organisation.objects.get(uid=request.actor.organisation)
    form = MachineForm(request.POST or None, organisation=own)
    if request.method == "POST" and form.is_valid():
        machine = actions.add_machine(by=request.actor, organisation=own, facts=form.cleaned_data)
        messages.success(request, _("The machine was entered."))
        return redirect("suppliers.machine", uid=machine.uid)
    return render(request, "web/forms/page.html", {"title": _("Enter a machine"), "form": form})


@needs("suppliers.edit_machine", get=queries.machine_for)
@once
def edit(request: Request, machine: Machine) -> HttpResponse:
    """Change a machine."""
    form = MachineForm(request.POST or None, instance=machine, organisation=machine.organisation)
    if request.method == "POST" and form.is_valid():
        actions.update_machine(by=request.actor, machine=machine, facts=form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("suppliers.machine", uid=machine.uid)
    return render(request, "web/forms/page.html", {"title": _("Change the machine"), "form": form})


@needs("suppliers.retire_machine", get=queries.machine_for, verb=True)
def retire(request: Request, machine: Machine) -> HttpResponse:
    """Take a machine out of use."""
    actions.retire_machine(by=request.actor, machine=machine)
    messages.success(request, _("The machine is out of use; it no longer counts."))
    return redirect("suppliers.machine", uid=machine.uid)


@needs("suppliers.return_machine", get=queries.machine_for, verb=True)
def take_back(request: Request, machine: Machine) -> HttpResponse:
    """Take a machine back into use."""
    actions.return_machine(by=request.actor, machine=machine)
    messages.success(request, _("The machine is in use again."))
    return redirect("suppliers.machine", uid=machine.uid)
