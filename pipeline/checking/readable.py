"""What people open, the workbook and the report, and the graph of entities: whether they say what the tables say.

Each is made anew from the tables and compared, whatever the run record says of it.
"""

import filecmp
import re
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import ParseError, canonicalize
from zipfile import BadZipFile, ZipFile

from pipeline.checking.relations import Finding
from pipeline.errors import MissingExtraError
from pipeline.exporting import EXPORTERS, ExportOptions
from pipeline.exporting.tables import fill, read_facts
from pipeline.publishing.record import RunRecord
from pipeline.tables.schema import Table

# `<script type="application/octet-stream" id="index">eJx…</script>`
_DATA = re.compile(rb'(<script type="application/octet-stream" id="[a-z0-9-]+">)([A-Za-z0-9+/=]*)</script>')
_DOCTYPE = b"<!DOCTYPE"  # none of ours has one, and only behind one can XML grow
_SPARE = 1 << 20  # bytes by which a part may be larger than the one that it should be


def check_readable(
    output: Path, record: RunRecord, tables: dict[str, Table], files: dict[str, list[Path]], scratch: Path
) -> Iterator[Finding]:
    """Which files that people open are not what the tables give; `files` has the Parquet files of every table."""
    options = ExportOptions(
        formats=tuple(record.options.get("formats", ())),
        excel_rows=record.options.get("excel_rows"),
        facts=read_facts(files, record.input_name, record.producer.rpartition(" ")[2]),
    )
    for name, (file, same) in _COMPARED.items():
        if file not in record.files:
            continue
        folder = scratch / f"made-{name}"
        folder.mkdir()
        try:
            with closing(EXPORTERS[name](folder, options)) as exporter:
                made = fill(exporter, tables.values(), files)
        except MissingExtraError:
            continue
        for path in made:
            if not same(path, output / path.name):
                yield Finding(path.name, "differs", "it does not say what the tables say")


def _same_bytes(made: Path, given: Path) -> bool:
    return given.is_file() and filecmp.cmp(made, given, shallow=False)


def _same_page(made: Path, given: Path) -> bool:
    """Whether two reports have the same markup, scripts and data; how the data are packed may differ."""
    if given.stat().st_size > 2 * made.stat().st_size + _SPARE:
        return False
    one, other = made.read_bytes(), given.read_bytes()
    if _DATA.sub(rb"\1", one) != _DATA.sub(rb"\1", other):
        return False
    pairs = zip(_DATA.finditer(one), _DATA.finditer(other), strict=True)
    return all(a[2] == b[2] or _same_data(a[2], b[2]) for a, b in pairs)


def _same_data(made: bytes, given: bytes) -> bool:
    wanted = zlib.decompress(b64decode(made))
    try:
        unpacking = zlib.decompressobj()
        return unpacking.decompress(b64decode(given), len(wanted) + 1) == wanted and unpacking.eof
    except (ValueError, zlib.error):
        return False


def _same_workbook(made: Path, given: Path) -> bool:
    """Whether two workbooks have the same parts; how XML is written out may differ."""
    try:
        with ZipFile(made) as one, ZipFile(given) as other:
            parts = {part.filename: part for part in one.infolist()}
            others = {part.filename: part for part in other.infolist()}
            return (
                len(other.infolist()) == len(others)
                and parts.keys() == others.keys()
                and all(
                    others[name].file_size <= 2 * parts[name].file_size + _SPARE
                    and _same_part(one.read(name), other.read(name))
                    for name in parts
                )
            )
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error, OSError, EOFError):
        return False


def _same_part(made: bytes, given: bytes) -> bool:
    if made == given:
        return True
    if _DOCTYPE in given or not made.startswith(b"<"):
        return False
    try:
        return canonicalize(from_file=BytesIO(made)) == canonicalize(from_file=BytesIO(given))
    except (ParseError, ValueError, LookupError):
        return False


# By format: its first file, and what compares the one that was made with the one that was given.
_COMPARED: dict[str, tuple[str, Callable[[Path, Path], bool]]] = {
    "xlsx": ("dataset.xlsx", _same_workbook),
    "html": ("report.html", _same_page),
    "ftm": ("entities.ftm.json", _same_bytes),
}
