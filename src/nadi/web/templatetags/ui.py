"""Every component as a template tag: `{% load ui %}`. What each takes is said in `nadi.web.components`."""

from django.template import Library

from nadi.web.components import blocks, buttons, charts, fields, figures, frame, steps, sums, tables
from nadi.web.localized import localized

register = Library()


def drawn(name: str) -> str:
    """Return the template of a component."""
    return f"web/components/{name}.html"


for inline in (
    buttons.icon,
    figures.money,
    figures.quantity,
    figures.percent,
    figures.day,
    figures.moment,
    frame.stylesheets,
    charts.chart,
):
    register.simple_tag(inline)
register.filter("localized", localized)
register.simple_tag(frame.theme_of, takes_context=True, name="theme_of")

for plain in (
    buttons.button,
    blocks.badge,
    blocks.toast,
    blocks.stat,
    blocks.empty,
    blocks.facts,
    blocks.avatar,
    blocks.organisation,
    sums.sum_line,
    sums.progress,
    fields.field,
    fields.form_summary,
    figures.countdown,
    steps.stepper,
    steps.timeline,
    frame.breadcrumb,
    frame.tabs,
):
    register.inclusion_tag(drawn(plain.__name__))(plain)
register.inclusion_tag(drawn("button"))(buttons.dialog_button)

for aware in (tables.table, tables.sort_head, tables.pager, frame.theme_switch, frame.language_switch):
    register.inclusion_tag(drawn(aware.__name__), takes_context=True)(aware)

for wrapping in (
    blocks.card,
    blocks.notice,
    blocks.why,
    blocks.dialog,
    fields.form_actions,
    tables.table_region,
    tables.filter_bar,
):
    register.simple_block_tag(wrapping)
