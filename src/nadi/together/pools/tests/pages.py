"""Asking for a pool's pages as somebody, and what they say."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast, actor_of_person, client_for

from nadi.people.models import Person
from nadi.together.pools.actions.attaching import NewFile, attach
from nadi.together.pools.models import Attachment, Pool


def get(person: Person, address: str) -> Any:
    return client_for(person).get(f"/pools/{address}")


def post(person: Person, address: str, data: dict[str, Any]) -> Any:
    return client_for(person).post(f"/pools/{address}", data)


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def address(pool: Pool, page: str) -> str:
    return f"{pool.uid}/{page}/" if page else f"{pool.uid}/"


def paper(name: str = "drawing.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 a drawing")


def attached(cast: Cast, pool: Pool, **fields: Any) -> Attachment:
    return attach(by=actor_of_person(cast.staff), pool=pool, new=NewFile(upload=paper(), **fields))
