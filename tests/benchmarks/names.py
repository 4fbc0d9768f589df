"""What names cost: tokens a second, and their share of the work on an article.

    python -m tests.benchmarks.names [--count 300] [--articles FOLDER]

One process, its CPU time, the best of some rounds; the first round, which fills the memories, is told beside it.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.extraction.facts import extract_facts
from pipeline.extraction.names import find_names_together
from pipeline.extraction.names.finding import model
from pipeline.extraction.names.passages import passages
from pipeline.extraction.names.tokens import pieces_of
from pipeline.parsing import parse_document
from tests.benchmarks.corpus import write_corpus

ROOT = Path(__file__).parents[2]
TOGETHER = 16  # articles, as in a shard


def seconds(work: Callable[[], object]) -> float:
    """CPU time of some work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=Path, help="a folder of articles instead of copies of the samples")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.articles or Path(scratch)
        if not arguments.articles:
            write_corpus(ROOT / "raw", folder, arguments.count)
        texts = [path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))]
    loading = seconds(model)
    documents = [parse_document(text) for text in texts]
    tokens = sum(len(pieces_of(part.text)) for document in documents for part in passages(document))
    groups = [documents[at : at + TOGETHER] for at in range(0, len(documents), TOGETHER)]
    names = [seconds(lambda: [find_names_together(group) for group in groups]) for _ in range(arguments.rounds)]
    work = seconds(lambda: [extract_facts(parse_document(text)) for text in texts])
    print(f"{len(texts)} articles, {tokens} tokens of running text; loading the recogniser {loading:.2f} s")
    for told, spent in (("first round", names[0]), ("best round", min(names))):
        print(f"{told:12} {1000 * spent / len(texts):6.2f} ms/article {tokens / spent:9.0f} tokens/s")
    print(f"share of parsing and extraction: {100 * min(names) / work:.0f} %")


if __name__ == "__main__":
    main()
