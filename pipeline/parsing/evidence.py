"""What a text line that stands alone is, by evidence: paragraph, caption, heading or quotation.

Each sign that a line shows adds its weight for each kind; the kind with the highest sum wins. The weights stand in one
table, `data/line_weights.json`; they are those of a multinomial logistic regression over labelled lines.
"""

import re

from pipeline.parsing.lines import Line
from pipeline.parsing.vocabulary import CAPTION_CUES, FIRST_PERSON, HEADING_KINDS, LINE_WEIGHTS, SPEECH, VERBS, folded

_LENGTHS = (8, 15, 25, 40, 60, 90, 130, 200, 300, 500, 900)
# `stop. Next sentence`
_INNER_STOP = re.compile(r"[a-z0-9)\]\"”][.!?][\"”')\]]?(?:\[\w{1,9}\])* [A-Z\"“]")
# `[12]`, `[a]`
_MARKER = re.compile(r"\[(?:\d{1,4}|[a-z]|(?:note|nb|N) \d{1,3})\]")
# all markers at the end of a line, with page suffixes: `[12][13]: 22`
_FINAL_MARKERS = re.compile(r"(?:\[[^\[\]]{1,30}\](?:[:\s\u200a\u200b]{0,3}\d{1,4}\s?)?\s?)+$")
_YEAR_END = re.compile(r"(?:1[0-9]|20)\d\d\)?\.?$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
# `A protester holds a sign`, `Doctorow wears a red cape`
_PRESENT = re.compile(
    r"^(?:(?:An?|The|Two|Three) )?(?:[\w.'’-]+ ){1,5}?[a-z]{3,}s (?:an?|the|his|her|on|in|at|to|with|from) "
)
# `(left)`, `(right),`
_SIDE = re.compile(r"\((?:left|right|center|centre|top|bottom|links|rechts|izquierda|derecha|gauche|droite)\)")
_PARTICIPLE = re.compile(r"^(?:\S+ ){1,5}[a-z]{3,}(?:ing|ed)\b")


def line_kind(line: Line, before: str, before_text: str, after: Line | None, plain: bool) -> str:
    """The kind of a text line that stands alone.

    `before` and `before_text` are the kind and the text of the line above, `after` the line below, blank lines left
    out; `plain` says that the copy's headings carry no edit marker.
    """
    signs = line_signs(line, before, before_text, after, plain)
    best, best_score = "paragraph", 0.0
    for kind, weights in LINE_WEIGHTS.items():
        if kind == "heading" and not plain:
            continue
        score = sum(weights.get(sign, 0.0) for sign in signs)
        if score > best_score:
            best, best_score = kind, score
    return best


def line_signs(line: Line, before: str, before_text: str, after: Line | None, plain: bool) -> list[str]:
    """The signs that a line shows, by name."""
    text = line.text.strip()
    size = sum(len(text) > limit for limit in _LENGTHS)
    signs = ["always", f"length {size}"]
    style = "plain" if plain else "edited"
    signs.append(f"above {before}")
    signs.append(f"{style}, above {before}")
    signs.append(_below(after))
    bare = _FINAL_MARKERS.sub("", text).rstrip()
    if len(bare) < len(text):
        signs.append("marker at end")
    signs.append(f"marks {min(3, len(_MARKER.findall(text[:2000])))}")
    last = bare[-1:] if bare else ""
    ending = "stop" if last in ".!?…" else "colon" if last == ":" else "quote" if last in "\"”'»" else "open"
    if ending == "quote" and bare[-2:-1] in (".", "!", "?"):
        ending = "stop quote"
    signs.append(f"ends {ending}")
    signs.append(f"length {size // 2 * 2}, ends {ending}")
    if _YEAR_END.search(bare):
        signs.append("ends year")
    if bare.endswith(")"):
        signs.append("ends bracket")
    inner = len(_INNER_STOP.findall(text[:1500]))
    signs.append(f"stops {min(3, inner)}")
    first = text[0]
    if first in '"“«„':
        signs.append("begins quote")
        if ending in ("quote", "stop quote"):
            signs.append("all quoted")
    elif first in ".…[":
        signs.append("begins ellipsis")
    elif first in "—–―":
        signs.append("begins dash")
    elif first.islower():
        signs.append("begins lower")
    elif first.isdigit():
        signs.append("begins digit")
    words = [word.casefold() for word in _WORD.findall(text[:600])]
    count = len(words)
    verbs = sum(word in VERBS for word in words)
    signs.append(f"verbs {min(3, verbs)}")
    if count < 30:
        signs.append(f"short, verbs {min(2, verbs)}, ends {ending}")
    cues = sum(word in CAPTION_CUES for word in words)
    signs.append(f"cues {min(2, cues)}")
    person = sum(word in FIRST_PERSON for word in words)
    signs.append(f"person {min(2, person)}")
    if person and first not in '"“«' and '"' not in text[:600]:
        signs.append("person unquoted")
    if count < 40 and _PARTICIPLE.search(text[:120]):
        signs.append("participle")
    capitals = sum(1 for word in text.split(" ")[:40] if word[:1].isupper())
    if count:
        signs.append(f"capitals {min(4, capitals * 5 // max(1, min(40, text.count(' ') + 1)))}")
    first_stop = _INNER_STOP.search(text[:600])
    opening = [word.casefold() for word in _WORD.findall(text[: first_stop.start() + 1 if first_stop else 600])]
    finite = sum(word in VERBS for word in opening) or -sum(word.endswith("ed") for word in opening)
    signs.append(f"first sentence {'verb' if finite > 0 else 'maybe' if finite else 'none'}, length {size // 2}")
    if _PRESENT.match(text[:120]) and finite <= 0:
        signs.append("present")
    if _SIDE.search(text[:600]):
        signs.append("side")
    if "," in text[:80]:
        signs.append("comma")
    if plain and count < 12:
        signs.append(f"plain words {min(8, count)}")
        if "," in text:
            signs.append("plain short comma")
    if folded(text) in HEADING_KINDS:
        signs.append("known heading")
    signs.extend(_introduction(before, before_text, text, len(bare) < len(text), person))
    return signs


def _below(after: Line | None) -> str:
    if after is None:
        return "below nothing"
    if after.form != "text":
        return f"below {after.form}"
    size = len(after.text)
    if after.text.lstrip()[:1] in "—–―":
        return "below dash"
    return "below short" if size < 60 else "below middle" if size < 200 else "below long"


def _introduction(before: str, before_text: str, text: str, marked: bool, person: int) -> list[str]:
    """Signs that the line above introduces a quotation."""
    if before not in ("paragraph", "quote", "list_item"):
        return []
    tail = _FINAL_MARKERS.sub("", before_text[-240:].rstrip()).rstrip()
    spoken = any(word.casefold() in SPEECH for word in _WORD.findall(tail[-110:]))
    if not tail.endswith((":", ",")):
        return ["open, spoken"] if spoken and tail[-1:].isalpha() else []
    quoted = text[0] in '“«"'
    return [
        f"introduced by {before}",
        f"introduced, spoken {spoken}",
        f"introduced, quote mark {quoted}",
        f"introduced, marked {marked}",
        f"introduced, person {person > 0}",
        f"introduced, length {sum(len(text) > limit for limit in _LENGTHS) // 2}",
    ]
