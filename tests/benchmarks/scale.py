"""Time, memory and bytes as the corpus grows, and what an addition costs.

    python -m tests.benchmarks.scale [--counts 1000,10000] [--workers 1] [--add 100] [--formats csv,parquet]

The articles stand in a container (JSON Lines in Zstandard). CPU is told beside the clock, since it does not depend on
what else the machine does; memory is that of the largest process.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from tests.benchmarks.corpus import write_corpus

ROOT = Path(__file__).parents[2]


class Cost(NamedTuple):
    """What a command took: seconds by the clock and of the processor, and the peak memory of one process in MB."""

    seconds: float
    cpu: float
    memory: float


def cost_of(command: list[str]) -> Cost:
    """Run a command to its end."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def write_container(folder: Path, scratch: Path, name: str, first: int, count: int) -> int:
    """A container of varied copies of the samples, from a running number on. Returns the bytes of text."""
    write_corpus(ROOT / "raw", scratch, first + count)
    size = 0
    with pa.CompressedOutputStream(str(folder / f"{name}.jsonl.zst"), "zstd") as file:
        for number in range(first, first + count):
            text = (scratch / f"{number:06d}.txt").read_text("utf-8")
            size += len(text.encode())
            file.write(json.dumps({"text": text, "url": f"https://example.org/wiki/{number}"}).encode() + b"\n")
    shutil.rmtree(scratch)
    return size


def bytes_under(folder: Path) -> int:
    """Bytes of the dataset's files, the work folder apart."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and ".work" not in p.parts)


def main() -> None:
    """Run over corpora of each size and print a line for each, with the times of its stages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--counts", default="1000,10000")
    parser.add_argument("--workers", default="1")
    parser.add_argument("--formats", default="csv,parquet")
    parser.add_argument("--add", type=int, default=100)
    arguments = parser.parse_args()
    print("articles  text MB  seconds  CPU s  CPU ms/article  peak MB  bytes out MB")
    for count in map(int, arguments.counts.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            raw, output = Path(folder) / "raw", Path(folder) / "out"
            raw.mkdir()
            size = write_container(raw, Path(folder) / "texts", "first", 0, count)
            command = [sys.executable, "-m", "pipeline", "run", str(raw), "-o", str(output), "-q"]
            command += ["-j", arguments.workers, "--formats", arguments.formats]
            show(f"{count:8}", count, size, cost_of(command), output)
            size = write_container(raw, Path(folder) / "texts", "second", count, arguments.add)
            show(f"{f'+{arguments.add}':>8}", arguments.add, size, cost_of(command), output)


def show(name: str, count: int, size: int, cost: Cost, output: Path) -> None:
    """Print what a run took, and below it its stages."""
    per_article = 1000 * cost.cpu / count
    print(
        f"{name}  {size / 1e6:7.1f}  {cost.seconds:7.1f}  {cost.cpu:5.1f}  {per_article:14.1f}  {cost.memory:7.0f}"
        f"  {bytes_under(output) / 1e6:12.1f}"
    )
    stages = json.loads((output / "run.log.json").read_bytes())["stages"]
    print("          " + ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in stages.items()), flush=True)


if __name__ == "__main__":
    main()
