"""What else than candidates is found: vacancies."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from nadi.registers.talents.finding import KIND, document_of
from nadi.registers.talents.models import Vacancy
from nadi.web.search import Document, Source


def all_vacancies() -> Iterator[Document]:
    """Yield every vacancy."""
    return (document_of(vacancy) for vacancy in Vacancy.objects.order_by("pk").iterator(chunk_size=500))


SOURCES = [Source(kind=KIND, app="talents", title=_("Vacancies"), documents=all_vacancies, order=25)]
