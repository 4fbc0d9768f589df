"""Accuracy on real articles with gold, and the floor that it never falls below.

    python -m tests.accuracy

measures, and raises the floor in `accuracy_floor.json` where a figure rose. The articles and their scorers are not part
of this repository; the digest beside the floor says which articles the figures stand for.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import SHARED, run

FLOOR = Path(__file__).with_name("accuracy_floor.json")
CORPORA = ("dev", "dev-older", "other")
# Structure is what must come out of articles in other languages; their facts need not.
_STRUCTURE = {"sections", "citations", "resolved", "sources", "backlinks"}
_SLACK = 0.0005  # so that a rounded figure does not fail against itself


def corpus_digest(folder: Path) -> str:
    """SHA-256 over names and bytes of the articles and their gold."""
    hashed = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        hashed.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def measure(name: str, output: Path) -> dict[str, float]:
    """The scorer's figures, by measure, for a run over a corpus into `output`."""
    corpus = SHARED / "corpus" / name
    run(corpus, output)
    return _score("score_articles.py", corpus, output, save=output / "score.json") | _facts(name, output)


def _facts(name: str, output: Path) -> dict[str, float]:
    """What the facts of the annotated excerpts score, as they stand and rewritten under cues of doubt."""
    if name != "dev":
        return {}
    gold, corpus = SHARED / "gold/facts", SHARED / "corpus/dev"
    facts = _score("score_facts.py", gold, corpus, "--output", output, save=output / "facts.json")
    contrast = output / "contrast"
    _call("score_contrast.py", "make", gold, corpus, contrast / "raw")
    run(contrast / "raw", contrast / "out")
    doubts = _score("score_contrast.py", "score", contrast / "raw", contrast / "out", save=output / "contrast.json")
    return {f"facts:{k}": v for k, v in facts.items()} | {f"contrast:{k}": v for k, v in doubts.items()}


def _score(script: str, *arguments: object, save: Path) -> dict[str, float]:
    _call(script, *arguments, "--json", save)
    figures: dict[str, float] = {}
    for name, value in json.loads(save.read_bytes()).items():
        if isinstance(value, dict):
            figures |= {f"{name} {part}": figure for part, figure in value.items()}
        elif name == "leaks":  # allegations that came out as facts: there must be none
            figures["without leaks"] = float(value == 0)
        elif isinstance(value, float):
            figures[name] = value
    return figures


def _call(script: str, *arguments: object) -> None:
    command = [sys.executable, str(SHARED / "score" / script), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def kept(name: str, figures: dict[str, float]) -> dict[str, float]:
    """The figures that have a floor."""
    return {k: v for k, v in figures.items() if name != "other" or k in _STRUCTURE}


def fallen(figures: dict[str, float], floor: dict[str, float]) -> dict[str, tuple[float, float]]:
    """What lies below the floor: measure, figure and floor."""
    return {k: (figures.get(k, 0.0), v) for k, v in floor.items() if figures.get(k, 0.0) < v - _SLACK}


def main() -> None:
    """Measure, raise the floor where a figure rose, and say what fell."""
    old = json.loads(FLOOR.read_bytes()) if FLOOR.exists() else {}
    new = {}
    for name in CORPORA:
        with tempfile.TemporaryDirectory() as output:
            figures = kept(name, measure(name, Path(output)))
        digest = corpus_digest(SHARED / "corpus" / name)
        before = old.get(name, {})
        floor = before.get("floor", {}) if before.get("corpus") == digest else {}
        for measured, (figure, least) in fallen(figures, floor).items():
            print(f"{name}: {measured} fell to {figure} from {least}")
        raised = {k: max(v, floor.get(k, 0.0)) for k, v in figures.items()}
        new[name] = {"corpus": digest, "floor": dict(sorted(raised.items()))}
    FLOOR.write_text(json.dumps(new, indent=1) + "\n")


if __name__ == "__main__":
    main()
