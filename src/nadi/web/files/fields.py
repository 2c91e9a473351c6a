"""A form field for an uploaded file: what it may be and how large, told in a sentence."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

# What offices send each other, and the type we hand it out as, whatever the sender's browser called it.
TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".zip": "application/zip",
    ".dwg": "image/vnd.dwg",
}
LARGEST = 10 * 1024 * 1024


def ending_of(name: str) -> str:
    """Return a file name's ending in small letters."""
    return PurePath(name).suffix.lower()


class UploadField(forms.FileField):
    """A file of a known kind, at most ten megabytes; `kinds` narrows what is taken."""

    def __init__(self, *, kinds: tuple[str, ...] = tuple(TYPES), **kwargs: Any) -> None:
        self.kinds = kinds
        super().__init__(max_length=160, **kwargs)
        self.widget.attrs.setdefault("accept", ",".join(kinds))

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse what is too large or of another kind, naming both."""
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return upload
        if ending_of(upload.name or "") not in self.kinds:
            raise ValidationError(
                _("“%(name)s” is of a kind we cannot take. Send one of these: %(kinds)s.")
                % {"name": upload.name, "kinds": ", ".join(kind.lstrip(".") for kind in self.kinds)}
            )
        if (upload.size or 0) > LARGEST:
            raise ValidationError(
                _("“%(name)s” is larger than %(most)s MB. Send a smaller file, or several.")
                % {"name": upload.name, "most": LARGEST // 1024 // 1024}
            )
        return upload
