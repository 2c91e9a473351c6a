"""Hits and facets as HTML, written without a template for each: dozens are renewed while one types."""

from collections.abc import Iterable, Sequence

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
    """Write what was found, in the reader's language."""
    kinds = {kind: str(source.title) for kind, source in sources().items()}
    return format_html_join("", '<li class="hit">{}</li>', ((drawn_hit(one, kinds, words),) for one in hits))


def drawn_hit(hit: Hit, kinds: dict[str, str], words: str) -> SafeString:
    """Write one hit: where it stands, its names, and the part of its text in which the words stand."""
    title = localized(hit, "title")
    other = hit.title_local if title == hit.title else hit.title
    parts = snippet(hit.text, words)
    return format_html(
        '<p class="small soft">{}</p><h2 class="hit-title"><a href="{}">{}</a></h2>{}{}',
        drawn_about(hit, kinds),
        hit.address,
        title,
        format_html('<p class="small soft">{}</p>', other) if other != title and other else NOTHING,
        format_html('<p class="hit-text">{}</p>', marked(parts)) if parts else NOTHING,
    )


def drawn_about(hit: Hit, kinds: dict[str, str]) -> SafeString:
    """Write in which register a hit stands, where it is, its date, and whether it may be out of date."""
    about = [kinds.get(hit.kind, "")]
    if hit.region or (hit.country and hit.country != HOME):
        about.append(place_label(hit.region or hit.country))
    if hit.deadline:
        about.append(day(hit.deadline))
    if hit.is_stale:
        about.append(_("not confirmed for a long time"))
    return format_html_join(" · ", "{}", ((one,) for one in about if one))


def marked(parts: Sequence[tuple[str, bool]]) -> SafeString:
    """Write a line with what was looked for marked in it."""
    pieces = (format_html("<mark>{}</mark>" if is_match else "{}", words) for words, is_match in parts)
    return format_html_join("", "{}", ((piece,) for piece in pieces))
