"""Make the recogniser's data: `python -m pipeline.extraction.names.training --wordnet DIR GOLD.jsonl ...`."""

import argparse
import gzip
import json
from collections.abc import Hashable, Iterable
from pathlib import Path

from pipeline.extraction.names.gazetteer import Gazetteer, read_gazetteer
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
    write_packed(arguments.into / "senses.tsv.gz", (f"{word}\t{sense}" for word, sense in sorted(senses.items())))
    write_packed(arguments.into / "gazetteer.tsv.gz", builder.lines())
    gazetteer = Gazetteer(*read_gazetteer(builder.lines()), senses)
    model = fit(paragraphs, gazetteer)
    write_packed(arguments.into / "weights.tsv.gz", model_lines(model, digest))
    if arguments.validate:
        figures = cross_validate(paragraphs, gazetteer, arguments.validate)
        record = {"gold_sha256": digest, "paragraphs": len(paragraphs), "folds": arguments.validate, "f1": figures}
        (arguments.into / "figures.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(f"{len(paragraphs)} paragraphs, sha256 {digest}")
    return 0


def model_lines(model: Model, digest: str) -> Iterable[str]:
    """The lines of the weights file: part, template, value and weights, divided by tabs; sorted within each part."""
    yield f"gold\tsha256\t{digest}\t"
    for name, scale in (("join", model.joining_scale), ("kind", model.kinds_scale), ("second", model.second_scale)):
        yield f"scale\t{name}\t\t{scale!r}"
    for word, case in sorted(model.gazetteer.cases.items()):
        yield f"case\t\t{word}\t{case}"
    for link in sorted(model.links):
        yield f"link\t\t{_json(link)}\t"
    for part, scorer in (("join", model.joining), ("kind", model.kinds)):
        for template, rows in sorted(scorer.rows.items()):
            for value, row in sorted((_json(value), row) for value, row in rows.items()):
                yield f"{part}\t{template}\t{value}\t{' '.join(map(str, scorer.table[row]))}"
    for number, weight in enumerate(model.doubt_weights.tolist()):
        yield f"doubt\t\t{number}\t{weight}"
    for number, row in enumerate(model.second_weights.tolist()):
        yield f"second\t\t{number}\t{' '.join(map(str, row))}"


def write_packed(path: Path, lines: Iterable[str]) -> None:
    """Write lines as gzip without a time or a name in its header: the same lines are the same bytes."""
    text = "".join(f"{line}\n" for line in lines)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _json(value: Hashable) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    raise SystemExit(main())
