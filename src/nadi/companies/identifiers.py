"""Company numbers: what may stand there, and the sentence when it may not."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def check_legal_entity_number(country: str, number: str) -> None:
    """Refuse what cannot be a company's number; a Georgian company has 9 digits, a person has 11."""
    if country != "GE" or not number:
        return
    if not number.isdigit():
        raise ValidationError(_("A Georgian identification number has digits only."), code="digits")
    if len(number) == 11:
        raise ValidationError(
            _("This is a personal number (11 digits). Do not enter it: a company's number has 9 digits."),
            code="personal",
        )
    if len(number) != 9:
        raise ValidationError(
            _("A Georgian company's identification number has 9 digits; this one has %(n)s."),
            code="length",
            params={"n": len(number)},
        )
