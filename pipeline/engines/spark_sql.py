"""The merge on a Spark cluster: the SQL of the local engine, in Spark's dialect, over the cluster's machines.

The rows of a table are written as parts, which the machine that submitted puts together as one file; where there are
many, they are sorted on the cluster before. Beside that, it sees no rows but those that were asked for, or given, one
by one: few.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.database import database, parquet, write_parquet
from pipeline.merging.deciding import DECIDED
from pipeline.merging.engine import Decide, OfTexts, Step

# What Hadoop takes for a pattern where it stands in a path: `/data/articles [1]`
_PATTERN, _AS_IT_STANDS = re.compile(r"[\[\]{}*?\\]"), r"\\\g<0>"
# The files between steps are read once or twice: what it takes to find equal values for smaller ones does not pay.
_PLAIN = {
    "parquet.enable.dictionary": "false",
    "parquet.column.statistics.enabled": "false",
    "parquet.page.write-checksum.enabled": "false",
}
_SHARDS = 4  # whose rows one task sorts or joins: of the largest table some 30 MB
_FEW_SHARDS = 250  # whose tables the machine that submitted sorts while it puts them together, a GB of text


class SparkSql:
    """A session of Spark SQL; every machine sees the same folders."""

    def __init__(self, session: Any, shards: int, spill: Path) -> None:
        self._session = session
        self._is_small = shards <= _FEW_SHARDS
        self._spill = spill
        self._unmet: dict[str, Callable[[], Any]] = {}  # relations that no query has named yet -> what gives their rows

    def open(self, name: str, paths: list[Path], folder: str | None = None) -> None:
        """See SqlEngine."""
        self._unmet[name] = lambda: self._read(paths, folder)

    def _read(self, paths: list[Path], folder: str | None = None) -> Any:
        from pyspark.sql.pandas.types import from_arrow_schema

        reader = self._session.read.schema(from_arrow_schema(pq.read_schema(paths[0])))
        rows = reader.parquet(*(f"file://{_PATTERN.sub(_AS_IT_STANDS, str(path))}" for path in paths))
        if folder:
            rows = rows.selectExpr("*", f"element_at(split(_metadata.file_path, '/'), -2) AS `{folder}`")
        return rows

    def create(self, name: str, rows: pa.Table) -> None:
        """See SqlEngine."""
        self._unmet[name] = lambda: self._session.createDataFrame(rows)

    def execute(self, statement: str) -> None:
        """See SqlEngine."""
        from sqlglot import exp

        parsed = _parsed(statement)
        assert isinstance(parsed, exp.Create)
        name, query = parsed.this.name, parsed.expression
        if parsed.kind == "TABLE":
            self._keep(name, self._rows(query))
        else:
            self._unmet[name] = lambda: self._rows(query)

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        """See SqlEngine."""
        return [tuple(row) for row in self._rows(_parsed(query)).collect()]

    def define(self, name: str, function: OfTexts, kind: pa.DataType) -> None:
        """See SqlEngine."""
        from pyspark.sql.functions import udf
        from pyspark.sql.pandas.types import from_arrow_type

        self._session.udf.register(name, udf(function, from_arrow_type(kind), useArrow=True))

    def decide(self, name: str, query: str, by: tuple[str, ...], function: Decide) -> None:
        """See SqlEngine."""
        from pyspark.sql.pandas.types import from_arrow_schema

        rows = self._rows(_parsed(query)).repartition(by[0]).sortWithinPartitions(*by)
        self._keep(name, rows.mapInArrow(function, from_arrow_schema(DECIDED)))

    def write(self, query: str, order: str, target: Path) -> None:
        """See SqlEngine."""
        there, here = ("", order) if self._is_small else (order, "")
        parts = self._write(target.stem, self._rows(_parsed(f"{query} {there}")))
        with database(self._spill) as connection:
            connection.execute("SET preserve_insertion_order = true")
            write_parquet(connection, f"SELECT * FROM {parquet(parts)} {here}", target)

    def write_by_document(self, query: str, columns: str, order: str, target: Path, starts: str) -> None:
        """See SqlEngine. The cluster divides the work by itself."""
        self.write(f"SELECT {columns} FROM ({query})", order, target)

    def at_once(self, steps: Iterable[Step]) -> None:
        """See SqlEngine. The cluster divides the work of each by itself."""
        for step in steps:
            step(self)

    def _keep(self, name: str, rows: Any) -> None:
        """Make a table as files: kept in memory, it would be planned again, with all before it, in every query."""
        self.open(name, self._write(name, rows))

    def _write(self, name: str, rows: Any) -> list[Path]:
        """Write rows as Parquet files between steps; gives them in the order of the rows."""
        folder = self._spill / name
        rows.write.mode("overwrite").options(**_PLAIN).parquet(f"file://{folder}")
        return sorted(folder.glob("part-*.parquet"))

    def _rows(self, query: Any) -> Any:
        """The rows of a parsed query. Spark learns of a relation where one first names it: of many none does."""
        from sqlglot import exp

        for table in query.find_all(exp.Table):
            if made := self._unmet.pop(table.name, None):
                made().createOrReplaceTempView(table.name)
        return self._session.sql(_in_spark(query))


def _parsed(statement: str) -> Any:
    import sqlglot

    return sqlglot.parse_one(statement, read="duckdb")


def _in_spark(query: Any) -> str:
    """A parsed query in Spark's dialect. Raises sqlglot's UnsupportedError for what Spark SQL cannot say."""
    from sqlglot import ErrorLevel, exp

    for star in list(query.find_all(exp.Star)):
        if replaced := star.args.get("replace"):
            _spell_out(star, replaced)
    for call in query.find_all(exp.Anonymous):
        if call.name.lower() == "hash":
            _hash_nulls_too(call)
    return str(query.sql("spark", unsupported_level=ErrorLevel.RAISE, comments=False))


def _spell_out(star: Any, replaced: list[Any]) -> None:
    """Make `* EXCEPT (a), x AS a` of `* REPLACE (x AS a)`, which Spark lacks; columns go by name, so order is free."""
    from sqlglot import exp

    star.set("replace", None)
    star.set("except_", [*(star.args.get("except_") or ()), *(exp.to_identifier(column.alias) for column in replaced)])
    for column in replaced:
        star.parent_select.append("expressions", column)


def _hash_nulls_too(call: Any) -> None:
    """Make a hash of 64 bits in which nulls count: Spark passes over them, so that a value could change its column."""
    from sqlglot import exp

    nulls = [value.copy().is_(exp.null()) for value in call.expressions if isinstance(value, exp.Column)]
    call.set("this", "xxhash64")
    call.set("expressions", [*call.expressions, *nulls])


@contextmanager
def spark_sql(context: Any, shards: int, spill: Path) -> Iterator[SparkSql]:
    """The engine on the cluster of a SparkContext, for so many shards; `spill` is the folder for what is in between."""
    from pyspark.sql import SparkSession

    spill.mkdir(parents=True, exist_ok=True)
    settings: dict[str, Any] = {
        "spark.sql.shuffle.partitions": -(-shards // _SHARDS),
        "spark.sql.warehouse.dir": f"file://{spill}/warehouse",  # else a folder where the command was called
    }
    chosen = {name: value for name, value in settings.items() if not context.getConf().contains(name)}
    session = SparkSession.builder.config(map=chosen).getOrCreate()
    yield SparkSql(session, shards, spill)
