"""What goes with an entity that was left out by hand, so that no table of facts and no view tells of it.

Every fact in which it takes part goes. Of a person nothing remains: the facts of an article that is about it, every
fact whose words name it, and in the views the sentences and titles that do. The tables of text keep the article as it
stands.
"""

import pyarrow as pa

from pipeline.merging.database import quoted, statement
from pipeline.merging.engine import SqlEngine
from pipeline.tables.schema import Table

_FACTS = ("mentions", "dates", "quantities", "quotations", "event_participants", "events", "statements")
_STEPS = (
    *("dropped_entities", "removed_documents", "dropped_names", "full_names", "names_of_others", "dropped_mentions"),
    *("entity_map", "hidden_sentences", "hidden_blocks", "hidden_ids"),
)
_EMPTY = {
    "removed_documents": "document_id", "hidden_sentences": "sentence_id", "hidden_blocks": "block_id",
    "hidden_ids": "entity_id",
}  # fmt: skip


class Removal:
    """The rows that are left out of each table, found in the shards; nothing where no entity is left out."""

    def __init__(self, sql: SqlEngine, tables: dict[str, Table]) -> None:
        """Make `entity_map`, which has no entity that is left out, and find what goes with those."""
        self._lost: dict[str, str] = {}  # table -> the column by which its lost rows are known
        self._active = sql.fetch("SELECT count(*) FROM drops") != [(0,)]
        if self._active:
            for step in _STEPS:
                sql.execute(statement(step))
            for name in _FACTS:
                self._find_lost(sql, tables[name])
        else:
            sql.execute("CREATE VIEW entity_map AS SELECT local_id, entity_id, is_joined FROM corrected_entities")
            for name, column in _EMPTY.items():
                sql.create(name, pa.table({column: pa.array([], pa.string())}))

    def kept(self, table: Table, query: str) -> str:
        """The query without the rows that are left out; references to such rows are null."""
        if not self._active:
            return query
        if table.name == "entities":
            named = "EXISTS (SELECT 1 FROM full_names n WHERE contains(q.description, n.name))"
            return (
                f"SELECT q.* REPLACE (CASE WHEN {named} THEN NULL ELSE description END AS description) FROM ({query}) q"
            )
        if table.name == "rejects":
            return without_names(table, query)
        if table.name in self._lost:
            key = quoted(self._lost[table.name])
            query = f"SELECT q.* FROM ({query}) q ANTI JOIN lost_{table.name} l ON l.key = q.{key}"
        for foreign in table.foreign_keys:
            if foreign.table in self._lost and foreign.table != table.name:
                column, lost = quoted(foreign.columns[0]), f"lost_{foreign.table}"
                if table.column(foreign.columns[0]).nullable:
                    kept = f"CASE WHEN l.key IS NULL THEN q.{column} END AS {column}"
                    query = f"SELECT q.* REPLACE ({kept}) FROM ({query}) q LEFT JOIN {lost} l ON l.key = q.{column}"
                else:
                    query = f"SELECT q.* FROM ({query}) q ANTI JOIN {lost} l ON l.key = q.{column}"
        return query

    def kept_view(self, table: Table, query: str) -> str:
        """The query of a view without cells that name a person who is left out."""
        return without_names(table, query) if self._active else query

    def kept_changes(self, query: str) -> str:
        """The query of `changes` without words that name a person who is left out, or of rows that went away."""
        if not self._active or not query:
            return query
        told = ("words", "sentence", "article")
        named = f"EXISTS (SELECT 1 FROM full_names n WHERE contains(concat_ws(' | ', {', '.join(told)}), n.name))"
        cells = ", ".join(f"CASE WHEN NOT (change = 'removed' OR {named}) THEN {c} END AS {c}" for c in told)
        return f"SELECT q.* REPLACE ({cells}) FROM ({query}) q"

    def _find_lost(self, sql: SqlEngine, table: Table) -> None:
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
                f"SELECT q.{key} AS key FROM {rows} q JOIN dropped_mentions m ON m.document_id = q.document_id "
                "AND m.start_char < q.end_char AND m.end_char > q.start_char"
            )
        for column in _text_columns(table):
            found.append(
                f"SELECT q.{key} AS key FROM {rows} q JOIN dropped_names n "
                f"ON n.document_id = q.document_id AND n.name = q.{quoted(column)}"
            )
        found.append(f"SELECT key FROM ({_naming(table, rows, key)})")
        if table.name == "events":
            found.append("SELECT key FROM lost_event_participants")
        sql.execute(f"CREATE TABLE lost_{table.name} AS {' UNION '.join(found)}")
        self._lost[table.name] = key


def without_names(table: Table, query: str) -> str:
    """The query with null in place of every text that holds the full name of a person who is left out."""
    key = table.primary_key[0]
    cells = [c for c in _text_columns(table) if table.column(c).nullable]
    flags = ", ".join(f"bool_or(contains({quoted(c)}, name)) AS {quoted(c)}" for c in cells)
    hits = f"SELECT key, {flags} FROM ({_naming(table, f'({query})', key)}) GROUP BY key"
    shown = ", ".join(f"CASE WHEN h.{quoted(c)} THEN NULL ELSE q.{quoted(c)} END AS {quoted(c)}" for c in cells)
    return f"SELECT q.* REPLACE ({shown}) FROM ({query}) q LEFT JOIN ({hits}) h ON h.key = q.{quoted(key)}"


def _naming(table: Table, rows: str, key: str) -> str:
    """The SQL of the rows that hold a full name which nobody else in their article has."""
    text = ", ".join(f"q.{quoted(c)}" for c in _text_columns(table))
    return (
        f"SELECT q.{quoted(key)} AS key, n.name, {text} FROM {rows} q JOIN full_names n "
        f"ON contains(concat_ws(' | ', {text}), n.name) "
        "LEFT JOIN names_of_others o ON o.document_id = q.document_id AND o.name = n.name WHERE o.name IS NULL"
    )


def _text_columns(table: Table) -> list[str]:
    return [c.name for c in table.columns if c.is_free_text]
