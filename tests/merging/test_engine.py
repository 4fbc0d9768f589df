"""The SQL engine of this machine, where it divides the work so that memory stays flat."""

from functools import partial
from itertools import pairwise

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.merging.engine import local_sql
from pipeline.merging.views import range_starts

_SAID = """
    SELECT f.document_id, f.fact_id, string_agg(w.word, ' ' ORDER BY w.word) AS words
    FROM facts f LEFT JOIN words w ON w.document_id = f.document_id AND w.fact_id = f.fact_id
    GROUP BY f.document_id, f.fact_id"""
_FACTS = [{"document_id": d, "fact_id": f"{d}{n}"} for d in ("ann's", "bob", "Émile", "𝒵oé") for n in range(3)]
_WORDS = [fact | {"word": word} for fact in _FACTS[1:] for word in ("who", "what")]


@pytest.mark.parametrize("starts", [[], ["ann's"], ["ann's", "bob"], ["ann's", "bob", "Émile", "𝒵oé"]])
def test_ranges_of_documents_give_all_rows_in_order(tmp_path, starts):
    """However the documents are divided, the rows are those of one query, and nothing is left in between."""
    with local_sql(tmp_path / "spill") as sql:
        sql.create("facts", pa.Table.from_pylist(_FACTS))
        sql.create("words", pa.Table.from_pylist(_WORDS))
        sql.create("starts", pa.table({"document_id": pa.array(starts, pa.string())}))
        sql.write(_SAID, "ORDER BY fact_id DESC", tmp_path / "whole.parquet")
        query = "SELECT document_id FROM starts ORDER BY 1"
        sql.write_by_document(_SAID, "*", "ORDER BY fact_id DESC", tmp_path / "parts.parquet", query)
        left = list((tmp_path / "spill").rglob("*.parquet"))
    whole = pq.read_table(tmp_path / "whole.parquet").to_pylist()
    assert pq.read_table(tmp_path / "parts.parquet").to_pylist() == whole
    assert {row["words"] for row in whole} == {"what who", None} and not left


@pytest.mark.parametrize(("millions", "lengths"), [([0, 0], [2]), ([1] * 17, [17]), ([1] * 44, [15, 15, 14]), ([], [])])
def test_ranges_of_documents_are_of_one_size(tmp_path, millions, lengths):
    """No range is left with a small rest, for which all tables would be joined once more."""
    documents = [{"document_id": f"{n:03}", "character_count": 1_000_000 * size} for n, size in enumerate(millions)]
    schema = pa.schema([("document_id", pa.string()), ("character_count", pa.int64())])
    with local_sql(tmp_path / "spill") as sql:
        sql.create("documents", pa.Table.from_pylist(documents, schema))
        firsts = [int(first) for (first,) in sql.fetch(range_starts())]
    assert [end - first for first, end in pairwise([*firsts, len(millions)])] == lengths


@pytest.mark.parametrize(("cores", "most"), [(1, 0), (2, 0), (2, -1)])
def test_steps_that_are_taken_at_once_see_the_same_tables(tmp_path, monkeypatch, cores, most):
    """Each step reads what was there before, and what it makes is there afterwards, side by side or not."""
    monkeypatch.setattr("pipeline.merging.engine._MOST_SIDE_BY_SIDE", most)

    def step(engine, number):
        engine.create(f"number_{number}", pa.table({"n": [number]}))
        engine.execute(f"CREATE TABLE sum_{number} AS SELECT f.fact_id, n FROM facts f, number_{number}")

    with local_sql(tmp_path / "spill", cores) as sql:
        sql.create("facts", pa.Table.from_pylist(_FACTS))
        sql.at_once(partial(step, number=number) for number in range(9))
        found = [sql.fetch(f"SELECT DISTINCT n, count(*) FROM sum_{number} GROUP BY n") for number in range(9)]
    assert found == [[(number, len(_FACTS))] for number in range(9)]


@pytest.mark.parametrize("cores", [1, 2])
def test_what_one_of_several_steps_raises_is_raised(tmp_path, cores):
    """A step that fails among others is not overlooked."""
    steps = [lambda sql: sql.fetch("SELECT 1"), lambda sql: sql.fetch("SELECT 1 FROM nothing_of_the_kind")]
    with local_sql(tmp_path / "spill", cores) as sql, pytest.raises(duckdb.CatalogException):
        sql.at_once(steps)
