"""Triggers by which the database refuses to change or delete an entry."""

from typing import Any

from django.db import connections

SQLITE = [
    "CREATE TRIGGER IF NOT EXISTS journal_no_update BEFORE UPDATE ON journal_entry"
    " BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END",
    "CREATE TRIGGER IF NOT EXISTS journal_no_delete BEFORE DELETE ON journal_entry"
    " BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END",
]
POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger AS $$"
    " BEGIN RAISE EXCEPTION 'The journal is append-only.'; END $$ LANGUAGE plpgsql",
    "CREATE OR REPLACE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal_entry"
    " FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
]


def forbid_changes(*, using: str, **_kwargs: Any) -> None:
    """Install the triggers (after every migrate; does nothing where they exist)."""
    connection = connections[using]
    if "journal_entry" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)
