"""Catalogues without GNU gettext: `./nadi manage messages` extracts, `--check` judges, a start compiles.

The catalogue of the local language is `locale/<language>/LC_MESSAGES/django.po`; a translator edits that file
alone. Compiled `.mo` files are made from it when they are older, and never kept in the repository.
"""

from nadi.web.messages.catalogue import compile_stale

__all__ = ["compile_stale"]
