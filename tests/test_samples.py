"""The samples in `raw/`: a run over them is whole, and the notices and rejects are none."""

import shutil

import pytest

from pipeline.checking.dataset import check_dataset
from tests.conftest import ROOT, rows, run


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The dataset of the samples."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(ROOT / "raw", folder / "raw")
    run(folder / "raw", folder / "out", "csv", "parquet")
    return folder


def test_samples_make_a_whole_dataset(samples):
    """All samples are parsed, nothing is rejected, nothing disagrees."""
    assert list(check_dataset(samples / "out", samples / "raw")) == []
    assert {f["status"] for f in rows(samples / "out", "files")} == {"parsed"}
    assert rows(samples / "out", "rejects") == []
    assert rows(samples / "out", "notices") == []


def test_samples_show_every_text_table(samples):
    """Each table of text and sources has rows to show, and articles name one another's subjects."""
    for table in ("sections", "blocks", "sentences", "citations", "sources", "source_creators", "source_identifiers"):
        assert rows(samples / "out", table)
    assert [e for e in rows(samples / "out", "entities") if e["document_count"] > 1]
    assert all(d["title"] and d["description"] and d["subject_id"] for d in rows(samples / "out", "documents"))
