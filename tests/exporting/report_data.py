"""Rows for the tests of the report: two articles, and what was taken from them, with texts that try to get out."""

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

from pipeline.exporting import ExportOptions, RunFacts
from pipeline.exporting.report.exporter import HtmlExporter
from pipeline.tables.schema import load_tables
from tests.exporting.samples import batches

# Each of them sets `window.hit` if it runs.
PAYLOADS = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    "<!--<script>window.hit = 1//",
    "<img src=x onerror='window.hit = 1'>",
    '"><svg onload="window.hit = 1">',
    "<style>*{display:none}</style>",
    "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
    "${window.hit = 1} {{constructor.constructor('window.hit = 1')()}}",
    "javascript:window.hit=1",
    "&lt;script&gt; &amp; \\u003cscript\\u003e ' \" ` ]]> */ \u2028 \u2029 __proto__ constructor 𝒳",
    "<svg/onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:window.hit=1'><text y=20>x</text></a></svg>",
    "<body onload=window.hit=1>",
    "<details open ontoggle=window.hit=1>x</details>",
    "<input autofocus onfocus=window.hit=1>",
    "<select autofocus onfocus=window.hit=1>",
    "<video><source onerror=window.hit=1></video>",
    "<audio src=x onerror=window.hit=1>",
    "<marquee onstart=window.hit=1>x</marquee>",
    "<object data='javascript:window.hit=1'></object>",
    "<embed src='javascript:window.hit=1'>",
    "<form action='javascript:window.hit=1'><button>x</button></form>",
    "<button formaction='javascript:window.hit=1'>x</button>",
    "<a href='javascript:window.hit=1'>x</a>",
    "<a href='data:text/html,<script>opener.hit=1</script>'>x</a>",
    "<base href='https://example.org/'>",
    "<meta http-equiv=refresh content='0;url=javascript:window.hit=1'>",
    "<link rel=stylesheet href='https://example.org/x.css'>",
    "<style>@import 'https://example.org/x.css';</style>",
    "<div style='background:url(javascript:window.hit=1)'>x</div>",
    "<div style='width:expression(window.hit=1)'>x</div>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>",
    "<math href='javascript:window.hit=1'>x</math>",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'>",
    "<template><script>window.hit=1</script></template>",
    "</title><script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "--><script>window.hit=1</script>",
    "<!--><img src=x onerror=window.hit=1>-->",
    "<![CDATA[<script>window.hit=1</script>]]>",
    "<?xml-stylesheet href='javascript:window.hit=1'?>",
    "<scr\0ipt>window.hit=1</scr\0ipt>",
    "<script\t>window.hit=1</script >",
    "<SCRIPT/x>window.hit=1//",
    "<ſcript>window.hit=1</ſcript>",
    "＜script＞window.hit=1＜/script＞",
    "+ADw-script+AD4-window.hit=1+ADw-/script+AD4-",
    "%3Cscript%3Ewindow.hit=1%3C/script%3E",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "\\x3cscript\\x3ewindow.hit=1\\x3c/script\\x3e",
    "'-(window.hit=1)-'",
    '"-(window.hit=1)-"',
    "`-(window.hit=1)-`",
    "\\';window.hit=1//",
    '\\");window.hit=1//',
    '"}]}</script><script>window.hit=1</script>',
    "<%= window.hit=1 %> #{window.hit=1} [[window.hit=1]]",
    "java\tscript:window.hit=1",
    "JaVaScRiPt:window.hit=1",
    "\x01javascript:window.hit=1",
    "data:text/html;base64,PHNjcmlwdD5vcGVuZXIuaGl0PTE8L3NjcmlwdD4=",
    "vbscript:window.hit=1",
)
FACTS = RunFacts(
    input_name=PAYLOADS[0],
    files={"parsed": 2, "rejected": 1},
    rejects={"empty": 1},
    notices={"marker_without_entry": 3},
    versions={"article-pipeline": "0.1.0"},
)

ELLEN = (
    "𝐄llen Torvik chaired the Torvik Bank from 1881.[1]",
    "She was accused of fraud by the Harbour Union in 1901.[2]:17",
    "According to Anna Lie, she did not marry Karl Vik.",
)
ENTITIES = {
    "person-ellen-torvik": ("Person", "Ellen Torvik"),
    "organization-torvik-bank": ("Organization", "Torvik Bank"),
    "organization-harbour-union": ("Organization", "Harbour Union"),
    "person-anna-lie": ("Person", "Anna Lie"),
    "person-karl-vik": ("Person", "Karl Vik"),
    "person-payload": ("Person", PAYLOADS[3]),
    "person-not-named": ("Person", "Nobody Here"),
}


def report_rows() -> dict[str, list[dict]]:
    """The rows by table."""
    rows: dict[str, list[dict]] = {name: [] for name in load_tables()}
    _article(rows, "ellen", "Ellen Torvik", "person-ellen-torvik", "https://example.org/wiki/Ellen", ELLEN)
    _article(rows, "hostile", PAYLOADS[1], "person-payload", PAYLOADS[8], PAYLOADS)
    rows["documents"].append({**rows["documents"][0], "document_id": "copy", "same_as_id": "ellen"})
    rows["entities"] = [
        {"entity_id": key, "schema": schema, "name": name, "document_count": 1, "mention_count": 2}
        for key, (schema, name) in sorted(ENTITIES.items())
    ]
    text = "\n".join(ELLEN)
    for n, line in enumerate(ELLEN[:2], start=1):
        at = text.index(f"[{n}]")
        rows["citations"].append(
            {"citation_id": f"cit-{n}", "document_id": "ellen", "kind": "source", "source_id": f"src-{n}"}
            | {"start_char": at, "end_char": at + 3, "block_id": f"blk-ellen-{n - 1}", "marker": line[-2]}
        )
    addresses = ("https://example.org/bank?a=1&b=2", "javascript:window.hit=1")
    rows["sources"] = [
        {"source_id": f"src-{n}", "document_id": "ellen", "number": n, "url": addresses[n - 1], "citation_count": 1}
        | {"raw_text": f"Gazette of the bank, number {n}.", "start_char": 900 + n, "end_char": 950 + n}
        for n in (1, 2)
    ]
    _mention(rows, text, "Torvik Bank", "organization-torvik-bank")
    _mention(rows, text, "Harbour Union", "organization-harbour-union")
    rows["dates"] = [{"date_id": "d", "document_id": "ellen", "edtf": "1901", **_where(text, "1901")}]
    rows["properties"] = [{"property": "accused_of", "label": "accused of"}, {"property": "spouse", "label": "spouse"}]
    ellen, bank, union = "person-ellen-torvik", "organization-torvik-bank", "organization-harbour-union"
    _statement(rows, text, 0, "chaired the Torvik Bank", ellen, "leader_of", bank, "asserted")
    _statement(rows, text, 1, "accused of fraud by the Harbour Union", ellen, "accused_of", union, "alleged")
    denied = {"negated": True, "attributed_to_id": "person-anna-lie"}
    _statement(rows, text, 2, "did not marry Karl Vik", ellen, "spouse", "person-karl-vik", "reported", **denied)
    rows["statement_sources"] = [
        {"statement_id": "sta-1", "source_id": "src-2", "citation_id": "cit-2", "scope": "direct"}
    ]
    rows["events"] = [
        {
            "event_id": "evt-0",
            "kind": "accusation",
            "exact": "accused of fraud by the Harbour Union in 1901.[2]:17",
            "certainty": "alleged",
        }
        | {"document_id": "ellen", "block_id": "blk-ellen-1", "negated": False, "confidence": 0.9}
        | {"date_edtf": "1901", "date_start": "1901-01-01", "date_end": "1901-12-31"}
        | _where(text, "accused of fraud by the Harbour Union in 1901.[2]:17"),
        {"event_id": "evt-1", "kind": "other", "exact": PAYLOADS[0], "certainty": "asserted"}
        | {"document_id": "hostile", "block_id": "blk-hostile-0", "negated": False, "confidence": 0.9}
        | {"date_edtf": "1990", "date_start": "1990-01-01", "date_end": "1990-12-31"}
        | _where("\n".join(PAYLOADS), PAYLOADS[0]),
    ]
    rows["event_participants"] = [
        {"event_id": "evt-0", "ordinal": 0, "entity_id": ellen, "participant_text": "She", "role": "target"},
        {"event_id": "evt-0", "ordinal": 1, "participant_text": "some members", "role": "agent"},
    ]
    rows["rejects"] = [
        {"reject_id": "rej-1", "path": "empty.txt", "table": "documents", "code": "empty", "message": PAYLOADS[4]}
    ]
    return rows


def written_report(folder: Path, rows: dict[str, list[dict]] | None = None, size: int = 3) -> Path:
    """The report of the rows, fed in batches of `size`."""
    exporter = HtmlExporter(folder, ExportOptions(facts=FACTS))
    rows = report_rows() if rows is None else rows
    for name, table in load_tables().items():
        exporter.feed(table, batches(table, rows[name], size))
    (path,) = exporter.finish()
    assert [p.name for p in folder.iterdir()] == ["report.html"]
    return path


def report_parts(text: str) -> dict[str, Any]:
    """The data in a report by the name of its part, unpacked."""
    found = re.findall(r'<script type="application/octet-stream" id="([a-z0-9-]+)">([A-Za-z0-9+/=]*)</script>', text)
    return {name: json.loads(zlib.decompress(base64.b64decode(packed))) for name, packed in found}


def _article(rows: dict[str, list[dict]], key: str, title: str, subject: str, url: str, lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    rows["documents"].append(
        {"document_id": key, "path": f"{key}.txt", "url": url, "title": title, "subject_id": subject}
        | {"description": lines[-1], "language": "en", "character_count": len(text), "word_count": 9}
    )
    rows["sections"].append(
        {"document_id": key, "level": 1, "kind": "lead", "start_char": 0, "end_char": len(text)}
        | {"heading": title, "section_id": f"sec-{key}"}
    )
    start = 0
    for n, line in enumerate(lines):
        rows["blocks"].append(
            {"block_id": f"blk-{key}-{n}", "document_id": key, "kind": "paragraph", "text": line}
            | {"start_char": start, "end_char": start + len(line)}
        )
        start += len(line) + 1


def _mention(rows: dict[str, list[dict]], text: str, words: str, entity: str) -> None:
    rows["mentions"].append({"entity_id": entity, "document_id": "ellen", **_where(text, words)})


def _statement(
    rows: dict[str, list[dict]],
    text: str,
    block: int,
    words: str,
    subject: str,
    prop: str,
    value: str,
    certainty: str,
    **more,
) -> None:
    key = f"sta-{len(rows['statements'])}"
    rows["statements"].append(
        {"statement_id": key, "document_id": "ellen", "block_id": f"blk-ellen-{block}", "subject_id": subject}
        | {"property": prop, "value_id": value, "certainty": certainty, "negated": False, "confidence": 0.9}
        | {**_where(text, words), **more}
    )


def _where(text: str, words: str) -> dict[str, int]:
    return {"start_char": text.index(words), "end_char": text.index(words) + len(words)}
