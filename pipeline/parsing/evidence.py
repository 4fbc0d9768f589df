"""What a text line that stands alone is, by evidence: paragraph, caption, heading or quotation.

Each sign that a line shows adds its weight for each kind; the kind with the highest sum wins. The weights stand in one
table, `data/line_weights.json`; they are those of a multinomial logistic regression over labelled lines.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from pipeline.parsing.lines import Line
from pipeline.parsing.vocabulary import (
    CAPTION_CUES,
    FIRST_PERSON,
    HEADING_CUES,
    HEADING_KINDS,
    LINE_KINDS,
    SIGN_WEIGHTS,
    SPEECH,
    VERBS,
    folded,
)

_LENGTHS = (8, 15, 25, 40, 60, 90, 130, 200, 300, 500, 900)
_LONG = 420  # characters: a line that is longer is a paragraph unless something speaks for a quotation
_MIDDLE = 200
_WINDOW = 600  # characters of a line that are looked at
_TAIL = 240  # characters at the end of a line that are looked at
_LONGEST_YEAR_END = 6  # characters: `1931).`
_QUOTES = '"“«„'
# `stop. Next sentence`
_INNER_STOP = re.compile(r"[.!?](?<=[a-z0-9)\]\"”].)[\"”')\]]?(?:\[\w{1,9}\])* [A-Z\"“]")
# `[12]`, `[a]`, `[note 3]`
_MARKER = re.compile(r"\[(?:\d{1,4}|[a-z]|(?:note|nb|N) \d{1,3})\]")
# all markers at the end of a line, with page suffixes: `[12][13]: 22`
_FINAL_MARKER = r"\[[^\[\]]{1,30}\](?:[:\s\u200a\u200b]{0,3}\d{1,4}\s?)?\s?"
_FINAL_MARKERS = re.compile(rf"{_FINAL_MARKER}(?:{_FINAL_MARKER})*$")
# `in 1928`, `(1931)`, `on 3 May 2006.`
_YEAR_END = re.compile(r"(?:1[0-9]|20)\d\d\)?\.?$")
# `Early years (1954–1975)`
_RANGE_END = re.compile(r"\((?:1[0-9]|20)\d\d\s?[–-]\s?(?:\d{2,4}|present)\)$")
# what follows the name at the beginning of the lead: ` (born`, ` is`, `, also known as`
_NAME_END = re.compile(r" \(|,| (?:is|was|are|were|ist|war|es|fue|est|é|foi) ")
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
# `A protester holds a sign`, `Doctorow wears a red cape`
_PRESENT = re.compile(
    r"(?:(?:An?|The|Two|Three) )?(?:[\w.'’-]+ ){1,5}?[a-z]{3,}s (?:an?|the|his|her|on|in|at|to|with|from) "
)
# `President Obama signing`, `The town photographed`
_PARTICIPLE = re.compile(r"(?:\S+ ){1,5}[a-z]{3,}(?:ing|ed)\b")
# `(left)`, `(right),`
_SIDE = re.compile(r"\((?:left|right|center|centre|top|bottom|links|rechts|izquierda|derecha|gauche|droite)\)")


class Copy(NamedTuple):
    """What holds for all lines of a copy."""

    plain: bool  # a line may be a heading without an edit marker
    subject: frozenset[str] = frozenset()  # words of the name that the lead begins with


def subject_words(lines: list[Line]) -> frozenset[str]:
    """The words of the name that the first paragraph begins with, folded; headings hardly repeat them."""
    for line in lines:
        if line.form == "text" and len(line.text) > 100:
            name = _NAME_END.split(line.text[:100], maxsplit=1)[0]
            return frozenset(word.casefold() for word in _WORD.findall(name) if word[0].isupper() and len(word) > 2) - {
                "the"
            }
    return frozenset()


def line_kind(line: Line, before: str, before_text: str, after: Line | None, copy: Copy) -> str:
    """The kind of a text line that stands alone.

    `before` and `before_text` are the kind and the text of the line above, `after` the line below, blank lines left
    out.
    """
    if is_plain_prose(line, before, before_text):
        return "paragraph"
    signs = line_signs(line, before, before_text, after, copy)
    weights = [weight for sign in signs if (weight := SIGN_WEIGHTS.get(sign)) is not None]
    best, best_score = "paragraph", 0.0
    for kind, score in zip(LINE_KINDS, map(sum, zip(*weights, strict=True)), strict=True):
        if score > best_score and (copy.plain or kind != "heading"):
            best, best_score = kind, score
    return best


def is_plain_prose(line: Line, before: str, before_text: str) -> bool:
    """Whether a line is so long, or has so many markers or stops, that it needs no weighing: if it were not a
    paragraph, something would introduce it as a quotation.
    """
    text = line.text
    return (
        (len(text) > _LONG or (len(text) > _MIDDLE and (text.count("[") > 1 or text.count(". ") > 2)))
        and before != "quote"
        and text.lstrip()[:1] not in _QUOTES + "….["
        and not _without_markers(before_text[-_TAIL:]).endswith((":", ","))
    )


def line_signs(line: Line, before: str, before_text: str, after: Line | None, copy: Copy) -> list[str]:
    """The signs that a line shows, by name."""
    text = line.text.strip()
    plain = copy.plain
    size = bisect_left(_LENGTHS, len(text))
    tail = text[-_TAIL:]
    bare = _without_markers(tail)
    marked = len(bare) < len(tail)
    ending = _ending(bare)
    head = text[:_WINDOW]
    stops = [match.start() for match in _INNER_STOP.finditer(head)]
    first = stops[0] if stops else len(head)  # where the first sentence ends
    opening = _WORD.findall(head[:first].casefold())
    words = opening + _WORD.findall(head[first:].casefold())
    markers = _MARKER.findall(head) if "[" in head else []
    person = _count(words, FIRST_PERSON)
    signs = [
        "always",
        f"length {size}",
        f"above {before}",
        f"{'plain' if plain else 'edited'}, above {before}",
        _below(after),
        f"marks {min(3, len(markers))}",
        f"ends {ending}",
        f"length {size // 2 * 2}, ends {ending}",
        f"stops {min(3, len(stops))}",
    ]
    signs.extend(_neighbours(before, before_text, after, bare, tail, size, ending))
    if marked:
        signs.append("marker at end")
    if ending == "open" and not markers and not stops:
        signs.append(f"open phrase, above {before}")
    if _YEAR_END.search(bare[-_LONGEST_YEAR_END:]):
        signs.append("ends year")
    if bare.endswith(")"):
        signs.append("ends bracket")
    signs.extend(_beginning(text[0], ending))
    signs.extend(_wording(head, words, opening, size, ending))
    if person and text[0] not in _QUOTES and '"' not in head:
        signs.append("person unquoted")
    signs.append(f"person {min(2, person)}")
    if len(words) < 20 and not copy.subject.isdisjoint(words):
        signs.append(f"names subject, plain {plain}")
    if plain and len(words) < 12:
        signs.append(f"plain words {min(8, len(words))}")
        if "," in text:
            signs.append("plain short comma")
        topics = _count(words, HEADING_CUES)
        signs.append(f"plain topics {min(2, topics)} of {min(4, len(words))}")
    if bare.endswith(")") and _RANGE_END.search(bare):
        signs.append("ends range")
    if len(words) < 8 and folded(text) in HEADING_KINDS:
        signs.append("known heading")
    signs.extend(_introduction(before, before_text, text, marked, person, size))
    return signs


def _count(words: list[str], cues: frozenset[str]) -> int:
    return sum(map(cues.__contains__, words))


def _without_markers(tail: str) -> str:
    """The end of a line without the markers that close it."""
    tail = tail.rstrip()
    return _FINAL_MARKERS.sub("", tail).rstrip() if tail.endswith("]") or "]:" in tail[-12:] else tail


def _ending(bare: str) -> str:
    last = bare[-1:]
    if not last:
        return "open"
    if last in ".!?…":
        return "stop"
    if last == ":":
        return "colon"
    if last in "\"”'»":
        return "stop quote" if bare[-2:-1] in (".", "!", "?") else "quote"
    return "open"


def _beginning(first: str, ending: str) -> list[str]:
    if first in _QUOTES:
        return ["begins quote", "all quoted"] if "quote" in ending else ["begins quote"]
    if first in ".…[":
        return ["begins ellipsis"]
    if first in "—–―":
        return ["begins dash"]
    if first.islower():
        return ["begins lower"]
    if first.isdigit():
        return ["begins digit"]
    return []


def _wording(head: str, words: list[str], opening: list[str], size: int, ending: str) -> list[str]:
    """Signs of the words, `opening` being those of the first sentence: finite verbs, words of captions, capitals."""
    verbs = _count(words, VERBS)
    cues = _count(words, CAPTION_CUES)
    signs = [f"verbs {min(3, verbs)}", f"cues {min(2, cues)}"]
    if len(words) < 30:
        signs.append(f"short, verbs {min(2, verbs)}, ends {ending}")
    if len(words) < 40 and _PARTICIPLE.match(head[:120]):
        signs.append("participle")
    parts = head.split(" ", 40)[:40]
    if words:
        capitals = len([part for part in parts if part and part[0].isupper()])
        signs.append(f"capitals {min(4, capitals * 5 // len(parts))}")
    finite = not VERBS.isdisjoint(opening)
    verb = "verb" if finite else "maybe" if any(word[-2:] == "ed" for word in opening) else "none"
    signs.append(f"first sentence {verb}, length {size // 2}")
    if not finite and _PRESENT.match(head[:120]):
        signs.append("present")
    if "(" in head and _SIDE.search(head):
        signs.append("side")
    if "," in head[:80]:
        signs.append("comma")
    return signs


def _below(after: Line | None) -> str:
    if after is None:
        return "below nothing"
    if after.form != "text":
        return f"below {after.form}"
    if after.text.lstrip()[:1] in "—–―":
        return "below dash"
    size = len(after.text)
    return "below short" if size < 60 else "below middle" if size < 200 else "below long"


def _neighbours(
    before: str, before_text: str, after: Line | None, bare: str, tail: str, size: int, ending: str
) -> list[str]:
    """Signs that the lines above and below give together with this one's end."""
    signs = []
    above = before_text[-_TAIL:].rstrip()
    if before == "quote":
        closed = above.endswith(("]", '"', "”", "»"))
        signs.append(f"quote above closed {closed}")
        signs.append(f"after quote, {'short' if size < 7 else 'long'}, ends {ending}")
    elif before == "paragraph" and len(bare) < len(tail):
        markers = tail[len(bare) :].strip()
        if above.endswith(markers):
            signs.append("same marker above")
    if after is not None and after.form == "text" and len(after.text) < 130:
        phrase = "," in after.text and _ending(_without_markers(after.text)) == "open"
        signs.append(f"below phrase {phrase}")
    return signs


def _introduction(before: str, before_text: str, text: str, marked: bool, person: int, size: int) -> list[str]:
    """Signs that the line above introduces a quotation."""
    if before not in ("paragraph", "quote", "list_item"):
        return []
    tail = _without_markers(before_text[-_TAIL:])
    introduces = tail.endswith((":", ","))
    if not introduces and not tail[-1:].isalpha():
        return []
    spoken = not SPEECH.isdisjoint(_WORD.findall(tail[-110:].casefold()))
    if not introduces:
        return ["open, spoken"] if spoken else []
    return [
        f"introduced by {before}",
        f"introduced, spoken {spoken}",
        f"introduced, quote mark {text[0] in _QUOTES}",
        f"introduced, marked {marked}",
        f"introduced, person {person > 0}",
        f"introduced, length {size // 2}",
    ]
