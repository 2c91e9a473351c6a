"""Where uploaded files lie, and how they come back."""

import hashlib
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse, Http404

from nadi.web.access import Actor
from nadi.web.files.fields import TYPES, ending_of
from nadi.web.ids import new_token
from nadi.web.models import StoredFile

LONGEST_NAME = 160


def store(*, upload: UploadedFile[Any], by: Actor) -> StoredFile:
    """Keep an uploaded file; call it inside the action's transaction, and nothing stays when that fails."""
    name = (upload.name or "file")[-LONGEST_NAME:]
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    token = new_token()
    path = default_storage.save(f"uploads/{token[:2]}/{token}{ending_of(name)}", upload)
    try:
        with transaction.atomic():
            return StoredFile.objects.create(
                name=name,
                content_type=TYPES.get(ending_of(name), "application/octet-stream"),
                size=upload.size or 0,
                sha256=digest.hexdigest(),
                path=path,
                by=by.person,
            )
    except Exception:
        default_storage.delete(path)
        raise


def remove(stored: StoredFile) -> None:
    """Erase a file and its row; the bytes go once the transaction holds."""
    path = stored.path
    stored.delete()
    transaction.on_commit(lambda: default_storage.delete(path))


def file_response(stored: StoredFile) -> FileResponse:
    """Hand a file out as a download that no cache keeps."""
    try:
        content = default_storage.open(stored.path)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        content, as_attachment=True, filename=stored.name, content_type=stored.content_type
    )
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
