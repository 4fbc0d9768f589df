"""The words that tell of a happening, as the data file `data/event_kinds.json` has them."""

import re
from typing import NamedTuple

from pipeline.extraction.vocabulary import read_json


class Form(NamedTuple):
    """What a word, with what follows it, tells of: the kind of happening, and the part that its subject plays."""

    kind: str
    manner: str
    rest: re.Pattern[str] | None  # what follows the first word


def _read_forms() -> dict[str, list[Form]]:
    """First word -> forms that begin with it, the more particular ones first.

    A form of the data file is a word, or words joined by `|`, then, behind a blank, an expression for what follows;
    one that looks ahead follows at once, others behind white space.
    """
    found: dict[str, list[Form]] = {}
    entries = [
        (form.partition(" "), kind, manner)
        for kind, manners in read_json("event_kinds").items()
        for manner, forms in manners.items()
        for form in forms
    ]
    for (first, _, rest), kind, manner in sorted(entries, key=lambda e: (-len(e[0][2]), e)):
        lead = "" if rest.startswith(("(?=", "(?!")) else r"\s"
        pattern = re.compile(rf"{lead}{rest}(?!\w)" if lead else rest, re.IGNORECASE) if rest else None
        for word in first.split("|"):
            found.setdefault(word, []).append(Form(kind, manner, pattern))
    return found


FORMS = _read_forms()
