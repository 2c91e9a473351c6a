"""What of a thing is compared when one asks whether two are the same."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from nadi.registers.imports.cleaning.days import day_of
from nadi.registers.imports.duplicates.names import bare_words, skeleton, skeletons

# Hosts that many unrelated firms share: they say nothing about who it is.
SHARED_HOSTS = set(
    """
    126.com 163.com alibaba.com aol.com bk.ru blogspot.com business.site example.com example.org
    facebook.com gmail.com gmx.de google.com hotmail.com icloud.com inbox.ru instagram.com
    linkedin.com linktr.ee list.ru live.com mail.ru outlook.com qq.com t.me twitter.com web.de
    wixsite.com wordpress.com x.com yahoo.com yandex.ru youtube.com
    """.split()  # noqa: SIM905  (read by people as a list of words)
)
LINKS = ("website", "email", "country", "source", "external_id")
# The fields whose value makes another thing of the same name: next year's fair, another day's news.
OCCASIONS = ("begins", "starts_on", "edition", "published")
PLACE_WORDS = {
    "k",
    "kalaki",
    "c",
    "g",
    "city",
    "sopeli",
    "sop",
    "raioni",
    "saqartvelo",
    "georgia",
    "st",
    "town",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Portrait:
    """A thing as it is compared: skeletons of its names, its number, hosts, town and country."""

    names: tuple[str, ...] = ()
    number: str = ""
    host: str = ""
    mail_host: str = ""
    town: str = ""
    country: str = ""
    # What tells things of one name apart: the source with its own number, and the day or edition.
    source: str = ""
    source_number: str = ""
    when: str = ""

    @classmethod
    def of(
        cls, *, names: Iterable[str], number: str = "", links: Mapping[str, str] | None = None
    ) -> "Portrait":
        """Return the portrait of a thing; `links` may hold website, email, town and country."""
        more = links or {}
        return cls(
            names=skeletons([name for name in names if name]),
            number=digits(number),
            host=host_of(more.get("website", "")),
            mail_host=mail_host_of(more.get("email", "")),
            town=town_of(more.get("town", "")),
            country=more.get("country", ""),
            source=more.get("source", ""),
            source_number=more.get("external_id", ""),
            when=more.get("when", ""),
        )

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "Portrait":
        """Return the portrait of the values of a row."""
        words = {name: str(values.get(name) or "") for name in LINKS}
        words["when"] = next((when_of(values[name]) for name in OCCASIONS if values.get(name)), "")
        town = str(values.get("town") or values.get("town_local") or "")
        names = [str(values.get(name) or "") for name in ("name", "name_local")]
        return cls.of(names=names, number=str(values.get("number") or ""), links={**words, "town": town})


def digits(number: str) -> str:
    """Return an identification number as it is compared."""
    return re.sub(r"[^0-9A-Za-z]", "", number).upper()


def host_of(website: str) -> str:
    """Return the host of a website without `www`, unless many unrelated firms share it."""
    if not website:
        return ""
    try:
        host = (urlsplit(website if "://" in website else f"https://{website}").hostname or "").removeprefix(
            "www."
        )
    except ValueError:
        return ""
    return "" if any(host == shared or host.endswith(f".{shared}") for shared in SHARED_HOSTS) else host


def mail_host_of(email: str) -> str:
    """Return the host of an e-mail address, unless many unrelated firms share it."""
    return host_of(email.rpartition("@")[2]) if "@" in email else ""


def town_of(town: str) -> str:
    """Return a town as it is compared, without the words for town and village."""
    words = [skeleton(word) for word in bare_words(town)]
    return "".join(word for word in words if word not in PLACE_WORDS)


def when_of(value: Any) -> str:
    """Return a day or an edition as it is compared: a day by ISO 8601, anything else as it stands."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = str(value).strip()
    try:
        return day_of(text, True).isoformat()
    except (ValueError, OverflowError):
        return text[:10].lower()
