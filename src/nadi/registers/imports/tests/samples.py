"""Small made-up files of the shapes that offices send, and a way to bring them through the pages."""

import io
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import Cast, client_for

from nadi.registers.imports.models import File, Run

MEMBERS = (
    "დასახელება;საიდენტიფიკაციო კოდი;ქალაქი;ვებ-გვერდი\n"
    "შპს ქარხანა ერთი;405000001;თბილისი;www.one.example\n"
    "შპს ყუთი და მუყაო;405000002;ქუთაისი;\n"
    "შპს ბოთლი;405000003;ბათუმი;bottle.example\n"
)


def workbook(
    rows: list[list[object]], *, merged: tuple[str, ...] = (), hidden: tuple[int, ...] = ()
) -> bytes:
    """Return an XLSX of one sheet, and a hidden one."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Members"
    for row in rows:
        sheet.append(row)
    for span in merged:
        sheet.merge_cells(span)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    old = book.create_sheet("Old")
    old.append(["do not use"])
    old.sheet_state = "hidden"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def sent(name: str, content: str | bytes) -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


class Desk:
    """A browser of the office whose jobs are done at once, as a worker would soon."""

    def __init__(self, client: Client, capture: DjangoCaptureOnCommitCallbacks) -> None:
        self.client, self.capture = client, capture

    def get(self, address: str) -> str:
        """Return a page."""
        return self.client.get(address).content.decode()

    def post(self, address: str, given: dict[str, Any] | None = None) -> HttpResponse:
        """Post, and let the worker do what it began."""
        with self.capture(execute=True):
            answer = self.client.post(address, given or {})
        return cast(HttpResponse, answer)

    def bring(self, *files: SimpleUploadedFile, target: str = "organisations") -> Run:
        """Send files to the start page."""
        self.post("/imports/new/", {"target": target, "uploads": list(files)})
        return newest()

    def checked(self, *files: SimpleUploadedFile, target: str = "organisations") -> Run:
        """Bring files and check their rows."""
        run = self.bring(*files, target=target)
        self.post(f"/imports/{run.uid}/check/")
        run.refresh_from_db()
        return run

    def written(self, *files: SimpleUploadedFile, target: str = "organisations") -> Run:
        """Bring files, check their rows, and write what is new or changed."""
        run = self.checked(*files, target=target)
        self.post(f"/imports/{run.uid}/write/")
        run.refresh_from_db()
        return run


@pytest.fixture
def desk(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Desk:
    """Give a test a desk of the office."""
    return Desk(client_for(cast.staff), django_capture_on_commit_callbacks)


def newest() -> Run:
    """Return the newest import."""
    return Run.objects.latest("pk")


def posted(file: File, **changed: str) -> dict[str, str]:
    """Return what the look page posts for a file, with some of it changed."""
    kept = {name: "" if value in (None, False) else str(value) for name, value in file.settings.items()}
    kept = {name: text for name, text in kept.items() if text} | {"day_first": "1"}
    return {**kept, **{f"column-{at}": name for at, name in file.mapping.items()}, **changed}
