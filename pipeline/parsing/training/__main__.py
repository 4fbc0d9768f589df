"""Fit the weights anew: `python -m pipeline.parsing.training FOLDER...`, folders of labelled pages.

Every third page is kept out; the share of its lines and runs that the weights judge right is printed.
"""

import json
import sys
from pathlib import Path

from pipeline.parsing.training.fit import Examples, fit_lines, fit_runs, line_examples, run_examples
from pipeline.parsing.training.gold import read_pages, without_edit_markers

_DATA = Path(__file__).parent.parent / "data"


def main(folders: list[Path]) -> None:
    """Write the two files of weights into the package's data."""
    pages = list(read_pages(folders, kept_out=False))
    plain = [copy for page in pages if (copy := without_edit_markers(page)) is not None]
    lines = fit_lines(line_examples([*pages, *plain]))
    runs = fit_runs(run_examples(pages))
    (_DATA / "line_weights.json").write_text(json.dumps(lines, indent=1) + "\n", "utf-8")
    (_DATA / "run_weights.json").write_text(json.dumps(runs, indent=1) + "\n", "utf-8")
    kept = list(read_pages(folders, kept_out=True))
    print(f"lines kept out: {_lines_right(line_examples(kept), lines):.3f} right")
    print(f"runs kept out: {_runs_right(run_examples(kept), runs):.3f} right")


def _lines_right(examples: Examples, weights: dict[str, dict[str, float]]) -> float:
    right = 0
    for signs, kind in zip(examples.signs, examples.kinds, strict=True):
        scores = {"paragraph": 0.0} | {k: sum(w.get(sign, 0.0) for sign in signs) for k, w in weights.items()}
        right += max(scores, key=lambda k: scores[k]) == kind
    return right / max(1, len(examples.kinds))


def _runs_right(examples: Examples, weights: dict[str, float]) -> float:
    right = sum(
        (sum(weights.get(sign, 0.0) for sign in signs) > 0) == (kind == "caption")
        for signs, kind in zip(examples.signs, examples.kinds, strict=True)
    )
    return right / max(1, len(examples.kinds))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
