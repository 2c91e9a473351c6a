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
# Of a common word GIN gathers every document before it yields the first. So it is told where to look as well,
# from the newest documents on: in pieces of the table, numbered by their ids, small and large ones.
GIN = "web_search_gin"
PIECES = "web_search_pieces"
POWERS = (9, 12, 15, 18)  # of two: how many ids lie in a piece
AT_ONCE = 8  # pieces; where more would be needed, larger ones are
NUMBERED = ", ".join(f"(id >> {power}) * 64 + {power}" for power in POWERS)
FITTING = " ".join(f"WHEN near < {AT_ONCE << power} THEN {power}" for power in POWERS)
# A function keeps its plans, a statement is planned each time. Without OFFSET the planner would rather walk
# down the ids and compare the tokens of each.
FOUND = f"""RETURN QUERY SELECT f.id, f.key, f.kind, f.sectors, f.country, f.region,
        coalesce(f.deadline::text, ''), coalesce(f.stale_on::text, '')
    FROM (SELECT * FROM {DOCUMENTS} d WHERE d.tokens @@ asked AND %s AND (d.readers LIKE ANY (own)
        OR d.readers LIKE ANY (others) AND (d.hidden_on IS NULL OR d.hidden_on > today)) OFFSET 0) f
    WHERE f.id <= newest ORDER BY f.id DESC LIMIT most;"""
IN_PIECES = f"""{PIECES}(d.id) && ARRAY(
    SELECT piece * 64 + power FROM generate_series(oldest >> power, newest >> power) piece)"""
CANDIDATES_FUNCTION = f"""CREATE OR REPLACE FUNCTION {MET}(
        asked tsquery, near bigint, most integer, own text[], others text[], today date)
    RETURNS TABLE (id bigint, key varchar, kind varchar, sectors text, country varchar, region varchar,
        deadline text, stale_on text)
    LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    newest bigint := (SELECT d.id FROM {DOCUMENTS} d ORDER BY d.id DESC LIMIT 1);
    oldest bigint;
    power integer;
    met integer;
BEGIN
    WHILE newest > 0 AND most > 0 LOOP
        power := CASE {FITTING} END;
        oldest := coalesce(greatest(newest - near, 0) >> power << power, 0);
        IF oldest > 0 THEN
            {FOUND % IN_PIECES}
        ELSE
            {FOUND % "true"}
        END IF;
        GET DIAGNOSTICS met = ROW_COUNT;
        most := most - met;
        newest := oldest - 1;
        near := near * {AT_ONCE};
    END LOOP;
END $$"""
POSTGRESQL = [
    # Tokens that lie beside their row are compared in a third of the time.
    f"ALTER TABLE {DOCUMENTS} SET (toast_tuple_target = 8160)",
    f"""ALTER TABLE {DOCUMENTS} ADD COLUMN IF NOT EXISTS tokens tsvector
        GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED""",
    f"""CREATE OR REPLACE FUNCTION {PIECES}(id bigint) RETURNS bigint[]
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT ARRAY[{NUMBERED}] $$""",
    f"DROP INDEX IF EXISTS {INDEX}",
    f"""CREATE INDEX IF NOT EXISTS {GIN} ON {DOCUMENTS}
        USING gin (tokens, {PIECES}(id)) WITH (fastupdate = off)""",
    "DROP FUNCTION IF EXISTS web_search_met(tsquery, integer)",
    f"DROP FUNCTION IF EXISTS {MET}(tsquery, integer)",
    CANDIDATES_FUNCTION,
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
