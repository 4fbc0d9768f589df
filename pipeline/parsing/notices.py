"""What could not be reconciled between the markers of a text and its reference lists."""

from collections import Counter

from pipeline.parsing.model import Citation, Document, Notice, Section
from pipeline.parsing.resolve import EntryList
from pipeline.parsing.sources import Entry


def reference_notices(
    document: Document, entries: list[Entry], lists: list[EntryList], source_of: list[int]
) -> list[Notice]:
    """Notices on citations and sources, in the order of the text; `source_of` gives an entry's first source."""
    notices = [*_missing_lists(document, entries), *_unresolved(document.citations)]
    counts = Counter(citation.source for citation in document.citations if citation.source is not None)
    for entry_list in lists:
        before = 0
        seen: set[int] = set()
        for position in entry_list.positions:
            entry = entries[position]
            source = source_of[position]
            rank = entry_list.rank_of.get(position, entry.number)
            what = f"entry {entry.number}" if rank == entry.number else f"entry {entry.number}, cited as {rank},"

            def say(code: str, message: str, entry: Entry = entry, source: int = source) -> None:
                notices.append(Notice(code, message, entry.start, entry.end, "sources", source))

            if not entry.printed:
                say("number_inferred", f"entry without a printed number, taken as number {entry.number}")
            elif entry.number in seen:
                say("number_repeated", f"number {entry.number} stands twice in its list")
            elif entry.number != before + 1:
                say("number_out_of_order", f"number {entry.number} follows number {before} in its list")
            if rank != entry.number:
                say(
                    "number_shifted", f"entry printed as {entry.number} is cited as {rank}: entries before it were lost"
                )
            if entry.start == entry.end:
                say("entry_without_text", f"{what} has backlinks and no text")
            found = counts[source]
            if not found:
                say("entry_without_marker", f"{what} is cited nowhere in the text")
            elif entry.backlinks is not None and found != entry.backlinks:
                say("backlink_count_differs", f"{what} shows {entry.backlinks} backlinks, {found} citations were found")
            seen.add(entry.number)
            before = entry.number
    notices.sort(key=lambda notice: (notice.start or 0, notice.end or 0, notice.code))
    return notices


def _unresolved(citations: list[Citation]) -> list[Notice]:
    return [
        Notice(
            "marker_without_entry",
            f"marker [{citation.marker}] has no entry in any reference list",
            citation.start,
            citation.end,
            "citations",
            position,
        )
        for position, citation in enumerate(citations)
        if citation.source is None and citation.kind != "request"
    ]


def _missing_lists(document: Document, entries: list[Entry]) -> list[Notice]:
    """A references section in which no entry stands, though the text has markers."""
    if not any(citation.kind != "request" for citation in document.citations):
        return []
    held = {source.section for source in document.sources}
    notices = [
        Notice(
            "reference_list_without_text",
            f"section {section.heading!r} holds no entries",
            section.start,
            section.end,
            "sections",
            position,
        )
        for position, section in enumerate(document.sections)
        if section.kind == "references"
        and position not in held
        and not _has_children(document.sections, position, held)
    ]
    if not entries and not notices:
        notices.append(Notice("reference_list_missing", "the text has markers and no reference list", None, None))
    return notices


def _has_children(sections: list[Section], position: int, held: set[int]) -> bool:
    """Whether a section right below this one, as `Citations` under `References`, holds the entries."""
    return any(child in held for child in range(position + 1, min(position + 4, len(sections))))
