"""The merge on a Spark cluster: the SQL of the local engine, in Spark's dialect, over the cluster's machines.

The rows of a table are sorted on the cluster and written as parts, which the machine that submitted puts together as
one file. Beside that, it sees no rows but those that were asked for, or given, one by one: few.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.merging.database import database, parquet, write_parquet
from pipeline.merging.deciding import DECIDED
from pipeline.merging.engine import Decide, OfTexts

# What Hadoop takes for a pattern where it stands in a path: `/data/articles [1]`
_PATTERN, _AS_IT_STANDS = re.compile(r"[\[\]{}*?\\]"), r"\\\g<0>"
_SHARDS = 4  # whose rows one task sorts or joins: of the largest table some 30 MB


class SparkSql:
    """A session of Spark SQL; every machine sees the same folders."""

    def __init__(self, session: Any, spill: Path) -> None:
        self._session = session
        self._spill = spill

    def open(self, name: str, paths: list[Path], folder: str | None = None) -> None:
        """See SqlEngine."""
        from pyspark.sql.pandas.types import from_arrow_schema

        reader = self._session.read.schema(from_arrow_schema(pq.read_schema(paths[0])))
        rows = reader.parquet(*(f"file://{_PATTERN.sub(_AS_IT_STANDS, str(path))}" for path in paths))
        if folder:
            rows = rows.selectExpr("*", f"element_at(split(_metadata.file_path, '/'), -2) AS `{folder}`")
        rows.createOrReplaceTempView(name)

    def create(self, name: str, rows: pa.Table) -> None:
        """See SqlEngine."""
        self._session.createDataFrame(rows).createOrReplaceTempView(name)

    def execute(self, statement: str) -> None:
        """See SqlEngine."""
        from sqlglot import exp

        parsed = _parsed(statement)
        assert isinstance(parsed, exp.Create)
        rows, name = self._session.sql(_in_spark(parsed.expression)), parsed.this.name
        if parsed.kind == "TABLE":
            self._keep(name, rows)
        else:
            rows.createOrReplaceTempView(name)

    def fetch(self, query: str) -> list[tuple[Any, ...]]:
        """See SqlEngine."""
        return [tuple(row) for row in self._query(query).collect()]

    def define(self, name: str, function: OfTexts, kind: pa.DataType) -> None:
        """See SqlEngine."""
        from pyspark.sql.functions import udf
        from pyspark.sql.pandas.types import from_arrow_type

        self._session.udf.register(name, udf(function, from_arrow_type(kind), useArrow=True))

    def decide(self, name: str, query: str, by: tuple[str, ...], function: Decide) -> None:
        """See SqlEngine."""
        from pyspark.sql.pandas.types import from_arrow_schema

        rows = self._query(query).repartition(by[0]).sortWithinPartitions(*by)
        self._keep(name, rows.mapInArrow(function, from_arrow_schema(DECIDED)))

    def write(self, query: str, order: str, target: Path) -> None:
        """See SqlEngine."""
        parts = self._write(target.stem, self._query(f"{query} {order}"))
        with database(self._spill) as connection:
            connection.execute("SET preserve_insertion_order = true")
            write_parquet(connection, f"SELECT * FROM {parquet(parts)}", target)

    def write_by_document(self, query: str, order: str, target: Path, starts: str) -> None:
        """See SqlEngine. The cluster divides the work by itself."""
        self.write(query, order, target)

    def _keep(self, name: str, rows: Any) -> None:
        """Make a table as files: kept in memory, it would be planned again, with all before it, in every query."""
        self.open(name, self._write(name, rows))

    def _write(self, name: str, rows: Any) -> list[Path]:
        """Write rows as Parquet files between steps; gives them in the order of the rows."""
        folder = self._spill / name
        rows.write.mode("overwrite").parquet(f"file://{folder}")
        return sorted(folder.glob("part-*.parquet"))

    def _query(self, query: str) -> Any:
        return self._session.sql(_in_spark(_parsed(query)))


def _parsed(statement: str) -> Any:
    import sqlglot

    return sqlglot.parse_one(statement, read="duckdb")


def _in_spark(query: Any) -> str:
    """A parsed query in Spark's dialect. Raises sqlglot's UnsupportedError for what Spark SQL cannot say."""
    from sqlglot import ErrorLevel, exp

    for star in list(query.find_all(exp.Star)):
        if replaced := star.args.get("replace"):
            _spell_out(star, replaced)
    return str(query.sql("spark", unsupported_level=ErrorLevel.RAISE, comments=False))


def _spell_out(star: Any, replaced: list[Any]) -> None:
    """Make `* EXCEPT (a), x AS a` of `* REPLACE (x AS a)`, which Spark lacks; columns go by name, so order is free."""
    from sqlglot import exp

    star.set("replace", None)
    star.set("except_", [*(star.args.get("except_") or ()), *(exp.to_identifier(column.alias) for column in replaced)])
    for column in replaced:
        star.parent_select.append("expressions", column)


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
    yield SparkSql(session, spill)
