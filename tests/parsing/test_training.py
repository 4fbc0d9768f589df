"""The weights can be fitted anew from labelled pages."""

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from pipeline.parsing.training.fit import fit_lines, fit_runs, line_examples, run_examples
from pipeline.parsing.training.gold import is_kept_out, read_pages, without_edit_markers

_PAGE = [
    (
        "para",
        "Anna Berg is a Swedish engineer who has built many bridges in the north of the country and writes books.",
    ),
    ("heading", "Career edit"),
    ("caption", "Berg at a fair in 1999"),
    ("para", "She was elected in 2004 and wrote:"),
    ("quote", "I never believed that it would stand."),
    ("caption", "A bridge in the north of Sweden\nThe school of engineering in Lund"),
    ("table", "Year Title Role\n1999 The Bridge 1,200"),
]


def _write(folder: Path, name: str) -> None:
    text = "\n\n".join(content for _, content in _PAGE)
    labels: list[str] = []
    for label, content in _PAGE:
        labels += [label] * len(content.split("\n")) + ["blank"]
    (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / f"{name}.json").write_text(json.dumps({"line_types": labels[:-1]}), "utf-8")


def test_weights_come_from_the_pages_that_are_not_kept_out(tmp_path: Path) -> None:
    """Signs of captions and quotations get weights, and a kept-out page is not looked at."""
    for name in ("Anna", "Berg", "Lind", "Holm", "Ek"):
        _write(tmp_path, name)
    pages = list(read_pages([tmp_path], kept_out=False))
    assert [page.name for page in pages] == [n for n in ("Anna", "Berg", "Ek", "Holm", "Lind") if not is_kept_out(n)]
    plain = without_edit_markers(pages[0])
    assert plain is not None
    examples = line_examples([*pages, plain])
    assert set(examples.kinds) == {"paragraph", "caption", "quote", "heading"}
    weights = fit_lines(examples)
    assert set(weights) == {"caption", "heading", "quote"}
    assert weights["caption"]["ends year"] > 0
    runs = run_examples(pages)
    assert sorted(set(runs.kinds)) == ["caption", "table_row"]
    assert fit_runs(runs)["head"] < 0
