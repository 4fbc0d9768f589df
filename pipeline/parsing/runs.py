"""What a run of lines without blank lines between them is: figures' captions, a table, a list, verse, torn prose.

Captions and tables without cells are told apart by evidence, like single lines: each sign that a run shows adds its
weight, and a positive sum makes it captions. The weights stand in `data/run_weights.json`.
"""

import re
from bisect import bisect_left

from pipeline.parsing.infobox import known_label
from pipeline.parsing.lines import Line
from pipeline.parsing.vocabulary import COLUMNS, RUN_WEIGHTS, SUCCESSION_LABELS

# `… of the …`, `…, a full client`: small words inside a phrase
_PHRASE = re.compile(
    r"[ ,](?:of|in|the|an?|by|at|on|for|with|from|to|and|used|logo|der|die|von|im|de|la|le|du|des|el|en|do|da|no)\b"
)
# `1862 photograph of`
_YEAR_FIRST = re.compile(r"(?:1[0-9]|20)\d\d [a-z]{4,}")
# `Anna Berg (January 2008)`, `Old logo, 1954`
_DATED = re.compile(r"(?:\([^()]{0,24}\d{4}\)|, (?:[A-Z][a-z]+ )?\d{4})$")
# `(148,528 GT)`
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
# `2004`, `90,049`, `$68,479`
_NUMBER = re.compile(r"\d[\d,.]*")
_VERSE_ENDS = (",", ";", ".", "!", "?", ":", "—", "–", "…", "'", "”", '"')
_MOST_FIGURES = 12
_COUNTS = (2, 3, 4, 5, 8, 14)
_MEANS = (12, 20, 30, 45, 70, 110)
_LEASTS = (4, 8, 12, 20, 35)
_RATIOS = (1.5, 3, 6, 12)


def are_captions(rows: list[Line], above: str, after: Line | None, tabs: bool) -> bool:
    """Whether a run of text lines is a row of figures: its lines read as phrases, not as names or cells.

    `above` is the kind of the line above, `after` the line below; `tabs` says that the copy separates cells by tabs,
    so that a run without any is hardly a table.
    """
    if any(line.form != "text" or known_label(line) in SUCCESSION_LABELS for line in rows):
        return False
    if tabs:
        return len(rows) <= _MOST_FIGURES and not is_table_head(rows[0].text)
    return sum(RUN_WEIGHTS.get(sign, 0.0) for sign in run_signs(rows, above, after)) > 0


def run_signs(rows: list[Line], above: str, after: Line | None) -> list[str]:
    """The signs that a run shows, by name."""
    texts = [line.text.strip()[:400] for line in rows]
    count = len(texts)
    sizes = [len(text) for text in texts]
    words = [word for text in texts for word in text.split()]
    numbers = sum(len(_NUMBER.findall(_BRACKETED.sub("", text))) for text in texts)
    signs = [
        "always",
        f"rows {bisect_left(_COUNTS, count)}",
        f"mean {bisect_left(_MEANS, sum(sizes) / count)}",
        f"shortest {bisect_left(_LEASTS, min(sizes))}",
        f"ratio {bisect_left(_RATIOS, max(sizes) / min(sizes))}",
        f"phrases {_fifth(sum(is_phrase(text) for text in texts), count)}",
        f"stops {_fifth(sum(text.endswith('.') for text in texts), count)}",
        f"digits {_fifth(sum(text[0].isdigit() for text in texts), count)}",
        f"numbers {min(4, numbers // count)}",
        f"lower {_fifth(sum(word[0].islower() for word in words), len(words))}",
        f"first phrase {is_phrase(texts[0])}",
        f"above {above}",
        f"below {_below(after)}",
    ]
    if is_table_head(texts[0]):
        signs.append("head")
    return signs


def _fifth(part: int, whole: int) -> int:
    return min(4, part * 5 // whole)


def _below(after: Line | None) -> str:
    if after is None:
        return "nothing"
    return after.form if after.form != "text" else "long" if len(after.text) > 150 else "short"


def is_phrase(text: str) -> bool:
    """Whether a line has small words inside or ends like a sentence, and few numbers."""
    text = text.strip()
    if not text[0].isalpha() and text[0] not in '"“«(':
        return bool(_YEAR_FIRST.match(text))
    if len(_NUMBER.findall(_BRACKETED.sub("", text))) > 2 + len(text) // 60:
        return False
    if text.endswith((".", "]")) or _PHRASE.search(text) is not None or _DATED.search(text) is not None:
        return True
    words = text.split()
    return sum(word[0].islower() for word in words) * 2 > len(words)


def is_table_head(text: str, least: int = 3) -> bool:
    """Whether a line is a table's head: `least` words or more, most of them names of columns, no stop."""
    if len(text) > 120 or text[-1:] in ".!?:":
        return False
    words = [word.strip("()[],/").casefold() for word in text.split()]
    return len(words) >= least and sum(word in COLUMNS for word in words) * 2 > len(words)


def is_mixed_list(rows: list[Line]) -> bool:
    """Whether a run is a list though other lines stand in it; tables hold bullets too, but fewer."""
    bullets = sum(line.form in ("bullet", "numbered") for line in rows)
    tabbed = sum(line.form == "tabbed" for line in rows)
    return bullets * 10 >= len(rows) * 3 and tabbed * 4 <= len(rows)


def is_verse(rows: list[Line], introduced: bool) -> bool:
    """Whether a run is a poem, a song or a dialogue: short lines that end in punctuation, or that a line above
    introduces.
    """
    if len(rows) < 3 or any(line.form != "text" or len(line.text) > 160 for line in rows):
        return False
    stopped = sum(line.text.rstrip().endswith(_VERSE_ENDS) for line in rows)
    commas = sum(line.text.rstrip().endswith((",", ";", "!", "?", "—", "–")) for line in rows)
    if introduced:
        phrases = sum(is_phrase(line.text) for line in rows)
        return max(stopped, phrases) * 3 >= len(rows)
    return stopped * 2 >= len(rows) and commas * 4 >= len(rows)


def is_torn_paragraph(rows: list[Line]) -> bool:
    """Whether a run is a paragraph that a formula or subscript tore apart: a long line, and lines that go on in
    lower case.
    """
    long = any(len(line.text) > 200 for line in rows)
    going_on = sum(line.text.lstrip("0123456789 ")[:1].islower() for line in rows[1:])
    return long and going_on * 3 >= len(rows) - 1
