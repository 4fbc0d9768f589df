"""Articles a second against the naive script, in turns, with peak memory and the time of each stage.

    python -m tests.benchmarks [--count 2000] [--rounds 3] [--articles FOLDER]

Both are whole processes that begin with nothing; medians are printed, and the ratio of each pair of turns.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.corpus import write_corpus

ROOT = Path(__file__).parents[2]


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of a command, and the peak memory of its largest process in MB."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Run both in turns and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--articles", type=Path, help="a folder of articles instead of copies of the samples")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, ours, naive = arguments.articles, Path(scratch) / "ours", Path(scratch) / "naive"
        if folder is None:
            folder = Path(scratch) / "articles"
            write_corpus(ROOT / "raw", folder, arguments.count)
        count = len(list(folder.glob("*.txt")))
        run = [
            sys.executable,
            "-m",
            "pipeline",
            "run",
            str(folder),
            "-o",
            str(ours),
            "-j",
            str(arguments.workers),
            "-q",
        ]
        script = [sys.executable, "-m", "tests.benchmarks.naive", str(folder), str(naive)]
        turns = []
        for _ in range(arguments.rounds):
            shutil.rmtree(ours, ignore_errors=True)
            shutil.rmtree(naive, ignore_errors=True)
            turns.append((timed(script), timed(run)))
        stages = json.loads((ours / "run.log.json").read_bytes())["stages"]
        again = statistics.median(timed(run)[0] for _ in range(3))
    report(count, turns, stages, again)


def report(
    count: int, turns: list[tuple[tuple[float, float], tuple[float, float]]], stages: dict[str, float], again: float
) -> None:
    """Print medians, ratios and the share of each stage."""
    for name, which in (("naive script", 0), ("pipeline", 1)):
        seconds = statistics.median(turn[which][0] for turn in turns)
        memory = statistics.median(turn[which][1] for turn in turns)
        print(f"{name:14} {seconds:7.2f} s  {count / seconds:7.1f} articles/s  {memory:6.0f} MB")
    ratios = sorted(turn[0][0] / turn[1][0] for turn in turns)
    print(
        f"articles per second, pipeline / naive: {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )
    print(f"a second run over the same articles: {again:.2f} s, start-up included")
    total = sum(stages.values())
    for stage, seconds in sorted(stages.items(), key=lambda item: -item[1]):
        print(f"  {stage:10} {seconds:7.2f} s  {100 * seconds / total:5.1f} %")


if __name__ == "__main__":
    main()
