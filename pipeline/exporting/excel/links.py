"""Links from the keys in a reading sheet to their rows in the tables' sheets, as places and not as formulas."""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

import pyarrow as pa
import pyarrow.compute as pc

MAX_LINKS = 65_530  # of a sheet; Excel drops what is beyond


class RowPlaces:
    """In which sheet and row the rows of some tables stand."""

    def __init__(self, tables: Iterable[str]) -> None:
        self._keys: dict[str, list[pa.Array]] = {table: [] for table in tables}
        self._titles: dict[str, str] = {}

    def add(self, table: str, title: str, keys: pa.Array) -> None:
        """Remember the next rows of a table; of one in several sheets, the first sheet is what links lead to."""
        if table in self._keys and self._titles.setdefault(table, title) == title:
            self._keys[table].append(keys)

    def links(self, table: str, keys: pa.Array, cells: pa.Array) -> pa.Array:
        """A `<hyperlink>` from each cell to the row of its key, and none where that is in no sheet."""
        if not self._keys.get(table):
            return pa.array([], pa.string())
        known = self._keys[table] = [pa.concat_arrays(self._keys[table])]
        row = pc.cast(pc.add(pc.index_in(keys, known[0]), 2), pa.string())
        sheet = quoteattr("'" + self._titles[table].replace("'", "''") + "'!A")[:-1]
        return pc.binary_join_element_wise('<hyperlink ref="', cells, f'" location={sheet}', row, '"/>', "").drop_null()
