"""Hits and facets as HTML, written without a template for each: dozens are renewed while one types."""

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nadi.companies.places import HOME
from nadi.home.search_facets import Choice, Facet, place_label
from nadi.home.search_snippets import snippet
from nadi.web.components.buttons import icon
from nadi.web.components.figures import day
from nadi.web.localized import localized
from nadi.web.search import Hit, sources

NOTHING = SafeString("")


def drawn_registers(choices: Iterable[Choice]) -> SafeString:
    """Write the registers as tabs."""
    return format_html_join(
        "",
        '<li><a class="tabs-tab" href="{}"{}>{}{}</a></li>',
        (
            (
                one.url,
                SafeString(' aria-current="page"') if one.is_chosen else "",
                one.label,
                NOTHING if one.count is None else format_html("\N{NO-BREAK SPACE}{}", drawn_count(one.count)),
            )
            for one in choices
        ),
    )


def drawn_facets(facets: Iterable[Facet]) -> SafeString:
    """Write the facets, each with its choices."""
    return format_html_join(
        "",
        '<section><h2 class="facet-title">{}</h2><ul class="list-plain">{}</ul></section>',
        ((one.title, drawn_choices(one.choices)) for one in facets),
    )


def drawn_choices(choices: Iterable[Choice]) -> SafeString:
    """Write the values of a facet."""
    return format_html_join(
        "",
        '<li><a class="facet row row-spread" href="{}"{}><span>{}</span>{}</a></li>',
        (
            (
                one.url,
                SafeString(' aria-current="true"') if one.is_chosen else "",
                one.label,
                taken_away()
                if one.is_chosen
                else format_html('<span class="soft small">{}</span>', one.count),
            )
            for one in choices
        ),
    )


def drawn_count(count: int | None) -> SafeString:
    """Write how many a choice leaves."""
    return format_html('<span class="soft small">{}</span>', count)


def taken_away() -> SafeString:
    """Write the sign that a choice is taken away by its link."""
    return format_html('<span>{}<span class="visually-hidden">{}</span></span>', icon("close"), _("remove"))


def drawn_hits(hits: Sequence[Hit], words: str) -> SafeString:
    """Write what was found, in the reader's language; every text of it is escaped."""
    kinds = {kind: str(source.title) for kind, source in sources().items()}
    return SafeString("".join(drawn_hit(one, kinds, words) for one in hits))


def drawn_hit(hit: Hit, kinds: dict[str, str], words: str) -> str:
    """Write one hit: where it stands, its names, and the part of its text in which the words stand."""
    title = localized(hit, "title")
    other = hit.title_local if title == hit.title else hit.title
    parts = snippet(hit.text, words)
    pieces = [
        f'<li class="hit"><p class="small soft">{" · ".join(map(escape, about(hit, kinds)))}</p>',
        f'<h2 class="hit-title"><a href="{escape(hit.address)}">{escape(title)}</a></h2>',
        f'<p class="small soft">{escape(other)}</p>' if other not in ("", title) else "",
        f'<p class="hit-text">{marked(parts)}</p>' if parts else "",
        "</li>",
    ]
    return "".join(pieces)


def about(hit: Hit, kinds: dict[str, str]) -> list[str]:
    """Return in which register a hit stands, where it is, its date, and whether it may be out of date."""
    said = [kinds.get(hit.kind, "")]
    if hit.region or (hit.country and hit.country != HOME):
        said.append(place_label(hit.region or hit.country))
    if hit.deadline:
        said.append(day(hit.deadline))
    if hit.is_stale:
        said.append(_("not confirmed for a long time"))
    return [words for words in said if words]


def marked(parts: Sequence[tuple[str, bool]]) -> str:
    """Write a line with what was looked for marked in it."""
    return "".join(
        f"<mark>{escape(words)}</mark>" if is_match else escape(words) for words, is_match in parts
    )
