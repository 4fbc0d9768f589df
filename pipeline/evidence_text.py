"""The evidence for a row, written out for a terminal."""

from textwrap import fill

from click import style

from pipeline.dataset import Evidence, Row

_WIDTH = 100
_SPANS = ("start_char", "end_char", "ordinal", "text", "raw_text", "exact")  # shown as the passage, or of no use here


def evidence_text(evidence: Evidence, styled: bool) -> str:
    """The passage with the words marked, what the row says of them, and the sources in full."""
    parts = [f"{evidence.table}: {evidence.row[next(iter(evidence.row))]}"]
    if evidence.article:
        parts.append(f"{evidence.article['title'] or 'untitled'} ({evidence.article['path']})")
    if evidence.passage is not None:
        parts.append(fill(_marked(evidence, styled), _WIDTH, break_long_words=False, break_on_hyphens=False))
    said = {k: v for k, v in evidence.row.items() if v is not None and k not in _SPANS and not k.endswith("_id")}
    if said:
        width = max(map(len, said))
        parts.append("\n".join(f"  {name:{width}}  {value}" for name, value in said.items()))
    for fact in evidence.facts:
        parts.append(fill(_fact(fact), _WIDTH, subsequent_indent="    "))
    for scope, source in evidence.sources:
        number = source["label"] or source["number"]
        parts.append(fill(f"[{number}] ({scope}) {source['raw_text'] or ''}", _WIDTH, subsequent_indent="    "))
    return "\n\n".join(parts) + "\n"


def _fact(fact: Row) -> str:
    """What is said, how certain it is and whose word it is, and the sentence; never the one without the other."""
    denied = ", denied" if fact["negated"] else ""
    word = f", according to {fact['attributed_to']}" if fact["attributed_to"] else ""
    said = " ".join(filter(None, (fact["value"], fact["role"] and f"({fact['role']})", fact["target"])))
    return f"[{fact['certainty']}{denied}{word}] {fact['property']}: {said} · {fact['sentence'] or ''}"


def _marked(evidence: Evidence, styled: bool) -> str:
    passage = evidence.passage or ""
    if evidence.start is None or evidence.end is None:
        return passage
    words = passage[evidence.start : evidence.end]
    marked = style(words, bold=True, reverse=True) if styled else f">>>{words}<<<"
    return passage[: evidence.start] + marked + passage[evidence.end :]
