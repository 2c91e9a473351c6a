"""Components: what each draws, and what it refuses to draw."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from nadi.web.components import blocks, buttons, fields, figures, frame, steps, stylesheet, sums, tables

NOON = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
HARD_SPACE = "\N{NO-BREAK SPACE}"


def draw(source: str, address: str = "/", **context: Any) -> str:
    """Render template source with the components, as a page at an address would."""
    request = RequestFactory().get(address)
    html = Template("{% load ui %}" + source).render(Context({"request": request, **context}))
    return " ".join(html.split())


class DemandForm(forms.Form):
    """A form to draw."""

    quantity = forms.DecimalField(label="Quantity", help_text="For one year.", max_value=10)
    note = forms.CharField(label="Note", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I agree")


def sent(**given: str) -> DemandForm:
    """Return the form as it came back."""
    form = DemandForm(given)
    form.is_valid()
    return form


def test_button_submits() -> None:
    assert (
        draw('{% button "Save" "primary" %}')
        == '<button class="button button-primary" type="submit">Save</button>'
    )


def test_button_with_href_is_a_link() -> None:
    assert draw('{% button "Edit" href="/x/" %}') == '<a class="button button-secondary" href="/x/">Edit</a>'


def test_button_passes_attributes_on() -> None:
    html = draw('{% button "Go" name="verb" value="go" hx_post="/go/" %}')
    assert 'hx-post="/go/"' in html
    assert 'name="verb"' in html


def test_disabled_link_leads_nowhere() -> None:
    assert "href" not in draw('{% button "Closed" href="/x/" disabled=True %}')


def test_button_of_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not huge"):
        buttons.button("Save", "huge")  # type: ignore[arg-type]


def test_words_are_escaped() -> None:
    assert "<script>" not in draw("{% button label %}", label="<script>")


def test_dialog_button_is_a_link_without_javascript() -> None:
    assert 'href="#sure" data-dialog="sure"' in draw('{% dialog_button "sure" "Withdraw" %}')


def test_unknown_tone_is_refused() -> None:
    with pytest.raises(ValueError, match="not loud"):
        blocks.badge("open", "loud")


def test_notice_that_appeared_now_is_announced() -> None:
    assert 'role="alert"' in draw('{% notice "error" role="alert" %}No.{% endnotice %}')


def test_avatar_takes_two_initials() -> None:
    assert blocks.avatar("Kakheti Pack Ltd")["initials"] == "KP"


def test_avatar_keeps_georgian_letters() -> None:
    assert blocks.avatar("კახეთი პაკი")["initials"] == "კპ"


def test_avatar_of_nothing_is_a_question() -> None:
    assert blocks.avatar("")["initials"] == "?"


def test_facts_take_two_or_three_parts() -> None:
    rows = blocks.facts([("Vendor", "Film"), ("Price", "1", "per piece")])["rows"]
    assert rows == [("Vendor", "Film", ""), ("Price", "1", "per piece")]


def test_field_is_described_by_help_unit_and_error() -> None:
    html = draw('{% field form.quantity suffix="kg" %}', form=sent(quantity="11"))
    assert 'aria-describedby="id_quantity_helptext id_quantity_unit id_quantity_error"' in html
    for part in ("helptext", "unit", "error"):
        assert html.count(f'id="id_quantity_{part}"') == 1


def test_field_keeps_what_was_typed() -> None:
    assert 'value="eleven"' in draw("{% field form.quantity %}", form=sent(quantity="eleven"))


def test_field_that_may_stay_empty_says_so() -> None:
    assert "(optional)" in draw("{% field form.note %}", form=DemandForm())


def test_choices_are_a_fieldset_with_a_legend() -> None:
    html = draw("{% field form.kind %}", form=DemandForm())
    assert html.startswith('<fieldset class="field"')
    assert '<legend class="field-label">Kind</legend>' in html


def test_summary_leads_to_each_wrong_field_in_order() -> None:
    problems = fields.problems_of(sent(quantity="11", kind="c"))
    assert [one.target for one in problems] == ["id_quantity", "id_kind_0", "id_agreed"]


def test_summary_of_an_untouched_form_is_nothing() -> None:
    assert draw("{% form_summary form %}", form=DemandForm()) == ""


@pytest.mark.parametrize(
    ("amount", "currency", "english", "georgian"),
    [
        ("1234.5", "GEL", "GEL 1,234.50", "1 234,50 ₾"),
        ("0", "EUR", "€0.00", "0,00 €"),
        ("0.0125", "GEL", "GEL 0.0125", "0,0125 ₾"),
        ("-310", "GEL", "−GEL 310.00", "−310,00 ₾"),
        ("12345678901234567.89", "USD", "US$12,345,678,901,234,567.89", "12 345 678 901 234 567,89 US$"),
    ],
)
def test_money_is_exact_in_both_languages(amount: str, currency: str, english: str, georgian: str) -> None:
    said = []
    for language in ("en", "ka"):
        with translation.override(language):
            said.append(figures.money_text(amount, currency).replace(HARD_SPACE, " "))
    assert said == [english, georgian]


def test_money_of_a_float_is_refused() -> None:
    with pytest.raises(ValueError, match="is a float"):
        figures.money(0.1, "GEL")  # type: ignore[arg-type]


def test_money_keeps_its_figure_for_machines() -> None:
    assert 'value="1234.50"' in figures.money(Decimal("1234.50"), "GEL")


def test_gain_has_a_plus() -> None:
    assert "+GEL" in figures.money("5", "GEL", sign=True)


def test_no_amount_is_a_dash() -> None:
    assert figures.money(None) == '<span class="money none">–</span>'


def test_whole_money_has_no_coins() -> None:
    assert figures.whole_money_text("15000", "GEL").replace(HARD_SPACE, " ") == "GEL 15,000"


def test_quantity_loses_idle_zeros_only() -> None:
    assert figures.quantity_text("1200.500", "kg").replace(HARD_SPACE, " ") == "1,200.5 kg"
    assert figures.quantity_text("1200") == "1,200"


def test_percent_rounds_to_its_digits() -> None:
    assert figures.percent_text("0.12345") == "12.3%"


def test_day_is_for_readers_and_machines() -> None:
    assert figures.day(date(2026, 3, 10)) == '<time class="day" datetime="2026-03-10">10 Mar 2026</time>'


def test_moment_is_in_the_time_of_the_house() -> None:
    assert "10 Mar 2026, 12:00" in figures.moment(NOON)


def test_moment_is_written_as_the_readers_dates_are() -> None:
    with translation.override("ka"):
        assert figures.moment_text(NOON) == "10 მარ. 2026, 12:00"


@pytest.mark.parametrize(
    ("left", "text", "kind"),
    [
        (timedelta(days=9, hours=3), "9 days left", "calm"),
        (timedelta(days=2, hours=1), "2 days 1 hour left", "calm"),
        (timedelta(hours=5, minutes=20), "5 hours 20 minutes left", "pressing"),
        (timedelta(minutes=1), "1 minute left", "pressing"),
        (timedelta(seconds=20), "0 minutes left", "pressing"),
        (timedelta(0), "Closed", "over"),
    ],
)
def test_countdown_says_what_is_left(left: timedelta, text: str, kind: str) -> None:
    said = figures.countdown(NOON + left, NOON)
    assert (said["text"], said["kind"]) == (text, kind)


@pytest.mark.parametrize(
    ("at", "when"),
    [(time.max, "15 Jun 2026"), (time(23, 59), "15 Jun 2026, 23:59"), (time(), "15 Jun 2026, 00:00")],
)
def test_countdown_to_the_end_of_a_day_says_no_hour(at: time, when: str) -> None:
    deadline = timezone.make_aware(datetime.combine(date(2026, 6, 15), at))
    assert figures.countdown(deadline, NOON)["when"] == when


def a_table(**parts: Any) -> tables.Table:
    """Return a table of two columns."""
    columns = [tables.Column(label="Vendor", sort="vendor"), tables.Column(label="Price", numeric=True)]
    return tables.Table(caption="Bids", columns=columns, **parts)


def test_table_without_rows_has_its_heads() -> None:
    assert draw("{% table t %}", t=a_table()).count("<th ") == 2


def test_table_row_leads_where_it_should_and_names_its_cells() -> None:
    html = draw("{% table t %}", t=a_table(rows=[tables.Row(cells=["Film", "5"], href="/film/")]))
    assert '<th scope="row"><a href="/film/">Film</a></th>' in html
    assert '<td class="numeric" data-label="Price">5</td>' in html


def test_table_row_of_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        draw("{% table t %}", t=a_table(rows=[tables.Row(cells=["Film"])]))


@pytest.mark.parametrize(
    ("address", "order", "target"),
    [
        ("/?q=x&page=3", "", "?q=x&amp;sort=name"),
        ("/?sort=name", "ascending", "?sort=-name"),
        ("/?sort=-name", "descending", "?sort=name"),
    ],
)
def test_head_sorts_and_turns_round(address: str, order: str, target: str) -> None:
    html = draw('{% sort_head "Name" sort="name" %}', address)
    assert f'href="{target}"' in html
    assert (f'aria-sort="{order}"' in html) is bool(order)


def test_pager_keeps_the_rest_of_the_address() -> None:
    html = draw("{% pager page %}", "/?q=x&page=2", page=Paginator(range(30), 10).page(2))
    assert 'href="?q=x&amp;page=1"' in html
    assert 'href="?q=x&amp;page=3"' in html
    assert "11–20 of 30" in html


def test_pager_of_one_page_is_nothing() -> None:
    assert draw("{% pager page %}", page=Paginator(range(3), 10).page(1)) == ""


def test_stepper_marks_the_present_step() -> None:
    html = draw(
        "{% stepper s %}",
        s=[steps.Step(label="Demand", state="done"), steps.Step(label="Tender", state="current")],
    )
    assert html.count('aria-current="step"') == 1
    assert "(done)" in html


def test_timeline_starts_with_the_newest() -> None:
    told = [steps.Event(when=NOON, what="first"), steps.Event(when=NOON + timedelta(1), what="second")]
    assert [event.what for event in steps.timeline(told)["events"]] == ["second", "first"]


@pytest.mark.parametrize(
    ("state", "asks"), [("running", True), ("waiting", True), ("done", False), ("failed", False)]
)
def test_job_asks_again_only_while_it_runs(state: str, asks: bool) -> None:
    class Work:
        uid, progress, note = "w1", 10, ""

    work = Work()
    work.state = state  # type: ignore[attr-defined]
    html = draw('{% progress work "Solving" poll_url="/p/" cancel_url="/c/" %}', work=work)
    assert ('hx-get="/p/"' in html, 'action="/c/"' in html) == (asks, asks)


def test_sum_shows_its_terms_and_result() -> None:
    shown = sums.Sum(
        terms=[sums.Term(value="2", label="kg"), sums.Term(value="3", label="price", sign="×")],
        result="6",
        label="cost",
    )
    html = draw("{% sum_line s %}", s=shown)
    assert [html.index(part) for part in (">2<", ">×<", ">3<", ">=<", ">6<")] == sorted(
        html.index(part) for part in (">2<", ">×<", ">3<", ">=<", ">6<")
    )


def test_theme_of_an_unknown_cookie_is_auto() -> None:
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = '"><script>'
    assert frame.theme_of({"request": request}) == "auto"


def test_stylesheet_is_kept_forever_under_its_name_only() -> None:
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    current = stylesheet.stylesheet(request, stylesheet.version())  # type: ignore[arg-type]
    old = stylesheet.stylesheet(request, "0ld")  # type: ignore[arg-type]
    assert (current["Cache-Control"], old["Cache-Control"]) == (stylesheet.FOREVER, "no-cache")
    assert current["Content-Encoding"] == "gzip"


def test_stylesheet_is_plain_for_those_who_do_not_unpack() -> None:
    answer = stylesheet.stylesheet(RequestFactory().get("/"), stylesheet.version())  # type: ignore[arg-type]
    assert answer.getvalue().startswith(b"/* reset */")
