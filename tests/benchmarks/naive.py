"""What one would write in an afternoon instead: regular expressions, one schema call a record, pandas for the rest.

    python -m tests.benchmarks.naive FOLDER OUTPUT

It keeps the whole corpus in memory, knows neither resumption nor evidence, and is as quick as such a script gets.
"""

import hashlib
import re
import sys
from pathlib import Path

import pandas as pd
from jsonschema import Draft202012Validator

_HEADING = re.compile(r"^(.{1,100}?)(?: edit|\[edit\])$")
_REFERENCE = re.compile(r"^\s*(\d{1,4})\. \^ ((?:[a-z] )*)(.*)$")
_MARKER = re.compile(r"\[(\d{1,4})\]")
_SENTENCE = re.compile(r"(?<=[.!?])(?:\[\d+\])*\s+(?=[\"“A-Z])")
_TITLE = re.compile(r"[\"“](.+?)[\"”]")
_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_TEXT = {"type": ["string", "null"]}
_COLUMNS = {
    "documents": ("document", "file", "title", "sha256"),
    "sentences": ("document", "section", "number", "text", "markers"),
    "sources": ("document", "number", "backlinks", "title", "issued", "accessed", "raw_text"),
}


def _schema(columns: tuple[str, ...]) -> Draft202012Validator:
    properties = {name: {"type": "integer", "minimum": 0} if name == "number" else _TEXT for name in columns}
    return Draft202012Validator({"type": "object", "properties": properties, "required": list(columns)})


def _parse(path: Path, tables: dict[str, list[dict[str, object]]]) -> None:
    data = path.read_bytes()
    text, digest = data.decode("utf-8"), hashlib.sha256(data).hexdigest()
    document, section, number = digest[:12], "Lead", 0
    for line in text.splitlines():
        if heading := _HEADING.match(line):
            section = heading[1]
        elif reference := _REFERENCE.match(line):
            raw = reference[3]
            title, days = _TITLE.search(raw), _DAY.findall(raw)
            tables["sources"].append(
                {
                    "document": document,
                    "number": int(reference[1]),
                    "backlinks": reference[2].strip() or None,
                    "title": title[1] if title else None,
                    "issued": days[0] if days else None,
                    "accessed": days[-1] if "Retrieved" in raw and days else None,
                    "raw_text": raw,
                }
            )
        elif line.strip():
            for sentence in _SENTENCE.split(line):
                markers = ";".join(_MARKER.findall(sentence))
                row = {"document": document, "section": section, "number": number, "text": sentence, "markers": markers}
                tables["sentences"].append(row)
                number += 1
    row = {"document": document, "file": path.name, "title": text.split(" (", 1)[0][:100], "sha256": digest}
    tables["documents"].append(row)


def main(folder: Path, output: Path) -> None:
    """Write three tables as CSV, Parquet and Excel."""
    output.mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in _COLUMNS}
    for path in sorted(folder.glob("*.txt")):
        _parse(path, tables)
    frames = {}
    for name, rows in tables.items():
        validator = _schema(_COLUMNS[name])
        frames[name] = pd.DataFrame([row for row in rows if not any(True for _ in validator.iter_errors(row))])
    for name, frame in frames.items():
        frame.to_csv(output / f"{name}.csv", index=False)
        frame.to_parquet(output / f"{name}.parquet", index=False)
    with pd.ExcelWriter(output / "tables.xlsx", engine="openpyxl") as book:
        for name, frame in frames.items():
            frame.to_excel(book, sheet_name=name, index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
