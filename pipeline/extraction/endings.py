"""What stands right before a place: `was officially |`, `failed to |`; with a cheap test before each search."""

import re
from collections.abc import Iterable, Sequence

from pipeline.extraction.vocabulary import alternatives

_WORD = re.compile(r"\w+(?:['’]\w+)*(?=\s)")
_MOST = 5  # words that are looked at


def last_words(before: str) -> list[str]:
    """The last words of a text that white space follows, in lower case."""
    words = before.lower().split()[-_MOST:]
    return words if "".join(words).isalnum() else _WORD.findall(before.lower())  # all of letters, as nearly always


class Ending:
    """Words of a list at the end of a text, in capitals or not, and what may stand behind them."""

    __slots__ = ("_expression", "_needs", "_reach")

    def __init__(self, forms: Iterable[str], then: str = "", most: int = 0, lead: str = "") -> None:
        r"""`forms` are in lower case; white space stands behind each, and then what the expression `then` tells, of at
        most so many words, each with white space behind it; `lead` looks at what stands before: `(?<!on\s)`.
        """
        forms = sorted(set(forms))
        self._needs = frozenset(form.split()[-1] for form in forms)
        self._reach = -most - 1
        self._expression = re.compile(rf"{lead}\b(?i:{alternatives(forms)})\s{then}$")

    def ends(self, words: Sequence[str], text: str, *span: int) -> bool:
        """Whether a text, or what stands between two places of it, ends so; `words` are its `last_words`."""
        return not self._needs.isdisjoint(words[self._reach :]) and self._expression.search(text, *span) is not None
