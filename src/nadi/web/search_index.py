"""Making the index in the database, after every migrate; what is there already stays as it is."""

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

DOCUMENTS = "web_searchdocument"
INDEX = "web_search_index"
MET = "web_search_candidates"
FTS5 = f"""CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(
    words, content='{DOCUMENTS}', content_rowid='id', detail=none, columnsize=0,
    prefix='2 3 4', tokenize="ascii tokenchars ':-.'")"""
TRIGGERS = {
    "search_put": f"""AFTER INSERT ON {DOCUMENTS} BEGIN
        INSERT INTO {INDEX}(rowid, words) VALUES (new.id, new.words); END""",
    "search_put_again": f"""AFTER UPDATE ON {DOCUMENTS}
        WHEN old.id <> new.id OR old.words <> new.words BEGIN
        INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO {INDEX}(rowid, words) VALUES (new.id, new.words); END""",
    "search_remove": f"""AFTER DELETE ON {DOCUMENTS} BEGIN
        INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', old.id, old.words); END""",
}
# What a candidate is weighed and counted by, fifty to a page: documents themselves lie one or two to a page.
NARROW = "web_search_narrow"
FACTS = "id, readers, hidden_on, kind, sectors, country, region, deadline, stale_on"
CANDIDATES = f"CREATE INDEX IF NOT EXISTS {NARROW} ON {DOCUMENTS} ({FACTS})"
REBUILD = f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')"
POSTGRESQL = [
    # Tokens that lie beside their row are compared in a third of the time.
    f"ALTER TABLE {DOCUMENTS} SET (toast_tuple_target = 8160)",
    f"""ALTER TABLE {DOCUMENTS} ADD COLUMN IF NOT EXISTS tokens tsvector
        GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED""",
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON {DOCUMENTS} USING gin (tokens) WITH (fastupdate = off)",
    "DROP FUNCTION IF EXISTS web_search_met(tsquery, integer)",
    # Asked for a few rows the planner would rather read the table and compare the tokens of each.
    f"""CREATE OR REPLACE FUNCTION {MET}(asked tsquery, most integer)
        RETURNS TABLE (id bigint, key varchar, readers text, hidden_on date, kind varchar, sectors text,
            country varchar, region varchar, deadline date, stale_on date)
        LANGUAGE sql STABLE ROWS 100 SET enable_seqscan = off
        AS $$ SELECT d.id, d.key, d.readers, d.hidden_on, d.kind, d.sectors, d.country, d.region, d.deadline,
            d.stale_on FROM {DOCUMENTS} d WHERE d.tokens @@ asked LIMIT most $$""",
]


def make_index(*, using: str, **_kwargs: Any) -> None:
    """Make the index where the documents' table is."""
    connection = connections[using]
    if DOCUMENTS not in connection.introspection.table_names():
        return
    if connection.vendor == "sqlite":
        make_fts5(connection)
        return
    with connection.cursor() as cursor:
        for statement in POSTGRESQL:
            cursor.execute(statement)


def make_fts5(connection: BaseDatabaseWrapper) -> None:
    """Make the table and its triggers; where these were missing, documents may have changed unnoticed."""
    with connection.cursor() as cursor:
        cursor.execute(FTS5)
        cursor.execute(CANDIDATES)
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        missing = set(TRIGGERS) - {name for (name,) in cursor.fetchall()}
        for name in missing:
            cursor.execute(f"CREATE TRIGGER {name} {TRIGGERS[name]}")
        # A change of the table's columns by a migration drops its triggers with the old table.
        if missing:
            cursor.execute(REBUILD)
