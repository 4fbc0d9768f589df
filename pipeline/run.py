"""One run: what it is made from, and the steps that the Luigi tasks take.

prepare -> work_shards (by range) -> merge -> export (by format) -> publish
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import __version__
from pipeline.artefacts import digest_of, keep_only, new_folder, sweep_temporary, write_parquet, write_text
from pipeline.checking.relations import check_relations
from pipeline.database import database
from pipeline.errors import CheckError, InputError, OutputError
from pipeline.exporting import EXPORTERS, ExportOptions, RunFacts
from pipeline.exporting.datapackage import write_datapackage
from pipeline.exporting.tables import column_values, fill, read_facts
from pipeline.lean import release_memory
from pipeline.merging.engine import EngineMaker, local_sql
from pipeline.merging.merge import merge
from pipeline.merging.removal import REMOVED
from pipeline.progress import Progress
from pipeline.publishing.journal import RUN_RECORD, STAGING, replace_dataset
from pipeline.publishing.record import PRODUCER, RunRecord, describe_files, read_record
from pipeline.reading.decoding import without_surrogates
from pipeline.reading.files import find_files, read_reserved
from pipeline.reading.records import Reading
from pipeline.sharding.plan import Plan, load_plan, make_plan, unpack_what_is_left
from pipeline.sharding.unpacking import INVENTORIES, TEXTS
from pipeline.sharding.work import work_shard
from pipeline.tables.schema import load_tables

_PUBLISHED = "published.json"  # in the work folder: by plan, which merged tables the dataset in the output came from
_TIMES = "times.jsonl"


@dataclass(frozen=True)
class Options:
    """What the user chose that changes the files that are written."""

    formats: tuple[str, ...] = ("csv", "parquet", "xlsx", "html")
    bom: bool = False
    excel_rows: int | None = 200_000
    reading: Reading = field(default_factory=Reading)


@dataclass
class Run:
    """A run over an input folder; `runs/RUN_ID.json` in the work folder says what it is made from."""

    run_id: str
    raw: Path
    output: Path
    work: Path
    plan: Plan
    merged_id: str
    options: Options
    progress: Progress | None = None

    @staticmethod
    def prepare(raw: Path, output: Path, work: Path, options: Options, progress: Progress | None = None) -> "Run":
        """Find the files, plan the shards, and name what is to be made."""
        reading = options.reading
        step = progress.unpacking if progress else None
        plan = make_plan(raw, find_files(raw, output, reading), work, reading, read_reserved(raw), step)
        unpack_what_is_left(plan, raw, work, reading, step)
        published = _published(output, work)
        if published.get("plan") == plan.digest and (work / "merged" / published["merged"]).exists():
            merged_id = published["merged"]  # the same tables, perhaps in other formats
        else:
            merged_id = digest_of("merged", plan.digest, published.get("merged"))
        run_id = digest_of("run", plan.digest, merged_id, asdict(options))
        saved = {"plan": plan.digest, "merged": merged_id, "options": asdict(options)}
        write_text(work / "runs" / f"{run_id}.json", json.dumps(saved))
        return Run.load(work, run_id, raw, output)

    @staticmethod
    @cache
    def load(work: Path, run_id: str, raw: Path, output: Path) -> "Run":
        """A run that was prepared, once a process."""
        saved = json.loads((work / "runs" / f"{run_id}.json").read_bytes())
        chosen = saved["options"]
        options = Options(**chosen | {"formats": tuple(chosen["formats"]), "reading": Reading(**chosen["reading"])})
        return Run(run_id, raw, output, work, load_plan(work, saved["plan"]), saved["merged"], options)

    # Shards

    @cached_property
    def _ranges(self) -> list[tuple[str, ...]]:
        return self.plan.task_ranges()

    @property
    def part_count(self) -> int:
        return len(self._ranges)

    def shard_folders(self, part: int) -> list[Path]:
        return [self.work / "shards" / name for name in self._ranges[part]]

    @property
    def shards_left(self) -> list[str]:
        """The shards that are not done yet."""
        folder = self.work / "shards"
        return [name for name in self.plan.shards if not (folder / name).exists()]

    @property
    def documents_left(self) -> int:
        """The number of documents whose shards are not done yet."""
        return sum(self.plan.shards[name].documents for name in self.shards_left)

    def work_shards(self, part: int) -> None:
        """Work the shards of a range that are not done yet."""
        for name in self._ranges[part]:
            self.work_shard(name)

    def work_shard(self, name: str) -> None:
        """Work a shard, if it is not done yet. Raises InputChangedError where an article is not what was found."""
        target = self.work / "shards" / name
        if not target.exists():
            with self._timed("shards"), new_folder(target) as folder:
                step = self.progress.step if self.progress else _no_step
                for table, columns in work_shard(self.raw, self.work, self.plan.members(name), step).items():
                    write_parquet(columns, folder / f"{table}.parquet")

    # Merged tables

    @property
    def merged(self) -> Path:
        return self.work / "merged" / self.merged_id

    def merge(self, cores: int = 1, engine: EngineMaker | None = None) -> None:
        """Merge the shards, on this machine if no engine is given, and check the result.

        Raises CheckError where keys or relations do not hold.
        """
        engine = engine or partial(local_sql, threads=cores)
        with new_folder(self.merged) as folder:
            self._stage("Merging")
            with self._timed("merge"), engine(self.work / "spill") as sql:
                merge(sql, self.plan, self.work / "shards", self._before(), folder)
            self._require_text(folder)
            self._stage("Checking")
            with self._timed("check"):
                self._check(folder, cores)

    def _require_text(self, folder: Path) -> None:
        """Raises InputError where no file gave an article: no dataset gives way to an empty one, but by decision."""
        statuses = pc.unique(column_values([folder / "files.parquet"], "status")).to_pylist()
        if pq.read_metadata(folder / "documents.parquet").num_rows == 0 and REMOVED not in statuses:
            codes = Counter(column_values([folder / "rejects.parquet"], "code").to_pylist())
            shown = ", ".join(f"{count} {code}" for code, count in sorted(codes.items()))
            raise InputError(f"{self.raw} holds no article text: no file could be read ({shown}); put .txt files there")

    def _check(self, folder: Path, cores: int) -> None:
        tables = load_tables()
        with database(self.work / "spill", cores) as connection:
            files = {name: [folder / f"{name}.parquet"] for name in tables}
            findings = list(check_relations(connection, tables, files))
        if findings:
            shown = "; ".join(str(finding) for finding in findings[:5])
            raise CheckError(f"the tables do not fit together, please report this: {shown}")

    def _before(self) -> dict[str, list[Path]]:
        """The Parquet files of the dataset that this one follows, by table."""
        published = _published(self.output, self.work)
        folder = self.work / "merged" / published.get("merged", "-")
        if folder.exists():
            return {path.stem: [path] for path in folder.glob("*.parquet")}
        record = read_record(self.output)
        files: dict[str, list[Path]] = {}
        for path in sorted(record.files if record else ()):
            parts = Path(path).parts
            if parts[0] == "parquet" and (self.output / path).exists():
                files.setdefault(Path(parts[1]).stem, []).append(self.output / path)
        return files

    # Formats

    def exported(self, name: str) -> Path:
        return self.output / STAGING / self.run_id / name

    def export(self, name: str) -> None:
        """Write the dataset in one format into the staging folder."""
        self._stage(f"Writing {EXPORTERS[name].title}")
        options = ExportOptions(self.options.bom, self.options.excel_rows, self.options.formats, self._facts())
        with (
            self._timed(name),
            new_folder(self.exported(name)) as folder,
            closing(EXPORTERS[name](folder, options)) as exporter,
        ):
            fill(exporter, load_tables().values(), self._merged_files())

    def _facts(self) -> RunFacts:
        return read_facts(self._merged_files(), without_surrogates(self.raw.resolve().name), __version__)

    def _merged_files(self) -> dict[str, list[Path]]:
        return {name: [self.merged / f"{name}.parquet"] for name in load_tables()}

    def row_counts(self) -> dict[str, int]:
        """The number of rows of each merged table."""
        return {name: pq.read_metadata(file).num_rows for name, (file,) in self._merged_files().items()}

    # The dataset in its place

    def is_published(self) -> bool:
        """Whether the output holds this dataset, with all its files."""
        record = read_record(self.output)
        return (
            record is not None
            and record.plan == self.plan.digest
            and record.options == json.loads(json.dumps(asdict(self.options)))
            and all(_size(self.output / path) == about["bytes"] for path, about in record.files.items())
        )

    def publish(self) -> None:
        """Put the staged files in place and remove what this run made and nobody needs again."""
        if self.is_published():  # by another machine, between asking and doing
            keep_only(self.output / STAGING, set())
            return
        self._stage("Putting the dataset in place")
        old = read_record(self.output)
        staged = {
            path: file for name in self.options.formats for path, file in _files_under(self.exported(name)).items()
        }
        in_the_way = [
            p for p in [*staged, RUN_RECORD] if (self.output / p).exists() and (old is None or p not in old.files)
        ]
        if in_the_way and not (old and in_the_way == [RUN_RECORD]):
            names = ", ".join(in_the_way[:3])
            raise OutputError(f"{self.output} holds {names}, which no run record names; move it away or use --output")
        about = self.exported("record")
        if not about.exists():
            with self._timed("record"), new_folder(about) as folder:
                self._write_about(folder, staged)
        staged |= _files_under(about)
        obsolete = set(old.files) - set(staged) if old else set()
        with self._timed("publish"):
            # Both are named until the new one is in its place: whichever the record tells of, its tables are known.
            before = _published(self.output, self.work)
            self._write_published({before["plan"]: before["merged"]} if before else {})
            replace_dataset(self.output, staged, obsolete)
        self.tidy()

    def _write_about(self, folder: Path, staged: dict[str, Path]) -> None:
        """Write the descriptor and the run record, which says of every other file what it is."""
        files, rows = describe_files(staged), self.row_counts()
        descriptor = write_datapackage(folder, load_tables().values(), files, rows, __version__)
        files |= describe_files({descriptor.name: descriptor})
        facts = self._facts()
        record = RunRecord(
            producer=PRODUCER,
            plan=self.plan.digest,
            options=asdict(self.options),
            inputs=dict(facts.files),
            tables=rows,
            rejects=dict(facts.rejects),
            notices=dict(facts.notices),
            files=files,
            input_name=facts.input_name,
        )
        (folder / RUN_RECORD).write_text(record.dump(), "utf-8")

    def _write_published(self, others: dict[str, str]) -> None:
        text = json.dumps({**others, self.plan.digest: self.merged_id}, sort_keys=True)
        if not (path := self.work / _PUBLISHED).exists() or path.read_text("utf-8") != text:
            write_text(path, text)

    def tidy(self) -> None:
        """Remove from the work folder what belongs to no published dataset."""
        if self.merged.exists():  # else somebody emptied the work folder
            self._write_published({})
        keep_only(self.work / "plans", {self.plan.digest})
        keep_only(self.work / "shards", set(self.plan.shards))
        keep_only(self.work / INVENTORIES, set(self.plan.containers))
        keep_only(self.work / TEXTS, set())
        keep_only(self.work / "merged", {self.merged_id})
        keep_only(self.work / "runs", {f"{self.run_id}.json"})
        keep_only(self.work / "spill", set())

    def sweep(self) -> None:
        """Remove what a killed run left half done: temporary folders, other runs' staged files, old failures."""
        for folder in ("plans", "shards", "merged", "runs", INVENTORIES, TEXTS):
            sweep_temporary(self.work / folder)
        sweep_temporary(self.work)
        sweep_temporary(self.output)
        keep_only(self.output / STAGING, {self.run_id})
        sweep_temporary(self.output / STAGING / self.run_id)
        keep_only(self.work / "spill", set())
        self.failures.unlink(missing_ok=True)
        (self.work / _TIMES).unlink(missing_ok=True)

    # What is shown and logged

    @property
    def failures(self) -> Path:
        return self.work / "failures.jsonl"

    def _stage(self, name: str) -> None:
        if self.progress:
            self.progress.stage(name)

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        release_memory()
        line = json.dumps({"stage": stage, "seconds": round(time.perf_counter() - began, 3)})
        with (self.work / _TIMES).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def take_times(self) -> dict[str, float]:
        """Seconds by stage since this was asked last, over all processes."""
        path = self.work / _TIMES
        times: dict[str, float] = {}
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                entry = json.loads(line)
                times[entry["stage"]] = round(times.get(entry["stage"], 0.0) + entry["seconds"], 3)
            path.unlink()
        return times


def _published(output: Path, work: Path) -> dict[str, str]:
    """Which plan and merged tables the dataset in the output came from; empty where that is not known."""
    record = read_record(output)
    try:
        merged = json.loads((work / _PUBLISHED).read_bytes())
    except (FileNotFoundError, ValueError):
        merged = {}
    if record is None:
        return {}
    return {"plan": record.plan, "merged": merged.get(record.plan, f"of-{record.plan}")}


def _files_under(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _no_step(documents: int, rejects: int) -> None:
    del documents, rejects
