"""What goes with an entity that was left out by hand, so that nothing in the dataset tells of it.

Every fact in which it takes part goes. Of a person nothing remains: the articles about them go as a whole, elsewhere
every fact whose words name them, and in every other text their names are covered, character by character, so that the
offsets of what stays hold.
"""

import pyarrow as pa

from pipeline.database import quoted, text
from pipeline.merging.dropped_names import DroppedNames
from pipeline.merging.engine import SqlEngine
from pipeline.merging.sql import statement
from pipeline.tables.schema import Table

REMOVED = "removed"  # the status of a file whose article was left out

_FACTS = ("mentions", "dates", "quantities", "quotations", "event_participants", "events", "statements")
_STEPS = (
    *("dropped_entities", "removed_documents", "dropped_names", "full_names", "names_of_others", "longer_names"),
    *("entity_map", "hidden_ids"),
)
_EMPTY = {"removed_documents": "document_id", "hidden_ids": "entity_id"}
_SPANS = pa.schema([("document_id", pa.string()), ("start_char", pa.int64()), ("end_char", pa.int64())])

# The texts in which names are covered; those of facts name nobody who was left out, or the fact goes.
_COVERED = {
    "documents": ("title", "description"),
    "sections": ("heading",),
    "blocks": ("text", "label", "value"),
    "sentences": ("text",),
    "sources": (
        "title", "trans_title", "container_title", "publisher", "publisher_place", "archive", "via", "quote",
        "raw_text",
    ),
    "entities": ("description",),
    "notices": ("message",),
    "rejects": ("message", "raw"),
}  # fmt: skip
_ADDRESSES = {"documents": ("url",), "sources": ("url",)}  # empty where they name somebody: part of one leads nowhere


class Removal:
    """The rows that are left out of each table, found in the shards; nothing where no entity is left out."""

    def __init__(self, sql: SqlEngine, tables: dict[str, Table]) -> None:
        """Make `entity_map`, which has no entity that is left out, and find what goes with those."""
        self._sql = sql
        self._lost: dict[str, str] = {}  # table -> the column by which its lost rows are known
        self._active = sql.fetch("SELECT count(*) FROM drops") != [(0,)]
        if self._active:
            for step in _STEPS:
                sql.execute(statement(step))
            self._find_names(_dropped_names(sql))
            for name in _FACTS:
                self._find_lost(tables[name])
            sql.execute(
                "CREATE TABLE lost_sources AS SELECT source_id AS key FROM shard_sources "
                "SEMI JOIN removed_documents USING (document_id)"
            )
            self._lost["sources"] = "source_id"
        else:
            columns = "document_id, local_id, entity_id, is_joined"
            sql.execute(f"CREATE TABLE entity_map AS SELECT {columns} FROM corrected_entities ORDER BY document_id")
            for name, column in _EMPTY.items():
                sql.create(name, pa.table({column: pa.array([], pa.string())}))

    def kept(self, table: Table, query: str) -> str:
        """The query without the rows that are left out; references to such rows are null, names are covered."""
        if not self._active:
            return query
        if table.name == "files":
            return _without_removed(query)
        if table.name in self._lost:
            key = quoted(self._lost[table.name])
            query = f"SELECT q.* FROM ({query}) q ANTI JOIN lost_{table.name} l ON l.key = q.{key}"
        elif "document_id" in table.column_names:
            query = f"SELECT q.* FROM ({query}) q ANTI JOIN removed_documents r ON r.document_id = q.document_id"
        for foreign in table.foreign_keys:
            if foreign.table in self._lost and foreign.table != table.name:
                column, lost = quoted(foreign.columns[0]), f"lost_{foreign.table}"
                if table.column(foreign.columns[0]).nullable:
                    kept = f"CASE WHEN l.key IS NULL THEN q.{column} END AS {column}"
                    query = f"SELECT q.* REPLACE ({kept}) FROM ({query}) q LEFT JOIN {lost} l ON l.key = q.{column}"
                else:
                    query = f"SELECT q.* FROM ({query}) q ANTI JOIN {lost} l ON l.key = q.{column}"
        return self._covered(table, query)

    def kept_changes(self, query: str) -> str:
        """The query of `changes` without words of rows that went away, which may name a person who is left out."""
        if not self._active or not query:
            return query
        told = ("words", "sentence", "article")
        cells = ", ".join(f"CASE WHEN change <> 'removed' THEN {c} END AS {c}" for c in told)
        return f"SELECT q.* REPLACE ({cells}) FROM ({query}) q"

    def _find_names(self, names: DroppedNames) -> None:
        """The SQL functions `names_them` and `covered`, and `dropped_places`: where the articles name such persons."""
        self._sql.define("names_them", names.stand_in, pa.bool_())
        self._sql.define("covered", names.covered, pa.string())
        found = self._sql.fetch(
            "SELECT document_id, start_char, text FROM shard_blocks WHERE names_them(document_id, text)"
        )
        spans = [
            {"document_id": document_id, "start_char": at + start, "end_char": at + end}
            for document_id, at, text in found
            for start, end in names.spans(document_id, text)
        ]
        self._sql.create("named_places", pa.Table.from_pylist(spans, _SPANS))
        self._sql.execute(statement("dropped_places"))

    def _find_lost(self, table: Table) -> None:
        key = table.primary_key[0]
        rows = f"shard_{table.name}"
        if table.name == "event_participants":
            rows = f"(SELECT p.*, e.document_id FROM {rows} p JOIN shard_events e ON e.event_id = p.event_id)"
        found = [
            f"SELECT q.{key} AS key FROM {rows} q JOIN dropped_entities d ON d.local_id = q.{quoted(k.columns[0])}"
            for k in table.foreign_keys
            if k.table == "entities"
        ]
        found.append(f"SELECT q.{key} AS key FROM {rows} q JOIN removed_documents d ON d.document_id = q.document_id")
        if "start_char" in table.column_names:
            found.append(
                f"SELECT q.{key} AS key FROM {rows} q JOIN dropped_places p ON p.document_id = q.document_id "
                "AND p.start_char < q.end_char AND p.end_char > q.start_char"
            )
        exact = table.evidence and table.evidence.column  # is known by its place
        texts = ", ".join(f"q.{quoted(c)}" for c in _text_columns(table) if c != exact)
        if texts:
            said = f"concat_ws(' | ', {texts})"
            found.append(f"SELECT q.{key} AS key FROM {rows} q WHERE names_them(q.document_id, {said})")
        if table.name == "events":
            found.append("SELECT key FROM lost_event_participants")
        self._sql.execute(f"CREATE TABLE lost_{table.name} AS {' UNION '.join(found)}")
        self._lost[table.name] = key

    def _covered(self, table: Table, query: str) -> str:
        document = "q.document_id" if "document_id" in table.column_names else "NULL"
        cells = [f"covered({document}, {quoted(c)}) AS {quoted(c)}" for c in _COVERED.get(table.name, ())]
        for c in map(quoted, _ADDRESSES.get(table.name, ())):
            cells.append(f"CASE WHEN NOT names_them({document}, {c}) THEN {c} END AS {c}")
        if table.name == "documents":
            others = "(SELECT document_id FROM removed_documents)"
            cells.append(f"CASE WHEN same_as_id NOT IN {others} THEN same_as_id END AS same_as_id")
        elif table.name == "entities":
            cells.append("mention_count - coalesce(l.lost, 0) AS mention_count")
            query = f"SELECT * REPLACE ({', '.join(cells)}) FROM ({query}) q {_LOST_MENTIONS}"
            return f"SELECT * EXCLUDE (id, lost) FROM ({query})"
        elif table.name == "notices":
            hidden = "(SELECT entity_id FROM hidden_ids)"
            cells.append(f"CASE WHEN record_id NOT IN {hidden} THEN record_id END AS record_id")
        elif table.name == "source_creators":
            return (
                f"SELECT q.* FROM ({query}) q JOIN shard_sources s ON s.source_id = q.source_id "
                "WHERE NOT names_them(s.document_id, concat_ws(' ', q.given, q.family, q.literal))"
            )
        return f"SELECT q.* REPLACE ({', '.join(cells)}) FROM ({query}) q" if cells else query


# Mentions of others that go since they stand within a name that is covered.
_LOST_MENTIONS = """
    LEFT JOIN (
        SELECT k.entity_id AS id, count(*) AS lost
        FROM shard_mentions m
        JOIN lost_mentions x ON x.key = m.mention_id
        JOIN entity_map k ON k.local_id = m.entity_id
        GROUP BY k.entity_id
    ) l ON l.id = q.entity_id"""


def _dropped_names(sql: SqlEngine) -> DroppedNames:
    return DroppedNames(
        own=sql.fetch("SELECT DISTINCT document_id, name FROM dropped_names ORDER BY 1, 2"),
        full=(name for (name,) in sql.fetch("SELECT name FROM full_names ORDER BY 1")),
        others=sql.fetch("SELECT document_id, name FROM names_of_others ORDER BY 1, 2"),
        longer=(name for (name,) in sql.fetch("SELECT name FROM longer_names ORDER BY 1")),
    )


def _without_removed(query: str) -> str:
    """The rows of `files`: of an article that was left out only the file is told."""
    message = text("left out by hand, as the article of a person whom the decisions drop")
    return f"""
        SELECT q.* REPLACE (
            CASE WHEN r.document_id IS NULL THEN q.status ELSE {text(REMOVED)} END AS status,
            CASE WHEN r.document_id IS NULL THEN q.message ELSE {message} END AS message,
            CASE WHEN r.document_id IS NULL THEN q.document_id END AS document_id)
        FROM ({query}) q LEFT JOIN removed_documents r ON r.document_id = q.document_id"""


def _text_columns(table: Table) -> list[str]:
    keys = {c for key in table.foreign_keys for c in key.columns} | set(table.primary_key)
    return [c.name for c in table.columns if c.is_free_text and c.name not in keys]
