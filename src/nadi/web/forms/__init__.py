"""Forms: they clean and never save, keep what was typed, and read numbers as people write them.

    class DemandForm(Form):
        quantity = QuantityField(label=_("Quantity"))        # Decimal, "1 234,5" and "1,234.5" alike
        price = MoneyField(label=_("Price today"), currency="GEL")
        deadline = DateTimeField(label=_("Deadline"))        # in the house's time zone

A page shows a form with `{% include "web/forms/form.html" %}` (errors, fields, buttons) or field by field,
with the components. `rows_of(LineForm)` makes a table of rows (empty rows drop out, an error names its row);
`Grid` makes a sheet of lines by sites. `@once` keeps a form pressed twice from being carried out twice.
A view whose page is one form says so with `FormPage`, and lets `form_page` show it until it is done.
"""

from nadi.web.forms.base import Form, ModelForm, clean_text
from nadi.web.forms.fields import DateField, DateTimeField, DecimalField, MoneyField, QuantityField
from nadi.web.forms.grid import Grid, GridColumn, GridRow
from nadi.web.forms.once import once
from nadi.web.forms.page import FormPage, form_page
from nadi.web.forms.rows import RowFormSet, rows_of

__all__ = [
    "DateField",
    "DateTimeField",
    "DecimalField",
    "Form",
    "FormPage",
    "Grid",
    "GridColumn",
    "GridRow",
    "ModelForm",
    "MoneyField",
    "QuantityField",
    "RowFormSet",
    "clean_text",
    "form_page",
    "once",
    "rows_of",
]
