"""Training of the recogniser: the same gold gives the same bytes, and the package's weights say what they came from."""

import gzip
import hashlib
import json
import os
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.names.gazetteer import Gazetteer
from pipeline.extraction.names.packed import Lines, packed, read_lines, read_packed, read_sections
from pipeline.extraction.names.recogniser import Model

DATA = files("pipeline.extraction.names") / "data"
SHARED = Path(os.environ.get("PIPELINE_SHARED", Path(__file__).parents[3] / "shared"))
GOLD = [SHARED / "gold" / name for name in ("names_train.jsonl", "names_dev.jsonl")]
FLOOR = {"names": 0.835, "spans": 0.885}


def gold_digest() -> str:
    """The digest of the gold that the weights name."""
    return read_packed("weights.tsv.gz")["gold"][1][0]


def test_weights_and_figures_are_of_one_gold() -> None:
    """The weights name the digest that the figures were measured under, and these are above the floor."""
    figures = json.loads((DATA / "figures.json").read_text("utf-8"))
    assert gold_digest() == figures["gold_sha256"]
    assert all(figures["f1"][key] >= floor for key, floor in FLOOR.items())


@pytest.mark.skipif(not all(path.exists() for path in GOLD), reason="the gold is not here")
def test_gold_has_the_digest_of_the_weights() -> None:
    """The gold that is at hand is the one that the weights were learnt from."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in GOLD)).hexdigest()
    assert digest == gold_digest()


def test_package_data_stay_small() -> None:
    """All data of the names together are below three megabytes."""
    assert sum(len(path.read_bytes()) for path in DATA.iterdir() if path.is_file()) < 3_000_000


@given(st.dictionaries(st.text("ab# |"), st.lists(st.tuples(*[st.text("xy\n #|", min_size=1)] * 2), min_size=1)))
def test_packed_sections_read_back(sections: dict[str, list[tuple[str, str]]]) -> None:
    """What is packed comes back column by column, line breaks in a field included."""
    text = gzip.decompress(packed(sections.items())).decode()
    assert read_sections(text) == {
        name: [[row[at] for row in rows] for at in (0, 1)] for name, rows in sections.items()
    }


@given(
    st.dictionaries(st.text("ab é‹-"), st.text("LC p", min_size=1), max_size=60), st.lists(st.text("ab é‹-\t\n\ud800"))
)
def test_lines_are_looked_at_like_a_dictionary(known: dict[str, str], asked: list[str]) -> None:
    """Keys are found in packed lines, with their values, and no others are."""
    text = "".join(f"\n{key}\t{known[key]}" for key in sorted(known)).encode() + b"\n"
    lines = Lines(text, np.array([at for at, byte in enumerate(text) if byte == ord("\n")]))
    assert dict(lines) == known
    assert len(lines) == len(known)
    assert [lines.get(key, "-") for key in asked] == [known.get(key, "-") for key in asked]
    assert [key in lines for key in asked] == [key in known for key in asked]


def test_packed_lines_are_those_that_were_packed() -> None:
    """The gazetteer's lines say what its columns say."""
    for name, (keys, values) in read_packed("gazetteer.tsv.gz").items():
        assert list(read_lines("gazetteer.tsv.gz")[name].items()) == list(zip(keys, values, strict=True))


def test_rows_of_weights_are_told_as_they_were_taken() -> None:
    """The package's weights are written as they were read."""
    pytest.importorskip("threadpoolctl")
    from pipeline.extraction.names.training.__main__ import model_sections

    written = gzip.decompress((DATA / "weights.tsv.gz").read_bytes())
    assert gzip.decompress(packed(model_sections(Model.load(), gold_digest()))) == written


def test_same_gold_same_weights(tmp_path: Path) -> None:
    """Fitting twice gives the same lines, and they name what they were taught."""
    pytest.importorskip("sklearn")
    from pipeline.extraction.names.training.__main__ import model_sections
    from pipeline.extraction.names.training.fit import fit
    from pipeline.extraction.names.training.gold import read_gold

    rows = []
    people, towns, firms = ("Anna Lie", "Jan Berg", "Eva Holm"), ("Oslo", "Lund", "Turku"), ("Nor Bank", "Lie & Co")
    for at in range(24):
        person, town, firm = people[at % 3], towns[at % 3], firms[at % 2]
        text = (
            f"{person} lives in {town}. She works for {firm} and met a German in {town}. "
            f"In {town} {person} wrote Blue Songs."
        )
        names = [(person, "PER"), (town, "LOC"), (firm, "ORG"), ("German", "LOC"), ("Blue Songs", "MISC")]
        entities = [
            {"type": kind, "mentions": [{"start": m.start(), "end": m.end()} for m in re.finditer(name, text)]}
            for name, kind in names
        ]
        rows.append(json.dumps({"text": text, "entities": entities}))
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(rows), encoding="utf-8")
    paragraphs, digest = read_gold([gold])
    gazetteer = Gazetteer({"oslo": "B", "german": "N", "anna": "G"}, {}, {"oslo": "NO"})
    models = [fit(paragraphs, gazetteer) for _ in range(2)]
    first, second = (packed(model_sections(model, digest)) for model in models)
    assert first == second
    found = {name.name: name.kind for name in models[0].find(["Anna Lie lives in Oslo."])}
    assert found["anna lie"] == "person"
