"""What a run left, in lines for a person or as JSON for a script."""

import json
from collections.abc import Mapping
from typing import Any

from pipeline.runner import Outcome

_FTM_SUMMARY = "entities.ftm.summary.json"


def summary_text(outcome: Outcome, output: str) -> str:
    """The outcome in a few lines; `output` is where the dataset went, as the user wrote it."""
    record = outcome.record
    rows = {name: count for name, count in record.tables.items() if count}
    lines = [
        f"{'Written' if outcome.renewed else 'Nothing new'}: {output} ({outcome.seconds:.1f} s)",
        "  files     " + ", ".join(f"{count} {status}" for status, count in record.inputs.items()),
        "  rows      " + _counts(rows),
    ]
    for name, counts in (("rejects", record.rejects), ("notices", record.notices)):
        if counts:
            lines.append(f"  {name:9} {_counts(counts)}")
    if _FTM_SUMMARY in record.files:
        lines.append(f"  ftm       left out: {_counts(_left_out(outcome)) or 'nothing'}; see {_FTM_SUMMARY}")
    folders = sorted({path.split("/")[0] + ("/" if "/" in path else "") for path in record.files})
    lines.append(f"  in        {', '.join(folders)}")
    return "\n".join(lines)


def summary_json(outcome: Outcome, output: str) -> str:
    """The outcome as one JSON object: `status` is `written` or `unchanged`, counts are by status, table or code."""
    record = outcome.record
    return as_json(
        {
            "status": "written" if outcome.renewed else "unchanged",
            "output": output,
            "seconds": round(outcome.seconds, 3),
            "files": record.inputs,
            "rows": record.tables,
            "rejects": record.rejects,
            "notices": record.notices,
            "formats": record.options["formats"],
            "written": sorted(record.files),
        }
    )


def as_json(value: Mapping[str, Any]) -> str:
    """JSON for a script: dates are ISO 8601 text."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _left_out(outcome: Outcome) -> dict[str, int]:
    summary = json.loads((outcome.output / _FTM_SUMMARY).read_bytes())
    return {**summary["left_out"]}
