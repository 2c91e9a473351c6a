"""The design system: every component is a template tag with one template and one CSS file.

Put `{% load ui %}` at the head of the template; `/styleguide/` shows all of them in all states. Words go in
translated: `_("Save")` inside a tag, `gettext_lazy` in Python. The dataclasses are in the modules named here.

The page
  {% extends "web/base.html" %}; context: title, breadcrumbs=[(label, url), ...]
  blocks: title heading kicker lede actions content breadcrumb messages footer head frame_class
  frame_class "frame-narrow" suits sign-in and other one-column forms
  classes: stack stack-wide stack-tight row row-spread grid grid-wide grid-narrow with-aside stats soft small
  {{ organisation|localized }} {{ pool|localized:"title" }}   the field in the reader's language

Pressing (buttons)
  {% button _("Save") "primary" %}  {% button _("Edit") href=url %}   kinds: primary secondary quiet danger
      also icon= small=True busy=True disabled=True; any other keyword becomes an attribute (hx_post=url)
  {% dialog_button "withdraw" _("Withdraw") "danger" href=url %}       opens the dialog, or leads to the page
  {% dialog "withdraw" _("Withdraw your demand?") %}...{% enddialog %}
  {% icon "search" %}   close check down up back forward info why warning stop clock plus search download
                        print mail edit key shield device leave sun moon lock people menu

Forms (fields)
  {% form_summary form %}  {% field form.quantity suffix="kg" %}  {% field form.price prefix="GEL" %}
      (a QuantityField's unit and a MoneyField's currency show by themselves)
  {% form_actions %}{% button _("Save") "primary" %}{% endform_actions %}      at the thumb on a phone
  <form data-unsaved> warns before leaving; data-confirm="Sentence?" on a form or button asks first;
  every POST form is sent only once

Words (blocks)
  {% card _("Title") kicker=_("Pool") href=url kind="waiting" %}...{% endcard %}   kinds: "" waiting quiet
  {% notice "warning" _("Title") %}<p>...</p>{% endnotice %}   tones: neutral info success warning danger
  {% badge _("open") "success" %}  {% toast _("Saved") "success" %}
  {% stat _("Saved this year") amount note=_("...") trend=_("12% more") mood="good" %}  in <div class="stats">
  {% empty _("No pools yet") _("Open one when ...") _("Open a pool") href=url %}
  {% why _("Why this share?") %}<p>...</p>{% endwhy %}
  {% facts pairs %} pairs=[(term, value), (term, value, note)]; {% facts pairs "figures" %} aligns amounts
  {% avatar organisation.name %}  {% organisation organisation.name href=url %}

Figures (figures): a float is refused
  {% money amount "GEL" %}  {% money gain sign=True %}  {% quantity 1200 "kg" %}  {% percent share %}
  {% day date %}  {% moment time %}  {% countdown deadline %}

Rows (tables)
  {% table t %}   Table(caption=, columns=[Column(label=, sort=, numeric=)],
                        rows=[Row(cells=, href=, actions=[(label, url)])])
  {% table_region _("Bids") %}<table class="table">...</table>{% endtable_region %}   a table written by hand
      {% sort_head _("Name") sort="name" %}  <td class="numeric" data-label="{% translate "Price" %}">
      cards=True here and class="table table-cards" there fold rows into cards on a phone
  {% filter_bar clear=url target="#listed" %}{% field form.q %}...{% endfilter_bar %}   a GET form over a list
  {% pager page %}   a Django Page; more="1,000+" where counting would cost too much

States (steps)
  {% stepper steps %}   [Step(label=, state="done|current|waiting|skipped|stopped", note=, href=)]
  {% timeline events %} [Event(when=, what=, who=, note=, tone=)]
  {% progress job _("Computing scenarios") poll_url=url cancel_url=url %}
                        a Job; poll_url answers with this same piece
  {% sum_line s %}      Sum(terms=[Term(value=, label=, sign="×")], result=, label=)

Charts (charts): BarChart StackedChart WaterfallChart BreakChart LineChart, each with its table
  {% chart c %}   BarChart(title=_("Cost by scenario"), says=_("One sentence to take away."), csv_url=url,
                           write=partial(money_text, currency="GEL"),
                           reference=Mark(label=_("Today"), value=...),
                           bars=[Bar(label=, value=, note=, kind="best")])

The frame (frame)
  {% tabs items _("Views of this pool") %} items=[(label, url, is_current)]
"""
