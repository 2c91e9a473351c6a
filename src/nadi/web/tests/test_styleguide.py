"""The style guide shows every component; no template anywhere writes styles or scripts into the page."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from nadi.web.access import Actor
from nadi.web.components.stylesheet import CSS
from nadi.web.styleguide import styleguide

HOUSE = Path(__file__).resolve().parents[2]
PAGES = [path for path in sorted(HOUSE.rglob("templates/**/*.html")) if "mail" not in path.parent.name]
COMPONENTS = sorted((HOUSE / "web/templates/web/components").glob("*.html"))
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.I)
PARTS = {  # drawn by another component's styles
    "account": "menu",
    "field_notes": "field",
    "language_switch": "band",
    "messages": "notice",
    "sort_head": "table",
    "table_region": "table",
    "theme_switch": "menu",
}
OF_OTHER_PAGES = {"error_page", "grid_form", "links", "mail", "picture_code"}


def shown(language: str = "en") -> str:
    """Return the style guide as a signed-in person of two menus sees it."""
    request = RequestFactory().get("/styleguide/?page=2")
    request.actor = Actor(person="p", person_name="Nino Beridze", organisation_name="Kakheti Pack")  # type: ignore[attr-defined]
    with translation.override(language):
        return styleguide(request).content.decode()


@pytest.mark.parametrize("language", ["en", "ka"])
def test_style_guide_is_drawn(language: str) -> None:
    html = shown(language)
    assert f'<html lang="{language}"' in html
    assert html.count('data-theme="light"') == html.count('data-theme="dark"') == 9


def test_ids_are_unique() -> None:
    counted = Counter(re.findall(r'\sid="([^"]+)"', shown()))
    assert [name for name, times in counted.items() if times > 1] == []


def test_labels_and_descriptions_lead_somewhere() -> None:
    html = shown()
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    pointed = re.findall(r'\s(?:for|aria-describedby|aria-labelledby)="([^"]*)"', html)
    assert {name for names in pointed for name in names.split()} - ids == set()


@pytest.mark.parametrize("template", COMPONENTS, ids=lambda path: path.stem)
def test_component_has_its_stylesheet(template: Path) -> None:
    assert (CSS / "components" / f"{PARTS.get(template.stem, template.stem)}.css").exists()


@pytest.mark.parametrize("sheet", sorted((CSS / "components").glob("*.css")), ids=lambda path: path.stem)
def test_component_stands_in_the_style_guide(sheet: Path) -> None:
    frame = {
        "actor": Actor(person="p", organisation_name="Kakheti Pack"),
        "navigation": [{"label": "Pools", "url": "/", "badge": 2}],
    }
    html = shown() + "".join(
        render_to_string(f"web/components/{part}.html", frame) for part in ("band", "nav")
    )
    drawn = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    styled = set(re.findall(r"\.([a-z][\w-]*)", sheet.read_text()))
    assert styled & drawn or sheet.stem in OF_OTHER_PAGES


@pytest.mark.parametrize("template", PAGES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_template_writes_no_style_or_script_inline(template: Path) -> None:
    html = re.sub(r"{%.*?%}|{{.*?}}", "", template.read_text())
    assert INLINE.findall(html) == []
