"""Two entries made one, and two again."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast, actor_of_person, client_for

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.actions.keeping_at_hand import add_note, set_favourite
from nadi.registers.entries.actions.merging import merge_entries, undo_merge
from nadi.registers.entries.merging.candidates import candidates_for
from nadi.registers.entries.merging.columns import columns_of
from nadi.registers.entries.merging.rows import NOT_MOVED, pointers
from nadi.registers.entries.models import Entry, Favourite, Merge
from nadi.registers.entries.tests.story import NAME, entered, hung, office, page_of, register
from nadi.web.access import Refused
from nadi.web.models import SearchDocument


def two(cast: Cast) -> tuple[Entry, Entry]:
    """Enter the same thing twice."""
    kept = entered(cast, "Bobst SA", town="Lausanne", codes={"make": ["Bobst"], "nace": ["28.95"]})
    gone = entered(cast, "BOBST", website="https://bobst.example", codes={"make": ["Bobst", "Rapida"]})
    return kept, gone


def merged(cast: Cast, kept: Entry, gone: Entry, *takes: str) -> Merge:
    """Make them one."""
    return merge_entries(by=office(cast), kept=kept, gone=gone, takes=takes)


def state_of(entry: Entry) -> dict[str, Any]:
    """Return everything of an entry and of what points at it, but the moment of its last change."""
    row = register().model._default_manager.get(pk=entry.pk)
    fields = [field for field in row._meta.concrete_fields if field.name != "changed"]
    hanging = {f"{one.model._meta.label} {one.field}": one.rows(entry) for one in pointers(register().model)}
    codes = sorted(entry.codings.values_list("scheme", "code"))
    return {**{field.name: getattr(row, field.attname) for field in fields}, **hanging, "codes": codes}


def test_what_is_chosen_stays_and_codes_are_united(cast: Cast) -> None:
    kept, gone = two(cast)
    merged(cast, kept, gone, "website")
    row = Entry.objects.get(pk=kept.pk)
    assert (row.name, row.website, row.town) == ("Bobst SA", "https://bobst.example", "Lausanne")
    assert sorted(row.codings.filter(scheme="make").values_list("code", flat=True)) == ["Bobst", "Rapida"]


def test_what_hangs_on_it_follows_unless_it_cannot(cast: Cast) -> None:
    kept, gone = two(cast)
    rioni, samgori = (actor_of_person(one.colleague) for one in (cast.rioni, cast.samgori))
    for actor, entry in ((rioni, kept), (rioni, gone), (samgori, gone)):
        set_favourite(by=actor, entry=entry, is_kept=True)
    merge = merged(cast, kept, gone)
    assert (
        Favourite.objects.filter(entry=kept.pk).count(),
        Favourite.objects.filter(entry=gone.pk).count(),
    ) == (2, 1)
    assert [one["model"] for one in merge.before["stayed"]] == ["entries.Favourite"]


def test_the_old_address_leads_on(cast: Cast) -> None:
    kept, gone = two(cast)
    merged(cast, kept, gone)
    answer = client_for(cast.rioni.colleague).get(page_of(gone))
    assert (answer.status_code, answer.headers["Location"]) == (302, page_of(kept))


def test_the_old_address_leads_nowhere_for_those_who_may_not_see_the_new_one(cast: Cast) -> None:
    kept, gone = entered(cast, "A", audience="staff"), entered(cast, "B")
    merged(cast, kept, gone)
    assert client_for(cast.rioni.colleague).get(page_of(gone)).status_code == 404


def test_the_search_follows(cast: Cast) -> None:
    kept, gone = two(cast)
    merged(cast, kept, gone)
    readers = dict(SearchDocument.objects.filter(kind=NAME).values_list("key", "readers"))
    assert (readers.get(gone.uid, ""), "member" in readers[kept.uid]) == ("", True)


def test_what_superseded_something_does_not_supersede_itself(cast: Cast) -> None:
    kept, gone = two(cast)
    keep_entry(
        by=office(cast), entry=kept, facts=Facts(values={"superseded_by": gone}), verb="suppliers.edit"
    )
    merged(cast, kept, gone)
    assert Entry.objects.get(pk=kept.pk).superseded_by_id == gone.pk


def test_the_same_two_are_merged_once(cast: Cast) -> None:
    kept, gone = two(cast)
    merged(cast, kept, gone)
    for first, second in ((kept, gone), (gone, kept), (kept, kept)):
        with pytest.raises(Refused):
            merged(cast, first, second)


def test_a_merged_entry_cannot_be_changed(cast: Cast) -> None:
    kept, gone = two(cast)
    merged(cast, kept, gone)
    with pytest.raises(Refused):
        keep_entry(by=office(cast), entry=gone, facts=Facts(values={"town": "Poti"}), verb="suppliers.edit")


def test_an_undo_leaves_what_was_changed_since(cast: Cast) -> None:
    kept, gone = two(cast)
    merge = merged(cast, kept, gone, "website", "name")
    facts = Facts(values={"website": "https://new.example"})
    keep_entry(by=office(cast), entry=kept, facts=facts, verb="suppliers.edit")
    undo_merge(by=office(cast), merge=merge)
    row = Entry.objects.get(pk=kept.pk)
    assert (row.website, row.name) == ("https://new.example", "Bobst SA")


def test_an_undo_is_done_once_and_in_order(cast: Cast) -> None:
    first, second, third = (entered(cast, name) for name in ("A", "B", "C"))
    earlier = merged(cast, second, first)
    later = merged(cast, third, second)
    with pytest.raises(Refused):
        undo_merge(by=office(cast), merge=earlier)
    for merge in (later, earlier):
        undo_merge(by=office(cast), merge=merge)
    with pytest.raises(Refused):
        undo_merge(by=office(cast), merge=earlier)
    assert set(Entry.objects.values_list("state", "merged_into")) == {("current", None)}


def test_a_number_imported_anew_meanwhile_is_explained(cast: Cast) -> None:
    source = {"source": "EU", "external_id": "7"}
    kept, gone = entered(cast, "A"), entered(cast, "B", **source)
    merge = merged(cast, kept, gone)
    entered(cast, "B again", **source)
    with pytest.raises(Refused):
        undo_merge(by=office(cast), merge=merge)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_undo_leads_back_exactly(cast: Cast, data: st.DataObject) -> None:
    kept, gone = two(cast)
    people = [actor_of_person(one) for one in (cast.rioni.colleague, cast.samgori.colleague, cast.board)]
    for entry in (kept, gone):
        for actor in data.draw(st.lists(st.sampled_from(people), unique_by=lambda one: one.person)):
            set_favourite(by=actor, entry=entry, is_kept=True)
            add_note(by=actor, entry=entry, text="Seen")
    names = [field.name for field in columns_of(register().model)]
    before = [state_of(kept), state_of(gone)]
    merge = merged(cast, kept, gone, *data.draw(st.sets(st.sampled_from(names))))
    undo_merge(by=office(cast), merge=merge)
    assert [state_of(kept), state_of(gone)] == before


def test_everything_that_points_at_an_entry_is_known(db: None) -> None:
    known = {(one.model, one.field) for one in pointers(register().model)}
    there = {
        (field.model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and field.related_model in (Entry, register().model)
        and not field.remote_field.parent_link
        and field.model not in NOT_MOVED
    }
    assert there - known == set()


def test_staff_merge_from_the_page_and_undo(cast: Cast) -> None:
    kept, gone = two(cast)
    client = client_for(cast.staff)
    picked = client.get(hung(kept, "merge")).content.decode()
    compared = client.get(hung(kept, "merge"), {"other": gone.uid}).content.decode()
    client.post(hung(kept, "merge"), {"other": gone.uid, "website": "gone", "name": "kept"})
    merge = Merge.objects.get()
    listed = client.get("/registers/merges/").content.decode()
    client.post(f"/registers/merges/{merge.uid}/undo/")
    assert [gone.uid in picked, "https://bobst.example" in compared, merge.uid in listed] == [True] * 3
    assert set(Entry.objects.values_list("state", flat=True)) == {"current"}


def test_merging_is_for_staff(cast: Cast) -> None:
    kept, gone = two(cast)
    merge = merged(cast, kept, gone)
    addresses = [hung(kept, "merge"), "/registers/merges/", f"/registers/merges/{merge.uid}/undo/"]
    client = client_for(cast.rioni.colleague)
    assert [client.get(address).status_code for address in addresses] == [403, 403, 404]


def test_merging_with_what_is_not_there_is_absent(cast: Cast) -> None:
    assert client_for(cast.staff).get(hung(entered(cast), "merge"), {"other": "absent"}).status_code == 404


def test_a_legal_form_is_no_shared_name(cast: Cast) -> None:
    one = entered(cast, "", name_local="შპს ყუთი")
    same = entered(cast, "", name_local="შპს „ყუთი და მუყაო“")
    entered(cast, "", name_local="შპს ბოთლი")
    assert [found.pk for found in candidates_for(office(cast), one, "")] == [same.pk]
