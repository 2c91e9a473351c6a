"""The pages of the savings ledger: traced to the proof, corrected by the office, told to nobody else."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.together.agreements.actions.savings import RightFigures, correct_saving
from nadi.together.agreements.models import Saving
from nadi.together.agreements.tests.factory import agreed, order_of
from nadi.together.pools.models import Evidence, Line, Participation
from nadi.web.files import store

Stage = Saving.Stage
PECULIAR = Decimal("4711.13")
PAGES = ["agreements.saving", "agreements.correct_saving"]


def entry(cast: Cast) -> Saving:
    """Return what Rioni contracted."""
    agreed(cast)
    return Saving.objects.get(organisation=cast.rioni.organisation, stage=Stage.CONTRACTED)


def url(saving: Saving, name: str = "agreements.saving") -> str:
    return reverse(name, args=[saving.uid])


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def cells_of(content: bytes) -> list[list[Any]]:
    """Return what stands in a workbook's first sheet."""
    return [list(row) for row in load_workbook(BytesIO(content)).worksheets[0].values]


def with_proof(cast: Cast, saving: Saving) -> Evidence:
    """Let an entry rest on a file."""
    upload = SimpleUploadedFile("invoice-october.pdf", b"%PDF-1.4")
    file = store(upload=upload, by=actor_of_person(cast.rioni.representative))
    line = Line.objects.get(uid=saving.basis["lines"][0]["line"])
    participation = Participation.objects.get(organisation=cast.rioni.organisation)
    proof = Evidence.objects.create(participation=participation, line=line, file=file)
    saving.basis["lines"][0]["evidence"] = [
        {"uid": proof.uid, "name": file.name, "sha256": file.sha256},
    ]
    saving.save()
    return proof


def test_entry_shows_its_formula_and_its_proof(cast: Cast) -> None:
    saving = entry(cast)
    proof = with_proof(cast, saving)
    page = text_of(client_for(cast.rioni.colleague), url(saving))
    wanted = [
        "1,000",
        "GEL 1.20",
        "GEL 2,700.00",
        "invoice-october.pdf",
        reverse("pools.evidence", args=[proof.uid]),
    ]
    assert [word for word in wanted if word not in page.replace("\N{NO-BREAK SPACE}", " ")] == []


def test_proof_that_was_removed_is_named_without_a_link(cast: Cast) -> None:
    saving = entry(cast)
    proof = with_proof(cast, saving)
    address = reverse("pools.evidence", args=[proof.uid])
    proof.delete()
    page = text_of(client_for(cast.staff), url(saving))
    assert ("removed since" in page, address in page) == (True, False)


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_an_entry_are_absent_for_everybody_else(cast: Cast, name: str) -> None:
    address = url(entry(cast), name)
    for person in (cast.samgori.representative, cast.board, cast.vendor, cast.stranger):
        assert client_for(person).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_member_is_told_that_the_office_corrects(cast: Cast) -> None:
    address = url(entry(cast), "agreements.correct_saving")
    answer = client_for(cast.rioni.representative).get(address)
    assert answer.status_code == 403
    assert "This is for: staff." in answer.content.decode()


def test_staff_corrects_an_entry_typed_in_either_way(cast: Cast) -> None:
    saving = entry(cast)
    form = {"reason": "The price was mistyped.", "before": "2 600,50", "after": "2,000.25"}
    answer = client_for(cast.staff).post(url(saving, "agreements.correct_saving"), form, follow=True)
    right = Saving.objects.get(replaces=saving)
    assert (right.before, right.after) == (Decimal("2600.50"), Decimal("2000.25"))
    assert answer.redirect_chain == [(url(right), 302)]


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"reason": "", "before": "1", "after": "1"}, "This field is required."),
        ({"reason": "Mistyped.", "before": "1"}, "Give both figures, or neither"),
        ({"reason": "Mistyped.", "before": "many", "after": "1"}, "Enter a number"),
    ],
)
def test_bad_correction_is_explained_and_kept(cast: Cast, form: dict[str, str], sentence: str) -> None:
    saving = entry(cast)
    answer = client_for(cast.staff).post(url(saving, "agreements.correct_saving"), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'value="{form["before"]}"' in page
    assert not Saving.objects.exclude(reverses=None).exists()


def test_corrected_entry_leads_to_what_corrects_it_and_back(cast: Cast) -> None:
    saving = entry(cast)
    right = RightFigures(before=Decimal(2600), after=Decimal(2000))
    staff = actor_of_person(cast.staff)
    newest = correct_saving(by=staff, saving=saving, reason="The price was mistyped.", right=right)
    client = client_for(cast.rioni.colleague)
    assert url(newest) in text_of(client, url(saving))
    counter = Saving.objects.get(reverses=saving)
    for later in (newest, counter):
        page = text_of(client, url(later))
        assert (url(saving) in page, "The price was mistyped." in page) == (True, True)


def test_corrected_entry_offers_no_further_correction(cast: Cast) -> None:
    saving = entry(cast)
    correct_saving(by=actor_of_person(cast.staff), saving=saving, reason="Wrong.")
    client = client_for(cast.staff)
    address = url(saving, "agreements.correct_saving")
    assert address not in text_of(client, url(saving))
    assert client.get(address).status_code == 403


def test_export_traces_every_row(cast: Cast) -> None:
    saving = entry(cast)
    with_proof(cast, saving)
    answer = client_for(cast.staff).get(reverse("agreements.savings") + "?export=xlsx&stage=contracted")
    rows = cells_of(answer.content)
    head = [str(cell).split(" / ")[0] for cell in rows[0]]
    own = next(dict(zip(head, row, strict=True)) for row in rows if saving.uid in row)
    assert str(own["Formula"]).startswith("Cardboard boxes, Kutaisi plant: 1000 × (1.2 − 0.9)")
    assert (own["Evidence"], own["Category"], own["Year"]) == (
        "invoice-october.pdf",
        "44617100",
        saving.at.year,
    )


def test_export_shows_a_member_no_other_row(cast: Cast) -> None:
    agreed(cast)
    Saving.objects.filter(organisation=cast.samgori.organisation).update(before=PECULIAR)
    client = client_for(cast.rioni.colleague)
    for kind in ("csv", "xlsx"):
        content = client.get(reverse("agreements.savings") + f"?export={kind}").content
        if kind == "xlsx":
            content = "\n".join(map(str, cells_of(content))).encode()
        assert [word for word in (b"4711.13", b"Samgori") if word in content] == []


def test_ledger_is_drawn_by_category_and_year(cast: Cast) -> None:
    agreed(cast)
    page = text_of(client_for(cast.staff), reverse("agreements.savings"))
    assert [
        word
        for word in ("Savings so far", "Saved by category", "Saved by year", "CPV 44")
        if word not in page
    ] == []


def test_only_staff_reads_the_sums_of_each_company(cast: Cast) -> None:
    agreed(cast)
    found = [
        "Saved by company" in text_of(client_for(person), reverse("agreements.savings"))
        for person in (cast.staff, cast.board, cast.rioni.colleague)
    ]
    assert found == [True, False, False]


def test_filter_narrows_to_a_category(cast: Cast) -> None:
    agreed(cast)
    client = client_for(cast.staff)
    assert "6 found" in text_of(client, reverse("agreements.savings") + "?category=44")
    assert "6 found" not in text_of(client, reverse("agreements.savings") + "?category=31")


def test_entry_page_takes_as_many_queries_for_many_lines_as_for_few(cast: Cast) -> None:
    saving, client = entry(cast), client_for(cast.staff)
    many = queries_for(client, url(saving))
    saving.basis["lines"] = saving.basis["lines"][:1]
    saving.save()
    assert queries_for(client, url(saving)) == many


def test_order_page_shows_what_its_deliveries_saved_together(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    for part in (Decimal(100), Decimal(250)):
        Saving.objects.create(
            organisation=cast.rioni.organisation,
            share=order.addendum.share,
            call_off=order,
            stage=Stage.REALISED,
            category=str(part),
            currency="GEL",
            before=part,
            after=part / 2,
        )
    page = text_of(client_for(cast.rioni.colleague), reverse("agreements.see_call_off", args=[order.uid]))
    assert ('value="350.00"' in page, 'value="175.00"' in page) == (True, True)
