"""Uploaded files: taken in by `UploadField`, kept by `store`, handed out by `file_response`.

    class EvidenceForm(Form):
        file = UploadField(label=_("Invoice or price list"))

    stored = store(upload=form.cleaned_data["file"], by=request.actor)  # a StoredFile row
    return file_response(stored)  # behind your app's own door

A file is kept under a random name and handed out as a download, never shown as a page of ours.
"""

from nadi.web.files.fields import UploadField
from nadi.web.files.keeping import file_response, remove, store

__all__ = ["UploadField", "file_response", "remove", "store"]
