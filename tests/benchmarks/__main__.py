"""Articles a second against the naive script, in turns, with peak memory and the time of each stage.

    python -m tests.benchmarks [--count 2000] [--rounds 3] [--articles FOLDER]

Both are whole processes that begin with nothing and write CSV, Parquet and Excel; medians are printed, and the ratio
of each pair of turns, by the clock and by the processor, whose time does not depend on what else the machine does.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.scale import ROOT, Cost, cost_of


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
            "--formats",
            "csv,parquet,xlsx",
            "-q",
        ]
        script = [sys.executable, "-m", "tests.benchmarks.naive", str(folder), str(naive)]
        turns = []
        for _ in range(arguments.rounds):
            shutil.rmtree(ours, ignore_errors=True)
            shutil.rmtree(naive, ignore_errors=True)
            turns.append((cost_of(script), cost_of(run)))
        stages: dict[str, float] = json.loads((ours / "run.log.json").read_bytes())["stages"]
        again = statistics.median(cost_of(run).seconds for _ in range(3))
    if arguments.workers == 1:  # else they overlap
        stages["start, plan and end"] = turns[-1][1].seconds - sum(stages.values())
    report(count, turns, stages, again)


def report(count: int, turns: list[tuple[Cost, Cost]], stages: dict[str, float], again: float) -> None:
    """Print medians, ratios and the share of each stage; `stages` make the whole of the last turn."""
    for name, which in (("naive script", 0), ("pipeline", 1)):
        seconds, cpu, memory = (statistics.median(turn[which][n] for turn in turns) for n in range(3))
        rate = f"{count / seconds:7.1f} articles/s"
        print(f"{name:14} {seconds:7.2f} s  {cpu:7.2f} s of the processor  {rate}  {memory:6.0f} MB")
    for what, unit in (("articles per second", 0), ("articles per second of the processor", 1)):
        ratios = sorted(turn[0][unit] / turn[1][unit] for turn in turns)
        print(f"{what}, pipeline / naive: {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    print(f"a second run over the same articles: {again:.2f} s, start-up included")
    total = sum(stages.values())
    for stage, seconds in sorted(stages.items(), key=lambda item: -item[1]):
        print(f"  {stage:20} {seconds:7.2f} s  {100 * seconds / total:5.1f} %")


if __name__ == "__main__":
    main()
