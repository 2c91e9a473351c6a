"""Hits and facets as HTML, written without a template for each: dozens are renewed while one types."""

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nadi.companies.places import HOME
from nadi.home.search_facets import Choice, Facet, place_label
from nadi.home.search_snippets import snippet
from nadi.web.components.buttons import icon
from nadi.web.components.figures import day
from nadi.web.localized import localized
from nadi.web.search import Hit, sources


def drawn_registers(choices: Iterable[Choice]) -> SafeString:
    """Write the registers as tabs."""
    return SafeString("".join(map(drawn_register, choices)))


def drawn_register(one: Choice) -> str:
    """Write one register and how many are found there."""
    current = ' aria-current="page"' if one.is_chosen else ""
    count = "" if one.count is None else f"\N{NO-BREAK SPACE}{drawn_count(one.count)}"
    return f'<li><a class="tabs-tab" href="{escape(one.url)}"{current}>{escape(one.label)}{count}</a></li>'


def drawn_facets(facets: Iterable[Facet]) -> SafeString:
    """Write the facets, each with its choices."""
    return SafeString(
        "".join(
            f'<section><h2 class="facet-title">{escape(one.title)}</h2>'
            f'<ul class="list-plain">{"".join(map(drawn_choice, one.choices))}</ul></section>'
            for one in facets
        )
    )


def drawn_choice(one: Choice) -> str:
    """Write a value of a facet: how many it leaves, or that it is chosen and its link takes it away."""
    current = ' aria-current="true"' if one.is_chosen else ""
    end = taken_away() if one.is_chosen else drawn_count(one.count)
    link = f'<a class="facet row row-spread" href="{escape(one.url)}"{current}>'
    return f"<li>{link}<span>{escape(one.label)}</span>{end}</a></li>"


def drawn_count(count: int | None) -> str:
    """Write how many a choice leaves."""
    return f'<span class="soft small">{count}</span>'


def taken_away() -> SafeString:
    """Write the sign that a choice is taken away by its link."""
    return format_html('<span>{}<span class="visually-hidden">{}</span></span>', icon("close"), _("remove"))


def drawn_hits(hits: Sequence[Hit], words: str) -> SafeString:
    """Write what was found, in the reader's language; every text of it is escaped."""
    stated = sources()
    kinds = {kind: str(stated[kind].title) for kind in {one.kind for one in hits} & stated.keys()}
    return SafeString("".join(drawn_hit(one, kinds, words) for one in hits))


def drawn_hit(hit: Hit, kinds: dict[str, str], words: str) -> str:
    """Write one hit: where it stands, its names, and the part of its text in which the words stand."""
    title = localized(hit, "title")
    other = hit.title_local if title == hit.title else hit.title
    parts = snippet(hit.text, words)
    pieces = [
        f'<li class="hit"><p class="small soft">{" · ".join(about(hit, kinds))}</p>',
        f'<h2 class="hit-title"><a href="{escape(hit.address)}">{escape(title)}</a></h2>',
        f'<p class="small soft">{escape(other)}</p>' if other not in ("", title) else "",
        f'<p class="hit-text">{marked(parts)}</p>' if parts else "",
        "</li>",
    ]
    return "".join(pieces)


def about(hit: Hit, kinds: dict[str, str]) -> list[str]:
    """Write in which register a hit stands, where it is, its date, and whether it may be out of date."""
    said = [escape(kinds[hit.kind])] if hit.kind in kinds else []
    if hit.region or (hit.country and hit.country != HOME):
        said.append(escape(place_label(hit.region or hit.country)))
    if hit.deadline:
        said.append(day(hit.deadline))
    if hit.is_stale:
        said.append(escape(_("not confirmed for a long time")))
    return said


def marked(parts: Sequence[tuple[str, bool]]) -> str:
    """Write a line with what was looked for marked in it."""
    return "".join(
        f"<mark>{escape(words)}</mark>" if is_match else escape(words) for words, is_match in parts
    )
