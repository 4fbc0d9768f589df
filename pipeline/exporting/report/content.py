"""What the page's scripts read: an index of articles, entities, statements and events, and one part for each article.

Rows are lists under a list of their columns. An entity stands as its position in the index, and so tells itself from a
text; an article as its position, a source as its position in its article. Spans are `start, end` in code points.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.exporting.base import RunFacts
from pipeline.exporting.report.kept import Kept
from pipeline.parsing.markers import marker_cut
from pipeline.tables.schema import Table

Row = Mapping[str, Any]

_STATEMENT = (
    "id", "article", "start", "end", "sentence", "certainty", "negated", "attributed", "confidence", "sources",
    "subject", "property", "value", "role", "target", "amount", "duration", "from", "to", "at",
)  # fmt: skip
_EVENT = (
    "id", "article", "start", "end", "sentence", "certainty", "negated", "attributed", "confidence", "sources",
    "kind", "what", "date", "first", "last", "place", "amount", "participants",
)  # fmt: skip
_BOUNDS = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


class Content:
    """The report's data, article by article and then the index, so that only one article is laid out at a time."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._entities = kept.entities()
        self._position = {row["entity_id"]: n for n, row in enumerate(self._entities)}
        self._statements: list[list[Any]] = []
        self._events: list[list[Any]] = []

    def articles(self) -> Iterator[dict[str, Any]]:
        """The parts of the articles, in the order of the index."""
        kept = self._kept
        statement_sources = kept.by_row("statement_sources")
        event_sources = kept.by_row("event_sources")
        participants = kept.by_row("event_participants")
        by_article = {
            name: kept.by_article(name)
            for name in (
                "sections", "blocks", "sentences", "citations", "sources", "mentions", "dates", "statements", "events"
            )
        }  # fmt: skip
        for n in range(len(kept.documents)):
            rows = {name: grouped[n] for name, grouped in by_article.items()}
            sources = {row["source_id"]: i for i, row in enumerate(rows["sources"])}
            passages = {row["block_id"]: row for row in rows["blocks"]}
            passages |= {row["sentence_id"]: row for row in rows["sentences"]}
            for row in rows["statements"]:
                cited = _cited(statement_sources.get(row["statement_id"], ()), sources)
                self._statements.append(self._statement(n, row, passages, cited))
            for row in rows["events"]:
                cited = _cited(event_sources.get(row["event_id"], ()), sources)
                took_part = [
                    [self._ref(p["entity_id"], p["participant_text"]), p["role"]]
                    for p in participants.get(row["event_id"], ())
                ]
                self._events.append([*self._event(n, row, rows["citations"], passages, cited), took_part])
            yield {
                "sections": [[r["level"], r["heading"], r["kind"], r["start_char"]] for r in rows["sections"]],
                "blocks": [_block(r) for r in rows["blocks"]],
                "names": [[*_span(r), self._position[r["entity_id"]]] for r in rows["mentions"]],
                "dates": [[*_span(r), r["edtf"]] for r in rows["dates"]],
                "markers": [[*_span(r), sources.get(r["source_id"])] for r in rows["citations"]],
                "sources": [_source(r) for r in rows["sources"]],
            }

    def index(self, facts: RunFacts, tables: list[Table]) -> dict[str, Any]:
        """The index; to be asked for after the articles."""
        kept = self._kept
        return {
            "run": {
                "input": facts.input_name,
                "files": dict(facts.files),
                "rejects": dict(sorted(facts.rejects.items())),
                "notices": dict(sorted(facts.notices.items())),
                "versions": dict(facts.versions),
            },
            "tables": _frame(
                ("name", "group", "about", "rows"),
                [[t.name, t.group, t.description, kept.row_counts.get(t.name, 0)] for t in tables if not t.view],
            ),
            "articleCount": kept.document_count,
            "rejects": _frame(("path", "table", "code", "message"), [list(row.values()) for row in kept.rejects]),
            "properties": kept.properties,
            "entities": _frame(
                ("id", "schema", "name", "description", "articles", "mentions"),
                [list(row.values()) for row in self._entities],
            ),
            "articles": _frame(
                ("id", "title", "description", "url", "path", "language", "words", "subject"),
                [
                    [
                        d["document_id"], d["title"] or d["path"], d["description"], d["url"], d["path"], d["language"],
                        d["word_count"], self._position.get(d["subject_id"]),
                    ]
                    for d in kept.documents
                ],
            ),
            "statements": _frame(_STATEMENT, self._statements),
            "events": _frame(_EVENT, self._events),
        }  # fmt: skip

    def _ref(self, entity_id: str | None, text: str | None) -> int | str | None:
        return text if entity_id is None else self._position[entity_id]

    def _fact(
        self, article: int, key: str, row: Row, passages: Mapping[str, Row], cited: list[tuple[int, str]]
    ) -> list[Any]:
        passage = passages.get(row["sentence_id"]) or passages.get(row["block_id"]) or row
        return [
            row[key], article, *_span(row), _span(passage), row["certainty"], int(row["negated"]),
            self._ref(row["attributed_to_id"], row["attributed_to_text"]), round(row["confidence"], 2), cited,
        ]  # fmt: skip

    def _statement(
        self, article: int, row: Row, passages: Mapping[str, Row], cited: list[tuple[int, str]]
    ) -> list[Any]:
        return [
            *self._fact(article, "statement_id", row, passages, cited),
            self._ref(row["subject_id"], row["subject_text"]), row["property"],
            self._ref(row["value_id"], row["value_text"] or row["value_edtf"]), row["role"], row["target_text"],
            _amount(row), row["duration"], row["start_edtf"], row["end_edtf"], row["point_edtf"],
        ]  # fmt: skip

    def _event(
        self,
        article: int,
        row: Row,
        citations: Iterable[Row],
        passages: Mapping[str, Row],
        cited: list[tuple[int, str]],
    ) -> list[Any]:
        first, last = row["date_start"], row["date_end"]
        return [
            *self._fact(article, "event_id", row, passages, cited),
            row["kind"], row["name"] or _without(citations, row), row["date_edtf"],
            first and first.isoformat(), last and last.isoformat(),
            self._ref(row["place_id"], row["place_text"]), _amount(row),
        ]  # fmt: skip


def _frame(columns: tuple[str, ...], rows: list[list[Any]]) -> dict[str, Any]:
    return {"columns": columns, "rows": rows}


def _span(row: Row) -> list[int]:
    return [row["start_char"], row["end_char"]]


def _cited(rows: Iterable[Row], sources: Mapping[str, int]) -> list[tuple[int, str]]:
    """Source and scope, each once; direct before inherited."""
    cited = {(sources[row["source_id"]], row["scope"]) for row in rows if row["source_id"] in sources}
    return sorted(cited, key=lambda one: (one[1], one[0]))


def _amount(row: Row) -> str | None:
    if row["amount"] is None:
        return None
    return _BOUNDS.get(row.get("amount_bound") or "", "") + f"{row['amount']:,.12g} {row['currency'] or ''}".rstrip()


def _without(citations: Iterable[Row], row: Row) -> str:
    """The words of a row without the markers that stand among them, and the pages behind these."""
    text: str = row["exact"]
    start, end = _span(row)
    inside = [c for c in citations if start <= c["start_char"] and c["end_char"] <= end] if "[" in text else []
    kept, at = "", 0
    for marker in inside:
        kept += text[at : marker["start_char"] - start]
        at = marker_cut(text, marker["end_char"] - start, marker["kind"] != "request")
    return kept + text[at:]


def _block(row: Row) -> list[Any]:
    """Kind, beginning and text of a block, and the label that a row of an infobox begins with."""
    label = row["label"]
    return [row["kind"], row["start_char"], row["text"], *([label] if label and row["text"].startswith(label) else [])]


def _source(row: Row) -> list[str | None]:
    """Label, text and address of a source: the entry as it stands, or what is known of it."""
    label = row["label"] or (None if row["number"] is None else str(row["number"]))
    known = (row["title"], row["container_title"] or row["publisher"], row["issued_edtf"])
    text = row["raw_text"] or ", ".join(part for part in known if part)
    return [label, text, row["url"] or (row["doi"] and f"https://doi.org/{row['doi']}")]
