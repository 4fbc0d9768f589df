"""Statements in the words of FollowTheMoney. An allegation never comes out as a fact.

- What the text asserts becomes a property of its subject, or an edge to another entity, as `properties` says.
- What the text alleges or reports becomes a note on its subject, which says so in its first word.
- Matters of court become a court case, whose name and status say how certain the text is, and whether it was denied,
  dropped or acquitted: a charge without its end would be worse than none.
- What the text denies is left out, and counted, as is what FollowTheMoney has no word for.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.exporting.ftm.entities import Entity, plain_date
from pipeline.tables.keys import digest

Row = Mapping[str, Any]

# FollowTheMoney's schema for that of an entity; it has none for works and things.
SCHEMATA = {name: name for name in ("Person", "Organization", "Company", "PublicBody", "LegalEntity", "Event")} | {
    "Place": "Address"
}
_DATES = {"startDate": "start_edtf", "endDate": "end_edtf", "date": "point_edtf"}


class StatementWriter:
    """Makes what FollowTheMoney can say of statements; `left_out` and `as_notes` count the rest by reason."""

    def __init__(self, model: Any, refused: Counter[str]) -> None:
        self._model = model
        self._refused = refused
        self.left_out: Counter[str] = Counter()
        self.as_notes: Counter[str] = Counter()
        self.positions: dict[str, str] = {}

    def tell(self, subject: Entity, key: str, statements: list[Row]) -> Iterator[Entity]:
        """Add to the subject what is said of it, and give the entities that stand beside it, each once."""
        made: dict[str, Entity] = {}
        for said in statements:
            for name, entity in self._tell_one(subject, key, said):
                _add_origin(made.setdefault(name, entity), said)
        yield from made.values()

    def _tell_one(self, subject: Entity, key: str, said: Row) -> Iterator[tuple[str, Entity]]:
        schema = self._model.get(said["ftm_schema"]) if said["ftm_schema"] else None
        if schema is not None and schema.name == "CourtCaseParty":
            yield from self._court_case(key, said)
        elif said["negated"]:
            self.left_out["negated"] += 1
        elif said["certainty"] != "asserted":
            self.as_notes[said["certainty"]] += 1
            subject.add("notes", note_of(said))
            _add_origin(subject, said)
        elif schema is None:
            self.left_out["no word in FollowTheMoney"] += 1
        elif schema.is_a("Interval"):
            yield from self._edge(subject, key, schema, said)
        elif subject.schema.is_a(schema):
            self._property(subject, said)
        else:
            self.left_out["no word for a subject of this kind"] += 1

    def _property(self, subject: Entity, said: Row) -> None:
        name = said["ftm_property"]
        is_date = subject.schema.get(name).type.name == "date"
        value = plain_date(said["value_edtf"]) if is_date else said["value"]
        if value:
            subject.add(name, value)
        else:
            subject.add("notes", f"{said['label']}: {said['value']} (EDTF {said['value_edtf']})")
        _add_origin(subject, said)

    def _edge(self, subject: Entity, key: str, schema: Any, said: Row) -> Iterator[tuple[str, Entity]]:
        there = schema.get(said["ftm_property"])
        here = next(p for p in (schema.source_prop, schema.target_prop) if p != there) if schema.edge else None
        here = here or schema.get("entity")
        value = said["value"]
        if not subject.schema.is_a(here.range):
            self.left_out["no word for a subject of this kind"] += 1
            return
        if there.type.name == "entity" and there.range.name == "Position":
            value = f"position-{digest('position', said['value'])}"
            self.positions[value] = said["value"]
        elif there.type.name == "entity":
            value = said["value_id"]
            kind = SCHEMATA.get(said["value_schema"] or "")
            if kind is None or not self._model.get(kind).is_a(there.range):
                self.left_out["no word for a value of this kind"] += 1
                return
        role = said["role"] or (said["label"] if schema.name == "UnknownLink" else None)
        dates = [said[column] for column in _DATES.values()]
        name = f"{schema.name.lower()}-{digest(schema.name, key, there.name, value, said['property'], role, *dates)}"
        edge = Entity(self._model, schema.name, name, self._refused)
        edge.add(here.name, key)
        edge.add(there.name, value)
        if "relationship" in schema.properties:
            edge.add("relationship", said["label"])
        if "role" in schema.properties:
            edge.add("role", role)
        _add_dates(edge, said)
        yield name, edge

    def _court_case(self, key: str, said: Row) -> Iterator[tuple[str, Entity]]:
        status = status_of(said)
        identity = digest(key, said["property"], said["value"], said["point_edtf"], status)
        case = Entity(self._model, "CourtCase", f"case-{identity}", self._refused)
        case.add("name", f"{said['label']}: {said['value']} ({status})")
        case.add("status", status)
        party = Entity(self._model, "CourtCaseParty", f"party-{identity}", self._refused)
        party.add("party", key)
        party.add("case", f"case-{identity}")
        party.add("role", said["label"])
        party.add("status", status)
        _add_dates(party, said)
        yield f"case-{identity}", case
        yield f"party-{identity}", party


def status_of(said: Row) -> str:
    """How certain the text is, in words: `alleged, according to the prosecutors; denied, dropped or acquitted`."""
    status: str = said["certainty"]
    if said["attributed_to"]:
        status += f", according to {said['attributed_to']}"
    return f"{status}; denied, dropped or acquitted" if said["negated"] else status


def note_of(said: Row) -> str:
    """A statement as a sentence that begins with how certain the text is of it."""
    what = " ".join(filter(None, (said["value"], said["role"] and f"({said['role']})")))
    status = status_of(said)
    return f"{status[0].upper()}{status[1:]}: {said['label'].lower()}: {what}. “{said['sentence'] or ''}”"


def _add_dates(entity: Entity, said: Row) -> None:
    for name, column in _DATES.items():
        edtf = said[column]
        if plain_date(edtf):
            entity.add(name, edtf)
        elif edtf:
            entity.add("description", f"{name}: {edtf} (EDTF)")


def _add_origin(entity: Entity, said: Row) -> None:
    """The sentence, the article and the sources that it cites, and the key of the statement."""
    if "proof" in entity.schema.properties:  # older models have it for things alone
        entity.add("proof", [said["document_id"], *(said["source_ids"] or ())])
    if "sourceUrl" in entity.schema.properties:
        entity.add("sourceUrl", said["url"])
    if entity.schema.is_a("Interval") or entity.schema.name == "CourtCase":
        entity.add("summary", said["sentence"])
    if "recordId" in entity.schema.properties:
        entity.add("recordId", said["statement_id"])
