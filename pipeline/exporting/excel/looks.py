"""How the workbook looks: cell styles by kind of value, colours of certainty and of the groups of tables."""

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

from pipeline.exporting.excel.cells import CellStyle

HEADER = "Dataset header"
TITLE = "Dataset title"
SECTION = "Dataset section"
NOTE = "Dataset note"
COUNT = "Dataset count"
LINK = "Dataset link"  # one of the kinds below
STRONG = "Dataset strong"

# Values as a rule of conditional formatting writes them. Fills stay light enough for black text.
CERTAINTY_COLORS = {
    "certainty": {'"alleged"': "FFE2B3", '"reported"': "D6E6F5"},
    "negated": {"TRUE": "E3DCEF"},
}
CLAIMS = "claims"  # a column that holds nothing but what is alleged, reported or denied
CLAIMS_COLOR = "FFF4E3"
GROUP_COLORS = {
    "Reading": "2F5D8A",
    "Text": "8A9BA8",
    "Sources": "6B8E6B",
    "Facts": "B8860B",
    "Quality": "A05050",
    "About": "444444",
}

_FORMATS = {
    "text": "General",
    "wrapped": "General",
    "link": "General",
    "link_wrapped": "General",
    "link_number": "0",
    "integer": "0",
    "number": "General",
    # Excel shows truth whatever the format; LibreOffice 7 fails on truth without one that has a colour by rule.
    "boolean": '"TRUE";"TRUE";"FALSE"',
    "date": "yyyy-mm-dd",
}
_DARK = "1F3B57"
_FONT = "Calibri"
_BODY = Font(_FONT, 11)
_LINK = Font(_FONT, 11, color="0563C1", underline="single")


class Looks:
    """The workbook's styles, and the number of the cell format that each gives."""

    def __init__(self, workbook: Workbook) -> None:
        top = Alignment(vertical="top")
        wrapped = Alignment(vertical="top", wrap_text=True)
        number = Alignment(vertical="top", horizontal="right", indent=1)
        alignments = {
            "wrapped": wrapped,
            # Days that are text stand at the same edge as days that are numbers.
            "date": Alignment(vertical="top", horizontal="left"),
            "boolean": Alignment(vertical="top", horizontal="center"),
            "integer": number,
            "number": number,
            "link_wrapped": wrapped,
            "link_number": number,
        }
        header = Font(_FONT, 11, bold=True, color="FFFFFF")
        fill = PatternFill("solid", fgColor=_DARK)
        for style in (
            NamedStyle(HEADER, font=header, fill=fill, alignment=Alignment(vertical="center")),
            NamedStyle(TITLE, font=Font(_FONT, 18, bold=True, color=_DARK), alignment=top),
            NamedStyle(SECTION, font=Font(_FONT, 13, bold=True, color=_DARK), alignment=top),
            NamedStyle(NOTE, font=_BODY, alignment=wrapped),
            NamedStyle(COUNT, font=_BODY, alignment=number, number_format="#,##0"),
            NamedStyle(STRONG, font=Font(_FONT, 11, bold=True), alignment=top),
        ):
            workbook.add_named_style(style)
        sheet = workbook.create_sheet()
        self._styles: dict[str, CellStyle] = {}
        for kind, number_format in _FORMATS.items():
            alignment = alignments.get(kind, top)
            name = f"Dataset {kind}"
            font = _LINK if kind.startswith("link") else _BODY
            workbook.add_named_style(NamedStyle(name, font=font, number_format=number_format, alignment=alignment))
            usual, quoted = Cell(sheet, 1, 1), Cell(sheet, 1, 2)
            usual.style = quoted.style = name
            quoted.quotePrefix = True  # so that a text like `=1+1` stays text when somebody edits the cell
            self._styles[kind] = CellStyle(usual.style_id, quoted.style_id)
        workbook.remove(sheet)

    def style(self, kind: str) -> CellStyle:
        """The cell formats for a JSON type, for `text`, `wrapped` text or one of the kinds of `link`."""
        return self._styles[kind]
