"""Keeping what a person says of a file: how it is read, which column means what."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from nadi.registers.imports import states
from nadi.registers.imports.actions.beginning import settings_of
from nadi.registers.imports.drafts import content_of
from nadi.registers.imports.mapping import mapping_for, signature
from nadi.registers.imports.models import File, Run
from nadi.registers.imports.reading import Settings, find_out, heads_of
from nadi.registers.imports.targets import targets


def keep_settings(*, file: File, given: Mapping[str, Any]) -> File:
    """Keep how a file is read; another sheet is looked at anew, other heads are mapped anew."""
    with transaction.atomic():
        run = states.locked(file.run, states.CHECKING)
        kept = File.objects.select_for_update(of=("self",)).select_related("run", "stored").get(pk=file.pk)
        content, old = content_of(kept), settings_of(kept)
        before = heads_of(content, kept.name, old)
        new = replace(old, **given)
        if new.sheet != old.sheet:
            new = replace(in_sheet(content, kept.name, new), sheet=new.sheet)
        kept.settings = new.as_json()
        heads = heads_of(content, kept.name, new)
        if signature(heads) != signature(before):
            kept.mapping, _constants, _sent = mapping_for(targets()[run.target], heads)
        kept.save()
        back_to_looking(run)
    return kept


def in_sheet(content: bytes, name: str, settings: Settings) -> Settings:
    """Return where heads and data stand in another sheet of the workbook."""
    found = find_out(content, name, sheet=settings.sheet).settings
    return replace(
        settings, head_first=found.head_first, head_last=found.head_last, first_row=found.first_row
    )


def keep_mapping(*, file: File, mapping: Mapping[str, str], constants: Mapping[str, str]) -> None:
    """Keep which column means what, and what every row has."""
    with transaction.atomic():
        run = states.locked(file.run, states.CHECKING)
        File.objects.filter(pk=file.pk).update(mapping=dict(mapping), constants=dict(constants))
        back_to_looking(run)


def back_to_looking(run: Run) -> None:
    """Let the rows be checked again: what was found of them no longer holds."""
    Run.objects.filter(pk=run.pk).update(state=Run.State.LOOKING)
