"""What open data shows of a pool at each stage, and what it never shows."""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from tests.cast import Cast, client_for

from nadi.companies.models import Organisation
from nadi.together.agreements.models import FrameworkAgreement, PriceChange
from nadi.together.agreements.ocds import package_of
from nadi.together.agreements.tests import ocds_factory as stages
from nadi.together.agreements.tests.factory import agreed as narrow
from nadi.together.pools.models import Amendment, Attachment, Participation, Pool, PublishedAward, Question
from nadi.together.pools.ocds.writing import as_json
from nadi.together.pools.tests.award_factory import award
from nadi.together.pools.tests.bid_factory import make_request
from nadi.web.models import StoredFile

SCHEMAS = Path(__file__).resolve().parents[5].parent / "shared" / "data" / "ocds-schema"
STAGES = ["gathering", "tendering", "with_bids", "awarded", "agreed"]


def release_of(pool: Pool) -> Any:
    return json.loads(text_of(pool), parse_float=Decimal)["releases"][0]


def text_of(pool: Pool) -> str:
    return as_json(package_of(pool)).decode()


def figures_of(part: Any) -> list[tuple[str, Any]]:
    """Return every number of a release with its name."""
    if isinstance(part, dict):
        own = [(name, one) for name, one in part.items() if type(one) in (int, Decimal)]
        return own + [one for value in part.values() for one in figures_of(value)]
    return [one for value in part for one in figures_of(value)] if isinstance(part, list) else []


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_shows_a_members_name_or_quantity(cast: Cast, stage: str) -> None:
    text = text_of(getattr(stages, stage)(cast))
    told = [*stages.MEMBERS, *stages.BOXES, *stages.FILM, "Kutaisi"]
    assert [word for word in told if word in text] == []


def test_pool_that_gathers_tells_its_plan_alone(cast: Cast) -> None:
    release = release_of(stages.gathering(cast))
    assert release["tag"] == ["planning"]
    assert figures_of(release) == []


def test_running_tender_shows_pooled_quantities_and_no_bid(cast: Cast) -> None:
    release = release_of(stages.tendering(cast))
    assert [item["quantity"] for item in release["tender"]["items"]] == [
        Decimal("1352.856"),
        Decimal("700.104"),
    ]
    assert "bids" not in release


@pytest.mark.parametrize("stage", ["tendering", "with_bids"])
def test_bidders_are_not_named_before_the_award(cast: Cast, stage: str) -> None:
    text = text_of(getattr(stages, stage)(cast))
    assert [name for name in ("Anatolia", "Marmara") if name in text] == []


def test_opened_bids_are_counted(cast: Cast) -> None:
    release = release_of(stages.with_bids(cast))
    assert {one["measure"]: one["value"] for one in release["bids"]["statistics"]} == {
        "bids": 2,
        "validBids": 2,
    }


def test_awarded_pool_names_bidders_and_winners_without_a_price(cast: Cast) -> None:
    release = release_of(stages.awarded(cast))
    assert [award["status"] for award in release["awards"]] == ["pending", "pending"]
    assert sorted(award["suppliers"][0]["name"] for award in release["awards"]) == [
        "Anatolia Board Mills",
        "Marmara Packaging",
    ]
    assert [one for one in figures_of(release) if one[0] == "amount"] == []


def test_agreed_pool_shows_the_prices_of_winning_bids_alone(cast: Cast) -> None:
    release = release_of(stages.agreed(cast))
    shown = [bid["value"]["amount"] for bid in release["bids"]["details"] if "value" in bid]
    assert shown == [Decimal("1352.86"), Decimal("1610.24")]
    assert len(release["bids"]["details"]) == 4
    text = text_of(Pool.objects.get())
    assert [price for price in ("2.71", "1.13") if price in text] == []


def test_agreed_pool_of_few_companies_shows_no_figure_of_a_line(cast: Cast) -> None:
    pool = narrow(cast).pool
    pool.refresh_from_db()
    assert [one for one in figures_of(release_of(pool)) if one[0] in ("amount", "quantity")] == []


def test_line_is_hidden_where_one_company_left_after_quantities_were_known(cast: Cast) -> None:
    pool = stages.with_bids(cast)
    leaver = Participation.objects.filter(pool=pool).order_by("pk")[0]
    leaver.left = timezone.now()
    leaver.save()
    award(pool)
    Pool.objects.filter(pk=pool.pk).update(state=Pool.State.AGREED)
    release = release_of(Pool.objects.get())
    assert [one for one in figures_of(release["awards"]) if one[0] in ("amount", "quantity")] == []


def test_orders_of_a_running_agreement_are_not_told(cast: Cast) -> None:
    pool = stages.agreed(cast)
    stages.order_everything(FrameworkAgreement.objects.order_by("pk")[0])
    assert "transactions" not in text_of(pool)


def over(agreement: FrameworkAgreement) -> None:
    FrameworkAgreement.objects.filter(pk=agreement.pk).update(
        state=FrameworkAgreement.State.ENDED, ended=timezone.now()
    )


def test_orders_of_an_agreement_that_is_over_are_told_as_one_sum(cast: Cast) -> None:
    pool = stages.agreed(cast)
    agreement = FrameworkAgreement.objects.get(vendor=cast.vendor_organisation)
    stages.order_everything(agreement)
    over(agreement)
    contracts = release_of(pool)["contracts"]
    sums = [
        one["implementation"]["transactions"][0]["value"]["amount"]
        for one in contracts
        if "implementation" in one
    ]
    assert sums == [Decimal("1352.86")]


def test_orders_are_not_told_where_what_was_left_over_is_one_companys(cast: Cast) -> None:
    pool = stages.agreed(cast)
    agreement = FrameworkAgreement.objects.get(vendor=cast.vendor_organisation)
    stages.order_everything(agreement, *Organisation.objects.filter(name__in=stages.MEMBERS[1:]))
    over(agreement)
    assert "transactions" not in text_of(pool)


def test_accepted_price_change_is_told_without_its_factor(cast: Cast) -> None:
    pool = stages.agreed(cast)
    for state in (PriceChange.State.ACCEPTED, PriceChange.State.REJECTED):
        PriceChange.objects.create(
            agreement=FrameworkAgreement.objects.order_by("pk")[0],
            kind=PriceChange.Kind.FACTOR,
            factor=Decimal("1.0421"),
            from_day=timezone.localdate(),
            reason="Pulp",
            proposed_by=PriceChange.Side.VENDOR,
            state=state,
        )
    changes = [one for contract in release_of(pool)["contracts"] for one in contract.get("amendments", [])]
    assert len(changes) == 1
    assert "1.0421" not in text_of(pool)


def test_enquiry_tells_neither_who_asked_nor_the_words_as_asked(cast: Cast) -> None:
    pool = stages.tendering(cast)
    request, _token = make_request(pool, cast.vendor_organisation)
    asked = {"pool": pool, "request": request}
    Question.objects.create(
        **asked,
        text="We at Anatolia wonder",
        published_text="Which board?",
        answer="Brown.",
        answered=timezone.now(),
    )
    Question.objects.create(**asked, text="Not answered yet", published_text="Not answered yet")
    enquiries = release_of(pool)["tender"]["enquiries"]
    assert [(one["description"], one["answer"]) for one in enquiries] == [("Which board?", "Brown.")]
    assert [word for word in ("Anatolia", "Not answered") if word in text_of(pool)] == []


@pytest.mark.parametrize("is_public", [True, False])
def test_files_for_vendors_are_told_with_their_address_where_it_is_public(
    cast: Cast, is_public: bool
) -> None:
    pool = stages.tendering(cast, is_public=is_public)
    for name, is_for_vendors in (("drawing.pdf", True), ("members-only.pdf", False)):
        file = StoredFile.objects.create(
            name=name, content_type="application/pdf", size=1, sha256="ab" * 32, path=name
        )
        Attachment.objects.create(pool=pool, file=file, is_for_vendors=is_for_vendors)
    told = release_of(pool)["tender"]["documents"]
    assert [(one["title"], "url" in one) for one in told if one["title"] != "Public notice"] == [
        ("drawing.pdf", is_public)
    ]


def test_amendments_are_told(cast: Cast) -> None:
    pool = stages.tendering(cast)
    Amendment.objects.create(pool=pool, number=1, text="Film is 23 µm.")
    assert [one["description"] for one in release_of(pool)["tender"]["amendments"]] == ["Film is 23 µm."]


def test_cancelled_tender_says_so(cast: Cast) -> None:
    pool = stages.tendering(cast)
    Pool.objects.filter(pk=pool.pk).update(state=Pool.State.CANCELLED)
    release = release_of(Pool.objects.get())
    assert (release["tag"], release["tender"]["status"]) == (["planning", "tenderCancellation"], "cancelled")


def test_import_of_our_own_export_gives_lines_vendors_bids_and_award(cast: Cast, tmp_path: Path) -> None:
    pool = stages.agreed(cast)
    path = tmp_path / "own.json"
    path.write_bytes(as_json(package_of(pool)))
    call_command("import_ocds", path)
    again = Pool.objects.get(origin=Pool.Origin.OCDS)
    assert [line.name for line in again.lines.all()] == [line.name for line in pool.lines.all()]
    assert sorted(bid.vendor.name for bid in again.bids.all()) == [
        "Anatolia Board Mills",
        "Marmara Packaging",
    ]
    prices = {
        (bid.vendor.name, row.line.name): row.breaks.get().unit_price
        for bid in again.bids.all()
        for row in bid.lines.all()
    }
    assert prices == {
        ("Anatolia Board Mills", "Cardboard boxes"): Decimal("1352.86"),
        ("Marmara Packaging", "Stretch film"): Decimal("1610.24"),
    }
    awards = PublishedAward.objects.filter(pool=again)
    assert [(one.vendor.name, one.line and one.line.name, one.amount) for one in awards] == [
        ("Anatolia Board Mills", "Cardboard boxes", Decimal("1352.86")),
        ("Marmara Packaging", "Stretch film", Decimal("1610.24")),
    ]


def validator(name: str) -> Draft4Validator:
    """Return the standard's own check; what a package holds refers to the release's."""
    release = json.loads((SCHEMAS / "release-schema.json").read_text(encoding="utf-8"))
    whole = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    known = Registry().with_resource(release["id"], Resource.from_contents(release))
    return Draft4Validator(whole, registry=known, format_checker=FormatChecker())


@pytest.mark.parametrize(
    "schema", sorted(SCHEMAS.glob("release-package-schema.json")), ids=lambda one: one.name
)
@pytest.mark.parametrize("stage", STAGES)
def test_package_is_valid_under_the_standards_own_schema(cast: Cast, stage: str, schema: Path) -> None:
    content = json.loads(text_of(getattr(stages, stage)(cast)))
    assert [error.message for error in validator(schema.name).iter_errors(content)] == []


@pytest.mark.parametrize(
    "schema", sorted(SCHEMAS.glob("release-package-schema.json")), ids=lambda one: one.name
)
def test_standards_own_schema_finds_what_is_wrong(cast: Cast, schema: Path) -> None:
    content = json.loads(text_of(stages.gathering(cast)))
    content["releases"][0]["tender"]["status"] = "finished"
    assert len(list(validator(schema.name).iter_errors(content))) == 1


def test_page_is_public_once_the_tender_is(cast: Cast) -> None:
    pool = stages.tendering(cast)
    answer = Client().get(reverse("pools.ocds", args=[pool.uid]))
    assert answer.status_code == 200
    assert answer.content.decode() == text_of(pool)


@pytest.mark.parametrize(("stage", "fields"), [("gathering", {}), ("tendering", {"is_public": False})])
def test_page_of_a_tender_that_is_not_public_is_for_staff(
    cast: Cast, stage: str, fields: dict[str, Any]
) -> None:
    url = reverse("pools.ocds", args=[getattr(stages, stage)(cast, **fields).uid])
    assert Client().get(url).status_code == 302
    assert client_for(cast.stranger).get(url).status_code == 404
    assert client_for(cast.rioni.representative).get(url).status_code == 403
    assert client_for(cast.staff).get(url).status_code == 200


def test_page_of_an_imported_tender_is_absent(cast: Cast) -> None:
    pool = stages.tendering(cast)
    Pool.objects.filter(pk=pool.pk).update(origin=Pool.Origin.OCDS)
    assert client_for(cast.staff).get(reverse("pools.ocds", args=[pool.uid])).status_code == 404


def test_reader_makes_no_difference_to_what_is_shown(cast: Cast) -> None:
    url = reverse("pools.ocds", args=[stages.agreed(cast).uid])
    assert client_for(cast.staff).get(url).content == Client().get(url).content


def test_command_writes_public_tenders_into_one_package(cast: Cast, tmp_path: Path) -> None:
    pool = stages.tendering(cast)
    path = tmp_path / "all.json"
    call_command("export_ocds", out=path)
    ocids = [release["ocid"] for release in json.loads(path.read_bytes())["releases"]]
    assert ocids == [f"ocds-000000-{pool.uid}"]


def test_command_names_a_pool_that_is_not_there(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no pool of our own called nothing"):
        call_command("export_ocds", "nothing")


def test_command_without_a_public_tender_says_so(cast: Cast) -> None:
    stages.tendering(cast, is_public=False)
    with pytest.raises(CommandError, match="No tender has a public notice"):
        call_command("export_ocds")


def test_release_changes_its_id_with_its_content(cast: Cast) -> None:
    pool = stages.tendering(cast)
    before = release_of(pool)["id"]
    later = timezone.now() + timedelta(minutes=5)
    Amendment.objects.create(pool=pool, number=1, text="More.")
    Amendment.objects.update(published=later)
    assert release_of(pool)["id"] != before
