"""A structural check of a workbook: what Excel would repair, or refuse, is an AssertionError here."""

import posixpath
import re
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

# Of CT_Worksheet (ECMA-376, 18.3.1.99), in the order that Excel insists on.
_ELEMENTS = """
sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting
dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties
cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems
tableParts extLst
""".split()  # noqa: SIM905 - a list of words reads better so
_CELL_REFERENCE = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[Rr]|[Cc]")
_PLACE = re.compile(r"([A-Z]+)(\d+)")


def check_package(path: Path) -> None:
    """Raise AssertionError for the first thing about the file that Excel would stumble over."""
    with ZipFile(path) as archive:
        names = archive.namelist()
        assert not [name for name, count in Counter(map(str.lower, names)).items() if count > 1], (
            "a part is there twice"
        )
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "a part carries a time"
        assert archive.testzip() is None
        parts = {name: etree.fromstring(archive.read(name)) for name in names}
    _check_types(parts)
    relations = {name: _relations(name, parts) for name in names if not name.endswith(".rels")}
    reached = {"xl/workbook.xml", "docProps/core.xml", "docProps/app.xml", "[Content_Types].xml"}
    reached |= {target for targets in relations.values() for target in targets.values()}
    reached = {target for target in reached if not is_address(target)}
    assert {name for name in names if not name.endswith(".rels")} == reached, "parts that nothing points to"

    workbook = parts["xl/workbook.xml"]
    sheets = workbook.findall(f"{_MAIN}sheets/{_MAIN}sheet")
    titles = [sheet.get("name") for sheet in sheets]
    assert len({title.casefold() for title in titles}) == len(titles), "two sheets of one name"
    assert all(0 < len(title) <= 31 and not re.search(r"[\[\]:*?/\\]", title) for title in titles)
    assert len({sheet.get("sheetId") for sheet in sheets}) == len(sheets)
    styles = len(parts["xl/styles.xml"].find(f"{_MAIN}cellXfs"))
    looks = len(parts["xl/styles.xml"].findall(f"{_MAIN}dxfs/{_MAIN}dxf"))
    tables = []
    for sheet in sheets:
        name = relations["xl/workbook.xml"][sheet.get(_RELATION_ID)]
        tables += _check_sheet(parts[name], relations[name], parts, set(titles), styles, looks)
    assert sorted(int(table.get("id")) for table in tables) == list(range(1, len(tables) + 1))
    names = [table.get("displayName") for table in tables]
    names += [n.get("name") for n in workbook.iter(f"{_MAIN}definedName") if not n.get("name").startswith("_xlnm.")]
    assert len({name.casefold() for name in names}) == len(names), "two tables of one name"
    assert all(re.fullmatch(r"[^\W\d]\w*", n) and not _CELL_REFERENCE.fullmatch(n) for n in names), "a table's name"


def _check_types(parts):
    types = parts["[Content_Types].xml"]
    defaults = [e.get("Extension") for e in types.findall(f"{_TYPES}Default")]
    overrides = [e.get("PartName") for e in types.findall(f"{_TYPES}Override")]
    assert len(set(defaults)) == len(defaults) and len(set(overrides)) == len(overrides), (
        "a content type is there twice"
    )
    assert {name[1:] for name in overrides} <= parts.keys(), "a content type of a part that is not there"
    for name in parts.keys() - {"[Content_Types].xml"}:
        assert "/" + name in overrides or name.rpartition(".")[2] == "rels", f"{name} has no content type of its own"


def _relations(name, parts):
    folder, base = posixpath.split(name)
    rels = parts.get(posixpath.join(folder, "_rels", base + ".rels"))
    found = {}
    for relation in rels if rels is not None else ():
        assert relation.get("Id") not in found, f"{name}: a relation's id is there twice"
        target = relation.get("Target")
        if relation.get("TargetMode") == "External":
            assert is_address(target) and len(target) <= 2_079, f"{name}: an address that Excel refuses"
            found[relation.get("Id")] = target
        else:
            found[relation.get("Id")] = target[1:] if target[0] == "/" else posixpath.join(folder, target)
            assert found[relation.get("Id")] in parts, f"{name} points to {target}, which is not there"
    return found


def _check_sheet(sheet, relations, parts, titles, styles, looks):
    order = [_ELEMENTS.index(child.tag.removeprefix(_MAIN)) for child in sheet]
    assert order == sorted(order), "elements of a sheet out of order"
    header = _check_rows(sheet, styles)
    for rule in sheet.iter(f"{_MAIN}cfRule"):
        assert int(rule.get("dxfId")) < looks
    links = list(sheet.iter(f"{_MAIN}hyperlink"))
    assert len(links) <= 65_530 and len({link.get("ref") for link in links}) == len(links), "too many links"
    for link in links:
        if link.get(_RELATION_ID):
            assert is_address(relations[link.get(_RELATION_ID)]) and not link.get("location")
        else:
            assert link.get("location").rpartition("!")[0].strip("'").replace("''", "'") in titles, "a link to no sheet"
    tables = [parts[relations[part.get(_RELATION_ID)]] for part in sheet.iter(f"{_MAIN}tablePart")]
    assert not (tables and sheet.find(f"{_MAIN}autoFilter") is not None), "two filters on one table"
    last_row = max((int(row.get("r")) for row in sheet.iter(f"{_MAIN}row")), default=0)
    for table in tables:
        columns = [column.get("name") for column in table.iter(f"{_MAIN}tableColumn")]
        assert columns == header, "headings that are not the table's columns"
        assert len({column.casefold() for column in columns}) == len(columns)
        assert int(table.find(f"{_MAIN}tableColumns").get("count")) == len(columns)
        begin, end = table.get("ref").split(":")
        assert (begin, _place(end)) == ("A1", (len(columns), last_row)), "a table that is not its rows"
        assert last_row >= 2, "a table without a row"
        assert table.find(f"{_MAIN}autoFilter").get("ref") == table.get("ref")
    return tables


def _check_rows(sheet, styles):
    header, before = [], 0
    for row in sheet.find(f"{_MAIN}sheetData"):
        number = int(row.get("r"))
        assert before < number <= 1_048_576, "rows out of order, or too many"
        before, column = number, 0
        for cell in row:
            place = _place(cell.get("r"))
            assert place[1] == number and place[0] > column, "cells out of order"
            column = place[0]
            assert 0 <= int(cell.get("s", "0")) < styles
            assert cell.find(f"{_MAIN}f") is None, "a formula"
            kind = cell.get("t", "n")
            assert kind in ("inlineStr", "n", "b"), f"a cell of the type {kind}"
            if kind == "inlineStr":
                text = cell.find(f"{_MAIN}is/{_MAIN}t")
                decoded = re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text.text or "")
                assert len(decoded.encode("utf-16-le")) // 2 <= 32_767, "a text longer than a cell"
                space = "{http://www.w3.org/XML/1998/namespace}space"
                assert decoded == decoded.strip(" \t\n\r") or text.get(space) == "preserve", (
                    "white space that gets lost"
                )
                if number == 1:
                    header.append(decoded)
            elif cell.find(f"{_MAIN}v") is not None:
                float(cell.find(f"{_MAIN}v").text)
    return header


def is_address(target):
    """Whether it is an address of the web by RFC 3986, with a name of several parts for its host."""
    character = r"(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
    pattern = rf"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?]{character})?(#{character})?"
    return re.fullmatch(pattern, target, re.ASCII | re.IGNORECASE) is not None


def _place(reference):
    letters, row = _PLACE.fullmatch(reference).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column, int(row)
