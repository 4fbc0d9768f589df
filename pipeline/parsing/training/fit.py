"""Weights of the signs from labelled pages, by logistic regression."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped,import-not-found,unused-ignore]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped,import-not-found,unused-ignore]

from pipeline.parsing.asides import is_hatnote
from pipeline.parsing.evidence import Copy, line_signs, subject_words
from pipeline.parsing.runs import run_signs
from pipeline.parsing.training.gold import Page

_LINE_KINDS = ("paragraph", "caption", "heading", "quote")
_LINE_COSTS = {"paragraph": 1.0, "caption": 1.2, "heading": 1.0, "quote": 2.0}  # what a miss of each kind counts
_LINE_STRENGTH = 0.6  # inverse of the regularisation, chosen by folds over the training pages
_RUN_STRENGTH = 0.3
_LEAST_LINE, _LEAST_RUN = 0.05, 0.03  # weights below are left out


@dataclass(slots=True)
class Examples:
    """What shows which signs, and what it is."""

    signs: list[dict[str, int]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def add(self, signs: Iterable[str], kind: str) -> None:
        """Add one example."""
        self.signs.append(dict.fromkeys(signs, 1))
        self.kinds.append(kind)


def line_examples(pages: Iterable[Page]) -> Examples:
    """The text lines of the pages that stand alone, with their signs beside the true kinds of the lines above."""
    examples = Examples()
    for page in pages:
        lines, kinds = page.lines, page.kinds
        copy = Copy(not any(line.form in ("edited", "mark") for line in lines), subject_words(lines))
        filled = [n for n, line in enumerate(lines) if line.form != "blank"]
        for place, n in enumerate(filled):
            kind = kinds[n]
            if kind not in _LINE_KINDS or (kind == "heading" and not copy.plain) or not _stands_alone(page, n):
                continue
            above = filled[place - 1] if place else None
            below = lines[filled[place + 1]] if place + 1 < len(filled) else None
            above_kind = kinds[above] if above is not None else "nothing"
            above_text = lines[above].text if above is not None else ""
            examples.add(line_signs(lines[n], above_kind, above_text, below, copy), kind)
    return examples


def _stands_alone(page: Page, n: int) -> bool:
    lines = page.lines
    if lines[n].form != "text" or is_hatnote(lines[n].text):
        return False
    above = n == 0 or lines[n - 1].form == "blank" or page.kinds[n - 1] == "hatnote"
    return above and (n + 1 == len(lines) or lines[n + 1].form == "blank")


def run_examples(pages: Iterable[Page]) -> Examples:
    """The runs of text lines that are captions or tables, from copies that do not separate cells by tabs."""
    examples = Examples()
    for page in pages:
        if any(line.form == "tabbed" for line in page.lines):
            continue
        for first, end in _runs(page):
            rows, kinds = page.lines[first:end], page.kinds[first:end]
            above = (
                page.kinds[first - 1] if first and page.lines[first - 1].form != "blank" else _kind_above(page, first)
            )
            kind = max(sorted(set(kinds)), key=kinds.count)
            if len(rows) > 1 and all(line.form == "text" for line in rows) and kind in ("caption", "table_row"):
                below = next((line for line in page.lines[end:] if line.form != "blank"), None)
                examples.add(run_signs(rows, above, below), kind)
    return examples


def _runs(page: Page) -> Iterator[tuple[int, int]]:
    first = None
    for n, line in enumerate(page.lines):
        if line.form == "blank" or (line.form == "text" and is_hatnote(line.text)):
            if first is not None:
                yield first, n
            first = None
        elif first is None:
            first = n
    if first is not None:
        yield first, len(page.lines)


def _kind_above(page: Page, first: int) -> str:
    """The kind that the package gives the last line above."""
    return next((line.kind for line in reversed(page.lines[:first]) if line.form != "blank"), "nothing")


def fit_lines(examples: Examples) -> dict[str, dict[str, float]]:
    """Weights of each sign for captions, headings and quotations, against paragraphs."""
    names, rows = _matrix(examples)
    model = LogisticRegression(C=_LINE_STRENGTH, max_iter=2000, class_weight=_LINE_COSTS).fit(rows, examples.kinds)
    kinds = list(model.classes_)
    base = kinds.index("paragraph")
    weights = {}
    for n, kind in enumerate(kinds):
        if n != base:
            own = model.coef_[n] - model.coef_[base]
            constant = float(model.intercept_[n] - model.intercept_[base])
            weights[kind] = _weights(names, own, constant, _LEAST_LINE)
    return weights


def fit_runs(examples: Examples) -> dict[str, float]:
    """Weights of each sign for captions against tables."""
    names, rows = _matrix(examples)
    model = LogisticRegression(C=_RUN_STRENGTH, max_iter=3000).fit(rows, [kind == "caption" for kind in examples.kinds])
    return _weights(names, model.coef_[0], float(model.intercept_[0]), _LEAST_RUN)


def _matrix(examples: Examples) -> tuple[list[str], object]:
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform(examples.signs)
    return list(vectorizer.get_feature_names_out()), rows


def _weights(names: list[str], values: Iterable[float], constant: float, least: float) -> dict[str, float]:
    """Weights to two digits, the constant taken into the sign that every example shows."""
    weights = {name: round(float(value), 2) for name, value in zip(names, values, strict=True) if abs(value) >= least}
    weights["always"] = round(weights.get("always", 0.0) + constant, 2)
    return dict(sorted(weights.items()))
