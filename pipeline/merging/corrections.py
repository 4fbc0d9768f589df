"""Decisions by hand, applied to the entities that the rules joined: split, joined, renamed, left out.

Splitting goes before joining, joining before renaming and leaving out, so that the order of the lines does not matter.
A key means the entity that has it; a key that no entity has any more, since the rules joined what it stood for with
another, means the entity that this became: so what was decided once holds as the corpus grows.
"""

from collections.abc import Iterable

import pyarrow as pa

from pipeline.merging.decisions import DIFFERENT, DROP, RENAME, SAME, Decision
from pipeline.merging.engine import SqlEngine
from pipeline.merging.sql import statement
from pipeline.tables.columns import Row
from pipeline.tables.keys import digest

DECISION_APPLIED = "decision_applied"
_UNMATCHED, _CONTRADICTED = "decision_unmatched", "decision_contradicted"
_MOVES = pa.schema([(name, pa.string()) for name in ("entity_id", "article_id", "own_id", "new_id")])
_KEPT = pa.schema([(name, pa.string()) for name in ("entity_id", "kept_id")])
_DROPS = pa.schema([(name, pa.string()) for name in ("entity_id", "article_id")])
_RENAMED = pa.schema([(name, pa.string()) for name in ("entity_id", "name", "schema")])
_RETIRED = pa.schema([(name, pa.string()) for name in ("old_id", "entity_id", "reason")])


def apply_decisions(sql: SqlEngine, decisions: Iterable[Decision]) -> list[Row]:
    """Apply the decisions, and give rows of `notices` that say what came of each.

    From `joined_entities` the tables `corrected_entities`, `drops`, `renamed_entities` and `retired_by_hand` are made.
    """
    corrections = _Corrections(sql, list(decisions))
    corrections.apply()
    sql.create("moves", pa.Table.from_pylist(corrections.moves, _MOVES))
    sql.create("kept_entities", pa.Table.from_pylist(corrections.kept, _KEPT))
    sql.create("drops", pa.Table.from_pylist(corrections.drops, _DROPS))
    sql.create("renamed_entities", pa.Table.from_pylist(corrections.renamed, _RENAMED))
    sql.create("retired_by_hand", pa.Table.from_pylist(corrections.retired, _RETIRED))
    if corrections.moves or corrections.kept:
        sql.execute(statement("corrected_entities"))
    else:
        sql.execute(statement("uncorrected_entities"))
    return corrections.notices


class _Corrections:
    def __init__(self, sql: SqlEngine, decisions: list[Decision]) -> None:
        self._decisions = decisions
        self._read_matches(sql)
        self._moved: dict[tuple[str, str | None, str | None], str] = {}
        self._apart: list[tuple[str, str]] = []
        self._groups: dict[str, set[str]] = {}  # every key that was joined by hand -> all of its group
        self._joined_into: dict[str, str | None] = {}  # key that was joined into another -> the reason
        self._names: dict[str, Decision] = {}
        self._dropped: dict[tuple[str, str | None], Decision] = {}
        self.notices: list[Row] = []

    def _read_matches(self, sql: SqlEngine) -> None:
        """What the keys of the decisions stand for: entities, and what became of keys that no entity has."""
        self._present: set[str] = set()
        self._became: dict[str, list[str]] = {}
        self._articles: dict[str, str] = {}
        self._spoken_of: dict[str, set[str]] = {}
        self._elsewhere: set[str] = set()
        if not self._decisions:  # nearly always, and these queries look at all entities
            return
        keys = {key for d in self._decisions for key in (d.entity_id, d.other_id) if key}
        sql.create("named_ids", pa.table({"id": pa.array(sorted(keys), pa.string())}))
        documents = sorted({d.document_id for d in self._decisions if d.document_id})
        sql.create("named_documents", pa.table({"document_id": pa.array(documents, pa.string())}))
        for key, entity_id in sql.fetch(statement("named_entities")):
            if key == entity_id:
                self._present.add(key)
            else:
                self._became.setdefault(key, []).append(entity_id)
        self._articles.update(sql.fetch(statement("named_articles")))
        for entity_id, article_id in sql.fetch(statement("articles_of_named")):
            if article_id is None:
                self._elsewhere.add(entity_id)
            else:
                self._spoken_of.setdefault(entity_id, set()).add(article_id)

    def apply(self) -> None:
        for kind, method in ((DIFFERENT, self._part), (SAME, self._join), (RENAME, self._rename), (DROP, self._drop)):
            for decision in self._decisions:
                if decision.kind == kind:
                    method(decision)

    # ---- what came of it -----------------------------------------------------------------------------------------

    @property
    def moves(self) -> list[Row]:
        return [dict(zip(_MOVES.names, (*key, new), strict=True)) for key, new in self._moved.items()]

    @property
    def kept(self) -> list[Row]:
        return [{"entity_id": key, "kept_id": self._kept(key)} for key in self._groups]

    @property
    def retired(self) -> list[Row]:
        rows = []
        for key in sorted(self._groups):
            reason = self._joined_into.get(key)
            if self._kept(key) != key and key not in self._moved.values():
                told = f"the same by hand: {reason}" if reason else "the same by hand"
                rows.append({"old_id": key, "entity_id": self._kept(key), "reason": told})
        return rows

    @property
    def renamed(self) -> list[Row]:
        return [{"entity_id": key, "name": d.name, "schema": d.schema} for key, d in self._names.items()]

    @property
    def drops(self) -> list[Row]:
        return [{"entity_id": entity_id, "article_id": article} for entity_id, article in self._dropped]

    # ---- one decision --------------------------------------------------------------------------------------------

    def _part(self, decision: Decision) -> None:
        entity = self._entity(decision, decision.entity_id)
        if entity is None:
            return
        if decision.document_id:
            part = self._part_of_article(decision, entity)
            if part == entity:
                self._tell(decision, _UNMATCHED, f"{entity} is named in that article only: there is nothing to split")
            elif part is not None:
                self._apart.append((entity, part))
                self._tell(decision, DECISION_APPLIED, f"in {decision.document_id} it is {part}", part)
            return
        other = self._entity(decision, decision.other_id or "")
        if other is None:
            return
        keys = [decision.entity_id, decision.other_id or ""]
        if entity == other:  # the rules joined them: what has one of the keys of its own gets it back
            for key in keys:
                if key not in self._present:
                    self._moved[entity, None, key] = key
                    self._present.add(key)
        else:
            keys = [entity, other]
        self._apart.append((keys[0], keys[1]))
        self._tell(decision, DECISION_APPLIED, f"{keys[0]} and {keys[1]} stay apart", keys[0])

    def _join(self, decision: Decision) -> None:
        entity = self._entity(decision, decision.entity_id)
        other = self._entity(decision, decision.other_id or "")
        if entity is None or other is None:
            return
        if decision.document_id:
            part = self._part_of_article(decision, other)
            if part is None:
                return
            other = part
        ours, others = self._groups.get(entity, {entity}), self._groups.get(other, {other})
        for one, two in self._apart:
            if (one in ours and two in others) or (two in ours and one in others):
                self._tell(decision, _CONTRADICTED, f"another line says that {one} and {two} are different; remove one")
                return
        group = ours | others
        self._groups.update(dict.fromkeys(group, group))
        if entity != other:
            self._joined_into[other] = decision.reason
        self._tell(decision, DECISION_APPLIED, f"{other} is {entity}", entity)

    def _rename(self, decision: Decision) -> None:
        entity = self._entity(decision, decision.entity_id)
        if entity is None:
            return
        entity = self._kept(entity)
        first = self._names.setdefault(entity, decision)
        if (first.name, first.schema) != (decision.name, decision.schema):
            self._tell(decision, _CONTRADICTED, f"line {first.line} gives {entity} another name; remove one")
        else:
            told = ", ".join(filter(None, (decision.name, decision.schema)))
            self._tell(decision, DECISION_APPLIED, f"{entity} is shown as {told}", entity)

    def _drop(self, decision: Decision) -> None:
        """Leave out all that the key can mean: a removal that was asked for may not fail for a doubt."""
        key = decision.entity_id
        entities = [key] if key in self._present else self._became.get(key, [])
        article = self._articles.get(decision.document_id or "")
        if decision.document_id:
            entities = [e for e in entities if article in self._spoken_of.get(e, ())]
        if not entities:
            self._tell(decision, _UNMATCHED, "no entity has this key, or not in that article; nothing to leave out")
            return
        for entity in entities:
            self._dropped[self._kept(entity), article] = decision
        self._tell(decision, DECISION_APPLIED, "it is left out of all tables")

    # ---- looking up ----------------------------------------------------------------------------------------------

    def _entity(self, decision: Decision, key: str) -> str | None:
        """The entity that a key means; None, and a notice, where it means none or several."""
        if key in self._present:
            return key
        became = self._became.get(key, [])
        if len(became) == 1:
            return became[0]
        if became:
            told = f"{key} may now be {', '.join(became[:5])}; name one of them"
        else:
            told = f"no entity has the key {key}; copy it anew from the dataset, or remove the line"
        self._tell(decision, _UNMATCHED, told)
        return None

    def _part_of_article(self, decision: Decision, entity: str) -> str | None:
        """The key of what an article says of an entity, split from the rest where there is more."""
        article = self._articles.get(decision.document_id or "")
        if article is None:
            self._tell(decision, _UNMATCHED, f"no article has the document_id {decision.document_id}")
            return None
        spoken_of = self._spoken_of.get(entity, set())
        if article not in spoken_of:
            self._tell(decision, _UNMATCHED, f"{entity} is not named in {decision.document_id}")
            return None
        if len(spoken_of) == 1 and entity not in self._elsewhere:
            return entity
        part = f"{entity}-{digest(article)[:8]}"
        self._moved[entity, article, None] = part
        self._present.add(part)
        return part

    def _kept(self, key: str) -> str:
        """The key that a group keeps: one that no line joins into another, the first in order of the alphabet."""
        group = self._groups.get(key, {key})
        return min(group - self._joined_into.keys(), default=min(group))

    def _tell(self, decision: Decision, code: str, message: str, record_id: str | None = None) -> None:
        what = (decision.path, decision.kind, decision.entity_id, decision.other_id, decision.document_id)
        self.notices.append(
            {
                "notice_id": f"not-{digest('decision', *what, decision.line)}",
                "path": decision.path,
                "table": "entities",
                "record_id": record_id and self._kept(record_id),
                "code": code,
                "message": f"line {decision.line}: {decision.kind}: {message}",
            }
        )
