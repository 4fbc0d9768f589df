"""Links from cells: to the rows of other sheets, as places and not as formulas, and to addresses of the web."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

import pyarrow as pa
import pyarrow.compute as pc

MAX_LINKS = 65_530  # of a sheet; Excel drops what is beyond
MAX_ADDRESS = 2_079  # characters; Excel repairs a file with a longer one

# What Excel takes for an address without a doubt: `https://example.org:8080/a?b=c#d`. It repairs a file with one that
# it cannot make out, so that others stay text.
_ADDRESS = re.compile(r"(?i:https?)://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d{1,5})?(?:[/?][^#]*)?(?:#[^#]*)?")
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`\[\]]")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")  # `100%`, where `%20` is a character
_SAFE = "!$%&'()*+,-./:;=?@_~#"  # stand in addresses as they are


@dataclass(frozen=True)
class Link:
    """From the cells of a column to the row of a table's sheet whose key stands in the column `key`.

    Of several tables it leads to the one that has the key; without a table, to the address that stands in the cell,
    after what goes `before` it.
    """

    column: str
    tables: tuple[str, ...] = ()
    key: str | None = None
    before: str = ""


# Columns of addresses, wherever they stand; a DOI is one after its resolver's (DOI Handbook, 3.8).
WEB_LINKS = (Link("url"), Link("doi", before="https://doi.org/"))


class RowPlaces:
    """In which sheet and row the rows of some tables stand."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """`keys` names for each table the column by which its rows are found; of several rows the first is."""
        self._columns = keys
        self._keys: dict[str, list[pa.Array]] = {table: [] for table in keys}
        self._titles: dict[str, str] = {}

    def add(self, table: str, title: str, rows: pa.RecordBatch) -> None:
        """Remember the next rows of a table; of one in several sheets, the first sheet is what links lead to."""
        if table in self._keys and self._titles.setdefault(table, title) == title:
            self._keys[table].append(rows.column(self._columns[table]))

    def targets(self, table: str, keys: pa.Array) -> pa.Array:
        """Where the row of each key stands, as the attribute of a link, and null where that is in no sheet."""
        if not self._keys.get(table):
            return pa.nulls(len(keys), pa.string())
        known = self._keys[table] = [pa.concat_arrays(self._keys[table])]
        row = pc.cast(pc.add(pc.index_in(keys, known[0], skip_nulls=True), 2), pa.string())
        sheet = quoteattr("'" + self._titles[table].replace("'", "''") + "'!A")[:-1]
        return pc.binary_join_element_wise(f"location={sheet}", row, '"', "")


class Addresses:
    """The addresses of the web that a sheet leads to, each with the number of its relation."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def targets(self, texts: pa.Array, before: str) -> pa.Array:
        """The relation to each address, as the attribute of a link, and null where there is none that is safe."""
        found = (text and web_address(before + text) for text in texts.to_pylist())
        numbers = (address and self.numbers.setdefault(address, len(self.numbers) + 1) for address in found)
        return pa.array([number and f'r:id="{relation_id(number)}"' for number in numbers], pa.string())


def relation_id(number: int) -> str:
    """What the relation to an address is called in its sheet."""
    return f"web{number}"


def web_address(text: str) -> str | None:
    """The text as an address that a link may lead to, or None: http and https alone, in characters of a URI."""
    if len(text) > MAX_ADDRESS or not _ADDRESS.fullmatch(text) or _NOT_IN_ADDRESSES.search(text):
        return None
    address = quote(_LONE_PERCENT.sub("%25", text), safe=_SAFE, errors="replace")
    return address if len(address) <= MAX_ADDRESS else None
