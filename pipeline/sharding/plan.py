"""The plan of a run: which files became which documents, and which shards these stand in.

A shard never changes. Documents that stand in no shard yet are put into new ones in order of their content's hash; a
document that went away stays in its shard and is left out by the merge. The rows of the dataset do not depend on how
documents are grouped, only on which there are.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.artefacts import code_digest, digest_of, new_folder, write_parquet, write_text
from pipeline.reading.files import FoundFile
from pipeline.tables.keys import document_key

SHARD_BYTES = 4_000_000
_MAX_SMALL_SHARDS = 20  # more than these are put together
_MAX_TASKS = 100  # Luigi's cost grows with the square of the number of tasks
_SHARD_CODE = ("reading", "parsing", "extraction", "tables", "sharding")
_LATEST = "latest-plan"


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a shard."""

    document_id: str
    path: str
    record: int
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that stands in no shard: another copy of the same bytes, or one that cannot be read."""

    path: str
    size: int
    sha256: str | None
    status: str  # duplicate, rejected
    document_id: str | None
    code: str | None
    message: str


Decisions = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Plan:
    """What a run works on. `active` names the documents of each shard that are still there; `decisions` are the files
    that were written by hand, path and bytes.
    """

    digest: str
    shards: dict[str, tuple[Member, ...]]
    active: dict[str, frozenset[str]]
    aside: tuple[Aside, ...]
    decisions: Decisions = ()

    @property
    def document_count(self) -> int:
        return sum(len(members) for members in self.active.values())

    def task_ranges(self) -> list[tuple[str, ...]]:
        """The shards in ranges of equal length, one range a task, so that a run stays under 100 tasks."""
        names = list(self.shards)
        step = -(-len(names) // _MAX_TASKS) or 1
        return [tuple(names[at : at + step]) for at in range(0, len(names), step)]


def make_plan(found: Sequence[FoundFile], work: Path, decisions: Decisions = ()) -> Plan:
    """The plan for the found files, kept in the work folder; shards of the plan before are used again.

    `decisions` are the files written by hand, path and bytes, which change the merge and no shard.
    """
    written = [(path, data.decode("latin-1")) for path, data in decisions]  # any bytes, as JSON can hold them
    digest = digest_of(code_digest(), written, [(f.path, f.size, f.sha256, f.problem) for f in found])
    folder = work / "plans" / digest
    if not folder.exists():
        members, aside = _sort_out(found)
        shards = _shards(members, _load_shards(work), SHARD_BYTES)
        wanted = {(m.document_id, m.path, m.sha256) for m in members}
        with new_folder(folder) as temporary:
            _save(temporary, shards, wanted, aside)
            (temporary / "decisions.json").write_text(json.dumps(written), "utf-8")
    write_text(work / _LATEST, digest)
    return load_plan(work, digest)


def load_plan(work: Path, digest: str) -> Plan:
    """A plan that was made before. Raises FileNotFoundError where there is none."""
    folder = work / "plans" / digest
    shards: dict[str, list[Member]] = {}
    active: dict[str, set[str]] = {}
    for row in pq.read_table(folder / "members.parquet").to_pylist():
        shard, is_active = row.pop("shard"), row.pop("active")
        member = Member(**row)
        shards.setdefault(shard, []).append(member)
        active.setdefault(shard, set())
        if is_active:
            active[shard].add(member.document_id)
    aside = tuple(Aside(**row) for row in json.loads((folder / "aside.json").read_bytes()))
    written = json.loads((folder / "decisions.json").read_bytes())
    decisions = tuple((path, data.encode("latin-1")) for path, data in written)
    frozen = {shard: frozenset(ids) for shard, ids in active.items()}
    return Plan(digest, {shard: tuple(members) for shard, members in shards.items()}, frozen, aside, decisions)


def _sort_out(found: Iterable[FoundFile]) -> tuple[list[Member], list[Aside]]:
    """Each content once, under the first path that holds it; the rest is set aside."""
    members: dict[str, Member] = {}
    aside: list[Aside] = []
    for file in found:
        if file.problem or file.sha256 is None:
            code, message = file.problem or ("unreadable", "cannot be read")
            aside.append(Aside(file.path, file.size, file.sha256, "rejected", None, code, message))
        elif first := members.get(file.sha256):
            message = f"the same bytes as {first.path}"
            aside.append(Aside(file.path, file.size, file.sha256, "duplicate", first.document_id, None, message))
        else:
            members[file.sha256] = Member(document_key(file.path), file.path, 0, file.sha256, file.size)
    return list(members.values()), aside


def _load_shards(work: Path) -> dict[str, tuple[Member, ...]]:
    try:
        return load_plan(work, (work / _LATEST).read_text("utf-8")).shards
    except FileNotFoundError:
        return {}


def _shards(
    members: list[Member], before: dict[str, tuple[Member, ...]], shard_bytes: int
) -> dict[str, tuple[Member, ...]]:
    wanted = set(members)
    kept = {
        name: shard
        for name, shard in before.items()
        if name == _shard_name(shard) and 2 * len(wanted.intersection(shard)) > len(shard)
    }
    small = [name for name, shard in kept.items() if 2 * sum(m.size for m in shard) < shard_bytes]
    if len(small) > _MAX_SMALL_SHARDS:
        kept = {name: shard for name, shard in kept.items() if name not in small}
    placed = {m for shard in kept.values() for m in shard}
    group: list[Member] = []
    size = 0
    for member in sorted(wanted - placed, key=lambda m: (m.sha256, m.path)):
        if group and size + member.size > shard_bytes:
            kept[_shard_name(group)] = tuple(group)
            group, size = [], 0
        group.append(member)
        size += member.size
    if group:
        kept[_shard_name(group)] = tuple(group)
    return dict(sorted(kept.items()))


def _shard_name(members: Sequence[Member]) -> str:
    return digest_of(code_digest(*_SHARD_CODE), [asdict(m) for m in members])


def _save(
    folder: Path, shards: dict[str, tuple[Member, ...]], wanted: set[tuple[str, str, str]], aside: list[Aside]
) -> None:
    rows = [
        {"shard": name, "active": (m.document_id, m.path, m.sha256) in wanted, **asdict(m)}
        for name, members in shards.items()
        for m in members
    ]
    columns = ("shard", "active", "document_id", "path", "record", "sha256", "size")
    types = (pa.string(), pa.bool_(), pa.string(), pa.string(), pa.int64(), pa.string(), pa.int64())
    schema = pa.schema(list(zip(columns, types, strict=True)))
    write_parquet(pa.Table.from_pylist(rows, schema), folder / "members.parquet")
    (folder / "aside.json").write_text(json.dumps([asdict(a) for a in aside], ensure_ascii=False), "utf-8")
