"""How well the recogniser does on paragraphs that it has not seen."""

from collections import Counter
from collections.abc import Sequence

from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.recogniser import Model
from pipeline.extraction.names.training.fit import fit
from pipeline.extraction.names.training.gold import Paragraph, trim

_COUNTED = ("person", "organization", "place")


def cross_validate(paragraphs: Sequence[Paragraph], gazetteer: Gazetteer, folds: int) -> dict[str, float]:
    """F1 by kind, of all names (kind and span right) and of spans, each paragraph judged by a model that was taught by
    the other folds. Nationality words count on neither side.
    """
    hits: Counter[str] = Counter()
    said: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for fold in range(folds):
        model = fit([p for at, p in enumerate(paragraphs) if at % folds != fold], gazetteer)
        for paragraph in paragraphs[fold::folds]:
            _count(model, paragraph, hits, said, wanted)
    return {key: round(2 * hits[key] / (said[key] + wanted[key]), 4) for key in (*_COUNTED, "names", "spans")}


def _count(model: Model, paragraph: Paragraph, hits: Counter[str], said: Counter[str], wanted: Counter[str]) -> None:
    found = {trim(paragraph.text, name.start, name.end): name.kind for name in model.find([paragraph.text])}
    gold = {
        place: kind
        for place, kind in paragraph.names.items()
        if kind in _COUNTED and not _nation(model, paragraph, place)
    }
    mine = {place: kind for place, kind in found.items() if kind in _COUNTED and not _nation(model, paragraph, place)}
    for place, kind in gold.items():
        wanted.update((kind, "names", "spans"))
        if place in mine:
            hits["spans"] += 1
            if mine[place] == kind:
                hits.update((kind, "names"))
    for kind in mine.values():
        said.update((kind, "names", "spans"))


def _nation(model: Model, paragraph: Paragraph, place: tuple[int, int]) -> bool:
    return model.gazetteer.is_nationality(paragraph.text[slice(*place)].lower())
