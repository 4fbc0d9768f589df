"""The exporter for FollowTheMoney: `entities.ftm.json`, one entity a line, and a count of what it could not say."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.database import quoted
from pipeline.exporting.base import Exporter, ExportOptions
from pipeline.exporting.ftm.entities import Entity, load_model, plain_date
from pipeline.exporting.ftm.statements import SCHEMATA, Row, StatementWriter
from pipeline.tables.keys import digest
from pipeline.tables.schema import Table

_NAMES = {"alias": "alias", "acronym": "alias", "native": "name", "previous": "previousName", "weak": "weakAlias"}
_ROWS = 1000


class FtmExporter(Exporter):
    """Writes `entities.ftm.json` and `entities.ftm.summary.json`.

    The tables wait in a scratch database, since what is said of an entity comes together from many of them.
    """

    format = "ftm"
    title = "FollowTheMoney entities"

    def __init__(self, folder: Path, options: ExportOptions) -> None:
        super().__init__(folder, options)
        self._model = load_model()
        self._refused: Counter[str] = Counter()
        self._statements = StatementWriter(self._model, self._refused)
        self._scratch = folder / "scratch.duckdb"
        self._connection = duckdb.connect(self._scratch, config={"threads": 1})

    @staticmethod
    def require() -> None:
        load_model()

    def feed(self, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
        self._connection.register("fed", pa.RecordBatchReader.from_batches(table.arrow_schema, batches))
        self._connection.execute(f"CREATE TABLE {quoted(table.name)} AS FROM fed")
        self._connection.unregister("fed")

    def finish(self) -> list[Path]:
        path, summary = self.folder / "entities.ftm.json", self.folder / "entities.ftm.summary.json"
        counts: Counter[str] = Counter()
        self._connection.execute(_query("shown_sources"))
        nobody = self._connection.execute("SELECT count(*) FROM statements WHERE subject_id IS NULL").fetchall()
        self._statements.left_out["subject without a name"] += nobody[0][0]
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for entity in self._entities():
                if entity.is_whole:
                    file.write(entity.line())
                    counts[entity.schema.name] += 1
                else:
                    self._statements.left_out["without a name that FollowTheMoney takes"] += 1
        self.close()
        about = {
            "entities": counts,
            "notes": self._statements.as_notes,
            "left_out": +self._statements.left_out,
            "refused_values": self._refused,
        }
        summary.write_text(json.dumps(about, indent=2, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
        return [path, summary]

    def close(self) -> None:
        """Remove what waited, and DuckDB's log of it, which a connection leaves that others still look through."""
        self._connection.close()
        for path in (self._scratch, self._scratch.with_name(f"{self._scratch.name}.wal")):
            path.unlink(missing_ok=True)

    def _entities(self) -> Iterator[Entity]:
        yield from map(self._document, self._rows("documents"))
        yield from map(self._source, self._rows("sources"))
        for row in self._rows("entities"):
            if row["schema"] in SCHEMATA:
                yield from self._entity(row)
            else:
                self._statements.left_out[f"entity of the kind {row['schema']}"] += 1
        for key, name in sorted(self._statements.positions.items()):
            position = self._new("Position", key)
            position.add("name", name)
            yield position
        for row in self._rows("events"):
            yield from self._event(row)
        yield from self._mentions()

    def _rows(self, query: str) -> Iterator[Row]:
        cursor = self._connection.cursor()
        cursor.execute(_query(query))
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(_ROWS):
            yield from (dict(zip(names, row, strict=True)) for row in rows)

    def _new(self, schema: str, key: str) -> Entity:
        return Entity(self._model, schema, key, self._refused)

    def _document(self, row: Row) -> Entity:
        document = self._new("Article", row["document_id"])
        for name in ("name", "title"):
            document.add(name, row["title"] or row["path"])
        document.add("fileName", row["path"])
        document.add("sourceUrl", row["url"])
        document.add("summary", row["description"])
        document.add("language", row["language"])
        return document

    def _source(self, row: Row) -> Entity:
        source = self._new("Article", row["source_id"])
        for name in ("name", "title"):
            source.add(name, row["title"] or row["raw_text"] or row["publisher"] or row["source_id"])
        source.add("author", row["authors"])
        source.add("publisher", row["publisher"])
        source.add("language", row["language"] and row["language"].split(";"))
        source.add("publishedAt", plain_date(row["issued_edtf"]))
        source.add("retrievedAt", plain_date(row["accessed_edtf"]))
        source.add("sourceUrl", row["url"])
        return source

    def _entity(self, row: Row) -> Iterator[Entity]:
        entity = self._new(SCHEMATA[row["schema"]], row["entity_id"])
        entity.add("name", row["name"])
        for named in row["names"] or ():
            if named["name"] != row["name"]:
                entity.add(_NAMES.get(named["name_type"], "alias"), named["name"])
        if entity.schema.name == "Address":
            entity.add("full", row["name"])
        entity.add("country", row["country"])
        entity.add("summary", row["description"])
        entity.add("proof", row["document_ids"])
        entity.add("sourceUrl", row["urls"])
        beside = list(self._statements.tell(entity, row["entity_id"], row["statements"] or []))
        yield entity
        yield from beside

    def _event(self, row: Row) -> Iterator[Entity]:
        left_out = self._statements.left_out
        involved = [p for p in row["participants"] or () if self._is_a(p["schema"], "LegalEntity")]
        if row["negated"]:
            left_out["event that was denied"] += 1
        elif row["certainty"] != "asserted":
            left_out[f"event that is {row['certainty']}"] += 1
        elif not involved:
            left_out["event without a known person or organisation"] += 1
        else:
            event = self._new("Event", row["event_id"])
            names = ", ".join(dict.fromkeys(p["name"] for p in involved))
            event.add("name", row["name"] or f"{row['kind'].replace('_', ' ').capitalize()}: {names}")
            event.add("keywords", row["kind"])
            event.add("involved", [p["entity_id"] for p in involved])
            event.add("location", row["place"])
            event.add("summary", row["sentence"])
            first, _, last = (row["date_edtf"] or "").partition("/")
            if last and plain_date(first) and plain_date(last):
                event.add("startDate", first)
                event.add("endDate", last)
            elif plain_date(row["date_edtf"]):
                event.add("date", row["date_edtf"])
            elif row["date_edtf"]:
                event.add("description", f"date: {row['date_edtf']} (EDTF)")
            event.add("proof", [row["document_id"], *(row["source_ids"] or ())])
            event.add("sourceUrl", row["url"])
            yield event

    def _mentions(self) -> Iterator[Entity]:
        for row in self._rows("mentions"):
            if self._is_a(row["schema"], "LegalEntity"):
                mention = self._new("Mention", f"mention-{digest(row['document_id'], row['entity_id'])}")
                mention.add("document", row["document_id"])
                mention.add("resolved", row["entity_id"])
                mention.add("name", row["names"])
                mention.add("detectedSchema", SCHEMATA[row["schema"]])
                yield mention

    def _is_a(self, kind: str, schema: str) -> Any:
        return kind in SCHEMATA and self._model.get(SCHEMATA[kind]).is_a(schema)


def _query(name: str) -> str:
    return files(__package__).joinpath("queries", f"{name}.sql").read_text("utf-8")
