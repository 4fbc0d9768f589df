"""Processor time of each step of the work on a shard, an article: all steps together are the whole.

    python -m tests.benchmarks.shard FOLDER [--count 300]

Models and rules are loaded before, as in a run that goes on for a while; each article is seen once.
"""

import argparse
import hashlib
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.artefacts import write_parquet
from pipeline.extraction import facts
from pipeline.sharding import work
from pipeline.sharding.collecting import CollectedTables
from pipeline.sharding.plan import Member
from pipeline.tables.keys import document_key

# what each step is called here, and which function takes it
_STEPS: dict[Any, dict[str, str]] = {
    facts: {
        "dates": "find_dates",
        "quantities": "find_quantities",
        "quotations": "find_quotations",
        "statements": "find_statements_together",
        "events": "find_events",
        "statements tied to events": "tie_to_events",
        "names": "find_names_together",
    },
    work: {
        "decoding": "decode",
        "parsing": "parse_document",
        "rows and keys": "make_columns",
        "check of the words": "misplaced",
        "validation": "_are_valid",
        "articles together": "group_of",
        "entities of the article": "local_entity_columns",
        "names of its sources": "source_name_columns",
    },
    CollectedTables: {"columns in Arrow": "add"},
}


def measure(folder: Path, count: int) -> dict[str, float]:
    """Milliseconds an article by step, over articles from the whole folder."""
    paths = sorted(folder.glob("*.txt"))
    members = [_member(path) for path in paths[:: max(1, len(paths) // count)][:count]]
    facts.load_models()
    work.work_shard(folder, folder, members[-10:], lambda *_: None)  # what is loaded at first use
    spent: Counter[str] = Counter()
    for owner, steps in _STEPS.items():
        for step, name in steps.items():
            setattr(owner, name, _timed(getattr(owner, name), step, spent))
    began = time.process_time()
    tables = work.work_shard(folder, folder, members, lambda *_: None)
    worked = time.process_time()
    with tempfile.TemporaryDirectory() as scratch:
        for name, table in tables.items():
            write_parquet(table, Path(scratch) / name)
    spent["writing"] = time.process_time() - worked
    spent["reading and the rest"] = worked - began + spent["writing"] - spent.total()
    return {step: 1000 * seconds / len(members) for step, seconds in spent.items()}


def _timed(function: Callable[..., Any], step: str, spent: Counter[str]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        began = time.process_time()
        try:
            return function(*arguments)
        finally:
            spent[step] += time.process_time() - began

    return timed


def _member(path: Path) -> Member:
    data = path.read_bytes()
    return Member(document_key(path.name), path.name, 0, hashlib.sha256(data).hexdigest(), len(data))


def main() -> None:
    """Print a line for each step, the longest first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    arguments = parser.parse_args()
    spent = measure(arguments.folder, arguments.count)
    total = sum(spent.values())
    for step, milliseconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {step:26} {milliseconds:7.2f} ms {100 * milliseconds / total:6.1f} %")
    print(f"  {'an article':26} {total:7.2f} ms")


if __name__ == "__main__":
    main()
