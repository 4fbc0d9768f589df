"""Make the recogniser's data: `python -m pipeline.extraction.names.training --wordnet DIR GOLD.jsonl ...`."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped,import-not-found,unused-ignore]

from pipeline.extraction.names.packed import Section, packed
from pipeline.extraction.names.recogniser import Model
from pipeline.extraction.names.training.fit import fit
from pipeline.extraction.names.training.gazetteer import build_gazetteer
from pipeline.extraction.names.training.gold import read_gold
from pipeline.extraction.names.training.validation import cross_validate
from pipeline.extraction.names.training.wordnet import read_senses

DATA = Path(__file__).parents[1] / "data"


def main() -> int:
    """Read gold, build the gazetteer, fit the model and write both."""
    parser = argparse.ArgumentParser(prog="training", description=(__doc__ or "").split(":")[0])
    parser.add_argument("gold", type=Path, nargs="+", help="paragraphs with names, in JSON lines")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of WordNet 3.1's database files")
    parser.add_argument("--sha256", help="what the gold's bytes must hash to")
    parser.add_argument("--into", type=Path, default=DATA, help="where to write (default: the package's own data)")
    parser.add_argument("--validate", type=int, metavar="FOLDS", help="also measure, by folds, and write figures.json")
    arguments = parser.parse_args()
    paragraphs, digest = read_gold(arguments.gold)
    if arguments.sha256 not in (None, digest):
        parser.error(f"the gold's digest is {digest}, not {arguments.sha256}")
    builder = build_gazetteer(DATA, arguments.wordnet)
    senses = read_senses(arguments.wordnet)
    (arguments.into / "senses.tsv.gz").write_bytes(packed([("senses", sorted(senses.items()))]))
    (arguments.into / "gazetteer.tsv.gz").write_bytes(packed(builder.sections()))
    gazetteer = builder.gazetteer(senses)
    with threadpool_limits(1):  # sums in another order would give other last digits
        model = fit(paragraphs, gazetteer)
        (arguments.into / "weights.tsv.gz").write_bytes(packed(model_sections(model, digest)))
        figures = cross_validate(paragraphs, gazetteer, arguments.validate) if arguments.validate else {}
    if figures:
        record = {"gold_sha256": digest, "paragraphs": len(paragraphs), "folds": arguments.validate, "f1": figures}
        (arguments.into / "figures.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(f"{len(paragraphs)} paragraphs, sha256 {digest}")
    return 0


def model_sections(model: Model, digest: str) -> Iterator[Section]:
    """The sections of the weights file; features are sorted within each template."""
    yield "gold", [("sha256", digest)]
    scales = {"join": model.joining_scale, "kind": model.kinds_scale, "second": model.second_scale}
    yield "scales", [(name, repr(scale)) for name, scale in scales.items()]
    yield "cases", sorted(model.gazetteer.cases.items())
    yield "links", [(link,) for link in model.lexicon.links]
    for part, scorer in (("join", model.joining), ("kind", model.kinds)):
        for template, rows in sorted(scorer.rows.items()):
            yield (
                f"{part} {template}",
                [(value, " ".join(map(str, scorer.table[row].tolist()))) for value, row in sorted(rows.items())],
            )
    yield "doubts", [(str(weight),) for weight in model.doubt_weights.tolist()]
    yield "second sight", [(" ".join(map(str, row)),) for row in model.second_weights.tolist()]


if __name__ == "__main__":
    raise SystemExit(main())
