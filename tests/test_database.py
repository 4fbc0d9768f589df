"""The SQL engine of the merge has little memory, and more where a statement cannot do with it."""

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from pipeline import database
from pipeline.database import database as opened

# Ordered lists, which the engine cannot put aside while it makes them: some 20 MB.
_HEAVY = "SELECT n % 7, list('number ' || n ORDER BY n DESC) AS all_of_them FROM range(400_000) r(n) GROUP BY 1"


def test_a_statement_gets_the_memory_that_it_needs(tmp_path, monkeypatch):
    """What fails for want of memory is tried again with more, with the same rows as where there is plenty."""
    with opened(tmp_path / "spill") as connection:
        expected = connection.execute(f"SELECT sum(len(all_of_them)) FROM ({_HEAVY})").fetchall()
    monkeypatch.setattr(database, "_MEMORY", 4)
    with opened(tmp_path / "spill") as connection:
        with pytest.raises(duckdb.OutOfMemoryException):
            connection.cursor().execute(_HEAVY)
        connection.execute(f"CREATE TABLE heavy AS {_HEAVY}")
        assert connection.execute("SELECT sum(len(all_of_them)) FROM heavy").fetchall() == expected


def test_more_than_the_machine_has_is_not_tried(tmp_path, monkeypatch):
    """Where no memory of this machine would do, the failure is told."""
    monkeypatch.setattr(database, "_MEMORY", 4)
    monkeypatch.setattr(database, "_memory_of_machine", lambda: 1)
    with opened(tmp_path / "spill") as connection, pytest.raises(duckdb.OutOfMemoryException):
        connection.execute(_HEAVY)


def test_the_memory_is_given_back(tmp_path, monkeypatch):
    """What a statement got beyond the limit is its alone: the next one has the limit that there was."""
    monkeypatch.setattr(database, "_MEMORY", 4)
    with opened(tmp_path / "spill") as connection:
        limit = "SELECT current_setting('memory_limit')"
        before = connection.execute(limit).fetchall()
        connection.execute(f"CREATE TABLE counted AS SELECT sum(len(all_of_them)) FROM ({_HEAVY})")
        assert connection.execute(limit).fetchall() == before


def test_statements_that_fill_the_memory_together_all_succeed(tmp_path, monkeypatch):
    """Of several at once, one that runs out of memory waits for the others, and each gives its rows."""
    monkeypatch.setattr(database, "_MEMORY", 30)
    with opened(tmp_path / "spill", threads=4) as connection, ThreadPoolExecutor(4) as lanes:
        counted = f"SELECT sum(len(all_of_them)) AS number FROM ({_HEAVY})"
        made = [lanes.submit(connection.beside().execute, f"CREATE TABLE t{n} AS {counted}") for n in range(8)]
        for n, one in enumerate(made):
            one.result()
            assert connection.execute(f"SELECT number FROM t{n}").fetchall() == [(400_000,)]
