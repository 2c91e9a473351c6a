"""The participation agreement a pool starts with, in both languages; staff edit it before the pool opens."""

from django.template.loader import get_template

LANGUAGES = {"terms": "en", "terms_local": "ka"}


def usual_terms() -> dict[str, str]:
    """Return the text of each of the pool's two columns."""
    return {
        column: str(get_template(f"pools/terms/agreement.{language}.txt").render()).strip()
        for column, language in LANGUAGES.items()
    }
