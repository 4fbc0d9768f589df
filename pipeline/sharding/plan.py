"""The plan of a run: which files and records became which documents, and which shards these stand in.

A shard never changes. Documents that stand in no shard yet are put into new ones: files in order of their content's
hash, records as they stand in their container. A document that went away stays in its shard and is left out by the
merge. The rows of the dataset do not depend on how documents are grouped, only on which there are.

What grows with the corpus stands in Parquet files and is sorted by the SQL engine; memory holds a line a shard.
"""

import json
import shutil
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.artefacts import code_digest, digest_of, new_folder, write_text
from pipeline.reading.files import FoundFile
from pipeline.reading.records import Reading
from pipeline.sharding.grouping import MEMBERS, Counted, Groups, grouping
from pipeline.sharding.listing import listed_rows, read_files, write_files
from pipeline.sharding.outcomes import write_aside
from pipeline.sharding.unpacking import Step, unpack

SHARD_BYTES = 4_000_000
_LEAST_BYTES = 500_000  # what a shard has at least: each costs its own files
_SHARES = 12  # at least, where each has that much: so that several workers end at about the same time
_MAX_SMALL_SHARDS = 32  # more than these are put together
_MAX_TASKS = 100  # Luigi's cost grows with the square of the number of tasks
_SHARD_CODE = ("reading", "parsing", "extraction", "tables", "sharding")
_LATEST = "latest-plan"


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a shard. `container` names the unpacked container that holds its text, None where a file does."""

    document_id: str
    path: str
    record: int
    sha256: str
    size: int
    url: str | None = None
    title: str | None = None
    container: str | None = None


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard: the number of its documents, how many of them are still there, and where its texts come from."""

    name: str
    documents: int
    active: int
    containers: tuple[str, ...]


Decisions = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Plan:
    """What a run works on, in a folder of the work folder.

    `decisions` are the files that were written by hand, path and bytes.
    `stale` is a Parquet file of the documents that stand in a shard and are no longer there (`shard`, `document_id`),
    `aside` a folder like that of a shard with the rows of `files` and `rejects` for what stands in none.
    """

    digest: str
    folder: Path
    file_count: int
    shards: dict[str, Shard]
    containers: dict[str, FoundFile]
    decisions: Decisions = ()

    @property
    def document_count(self) -> int:
        """The number of documents that are there."""
        return sum(shard.active for shard in self.shards.values())

    @property
    def members_file(self) -> Path:
        """The Parquet file of all members, a row group a shard."""
        return self.folder / "members.parquet"

    @property
    def stale(self) -> Path:
        """The Parquet file of documents that went away."""
        return self.folder / "stale.parquet"

    @property
    def aside(self) -> Path:
        """The folder with the rows for what stands in no shard."""
        return self.folder / "aside"

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self.shards)}

    def members(self, shard: str) -> tuple[Member, ...]:
        """The articles of a shard."""
        with pq.ParquetFile(self.members_file) as file:
            rows = file.read_row_group(self._places[shard], MEMBERS.names[2:], use_threads=False).to_pylist()
        return tuple(Member(**row) for row in rows)

    def task_ranges(self) -> list[tuple[str, ...]]:
        """The shards in ranges of equal length, one range a task, so that a run stays under 100 tasks."""
        names = list(self.shards)
        step = -(-len(names) // _MAX_TASKS) or 1
        return [tuple(names[at : at + step]) for at in range(0, len(names), step)]


def make_plan(
    raw: Path,
    files: Iterable[FoundFile],
    work: Path,
    reading: Reading | None = None,
    decisions: Decisions = (),
    step: Step | None = None,
) -> Plan:
    """The plan for the found files, kept in the work folder; shards of the plan before are used again.

    `decisions` are the files written by hand, path and bytes, which change the merge and no shard. Containers are
    unpacked into the work folder, where that was not done before, and `step` is told how far. Raises InputChangedError
    where one changes meanwhile.
    """
    reading = reading or Reading()
    plans = work / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    listed = plans / f"tmp-{uuid.uuid4().hex}"
    try:
        found = write_files(files, listed)
        written = [(path, data.decode("latin-1")) for path, data in decisions]  # any bytes, as JSON can hold them
        digest = digest_of(code_digest(), written, asdict(reading), found)
        if not _is_usable(work, digest):
            before = _latest(work)
            with new_folder(plans / digest) as folder:
                _write_plan(folder, read_files(listed), raw, work, reading, before, step)
                (folder / "decisions.json").write_text(json.dumps(written), "utf-8")
    finally:
        listed.unlink(missing_ok=True)
    write_text(work / _LATEST, digest)
    return load_plan(work, digest)


def load_plan(work: Path, digest: str) -> Plan:
    """A plan that was made before. Raises FileNotFoundError where there is none."""
    folder = work / "plans" / digest
    about = json.loads((folder / "plan.json").read_bytes())
    shards = (Shard(name, documents, active, tuple(of)) for name, documents, active, of in about["shards"])
    containers = {name: FoundFile(*file) for name, file in about["containers"].items()}
    written = json.loads((folder / "decisions.json").read_bytes())
    decisions = tuple((path, data.encode("latin-1")) for path, data in written)
    return Plan(digest, folder, about["files"], {shard.name: shard for shard in shards}, containers, decisions)


def unpack_what_is_left(plan: Plan, raw: Path, work: Path, reading: Reading, step: Step | None = None) -> None:
    """See to it that the texts of all containers are there whose shards are not done yet."""
    needed = {c for s in plan.shards.values() if not (work / "shards" / s.name).exists() for c in s.containers}
    for name in sorted(needed):
        unpack(raw, plan.containers[name], reading, work, step)


def _is_usable(work: Path, digest: str) -> bool:
    """Whether there is such a plan. One whose shard is lost with documents that went away is removed."""
    if not (work / "plans" / digest).exists():
        return False
    shards = load_plan(work, digest).shards.values()
    lost = any(s.active < s.documents and not (work / "shards" / s.name).exists() for s in shards)
    if lost:
        shutil.rmtree(work / "plans" / digest)
    return not lost


def _latest(work: Path) -> Plan | None:
    """The plan before, where its shards were made by the code of today."""
    try:
        plan = load_plan(work, (work / _LATEST).read_text("utf-8"))
        code = json.loads((plan.folder / "plan.json").read_bytes())["code"]
    except (FileNotFoundError, KeyError):
        return None
    return plan if code == code_digest(*_SHARD_CODE) else None


def _write_plan(
    folder: Path,
    files: Iterator[FoundFile],
    raw: Path,
    work: Path,
    reading: Reading,
    before: Plan | None,
    step: Step | None,
) -> None:
    containers: dict[str, FoundFile] = {}
    count = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal count
        for file in files:
            count += 1
            container = unpack(raw, file, reading, work, step) if file.is_container else None
            if container is not None:
                containers[container] = file
            yield from listed_rows(file, container, work)

    with grouping(rows(), folder / "spill") as groups:
        write_aside(groups.aside(), folder / "aside")
        if before:
            with pq.ParquetFile(before.members_file) as file:
                groups.keep(file.read(use_threads=False), lambda counted: _worth_keeping(counted, work / "shards"))
        shards = list(_write_members(groups, folder))
    shutil.rmtree(folder / "spill", ignore_errors=True)
    about = {
        "code": code_digest(*_SHARD_CODE),
        "files": count,
        "shards": [[s.name, s.documents, s.active, s.containers] for s in shards],
        "containers": {name: [f.path, f.size, f.sha256] for name, f in containers.items()},
    }
    (folder / "plan.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")


def _worth_keeping(counted: list[Counted], shards: Path) -> list[str]:
    """The shards to keep: done, and more than half of their documents still there; not too many small ones."""
    kept = [
        shard
        for shard in counted
        if shard.active == shard.documents or (2 * shard.active > shard.documents and (shards / shard.name).exists())
    ]
    small = {shard.name for shard in kept if 2 * shard.size < SHARD_BYTES}
    return [shard.name for shard in kept if len(small) <= _MAX_SMALL_SHARDS or shard.name not in small]


def _write_members(groups: Groups, folder: Path) -> Iterator[Shard]:
    """Write the members of all shards, a row group a shard, and those of them that went away."""
    stale = pa.schema([("shard", pa.string()), ("document_id", pa.string())])
    with (
        pq.ParquetWriter(folder / "members.parquet", MEMBERS) as members_file,
        pq.ParquetWriter(folder / "stale.parquet", stale) as stale_file,
    ):
        limit = min(SHARD_BYTES, max(_LEAST_BYTES, -(-groups.new_bytes // _SHARES)))
        for rows in _in_shards(groups.members(), limit):
            name = rows[0]["shard"] or _shard_name(rows)
            members_file.write_table(pa.Table.from_pylist([{**row, "shard": name} for row in rows], MEMBERS))
            gone = [{"shard": name, "document_id": row["document_id"]} for row in rows if not row["active"]]
            if gone:
                stale_file.write_table(pa.Table.from_pylist(gone, stale))
            containers = sorted({row["container"] for row in rows if row["container"]})
            yield Shard(name, len(rows), len(rows) - len(gone), tuple(containers))


def _in_shards(members: Iterator[dict[str, Any]], limit: int) -> Iterator[list[dict[str, Any]]]:
    """The members of each shard: of those that are kept as they stand, of new ones up to so many bytes."""
    group: list[dict[str, Any]] = []
    size = 0
    for member in members:
        is_full = member["shard"] is None and size + member["size"] > limit
        if group and (member["shard"] != group[0]["shard"] or is_full):
            yield group
            group, size = [], 0
        group.append(member)
        size += member["size"]
    if group:
        yield group


def _shard_name(rows: list[dict[str, Any]]) -> str:
    """The digest of the code and of all that the rows of a shard are made from."""
    columns = ("document_id", "path", "record", "sha256", "size", "url", "title")
    return digest_of(code_digest(*_SHARD_CODE), [[row[c] for c in columns] for row in rows])
