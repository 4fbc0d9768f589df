"""Which of the names before a verb are its subject: all of `A, B and C were`, but only `B` of `According to A, B was`.

A comma alone does not make a list: what stands before it may be a phrase that only opens the sentence. A list of
subjects has `and` before its last name, a plural verb where the verb shows number, and nothing that governs it.
"""

import re
from collections.abc import Sequence

from pipeline.extraction.endings import Ending, last_words
from pipeline.extraction.vocabulary import alternatives, read_json

_WORDS = read_json("event_words")
_PREPOSITIONS = sorted(
    {*_WORDS["prepositions"], "unlike", "despite", "following", "besides", "alongside", "beside", "including"}
    | {"except", "since", "per", "without", "opposite", "versus"} - {"named", "called"}
)
# `According to |‹P0›`, `with his lawyer |‹P0›`
_GOVERNING = Ending(_PREPOSITIONS, r"(?:[a-z’'-]+\s){0,4}", most=4)
# `Said |‹P0›`, `He met the banker |‹P0›`
_VERB_BEFORE = re.compile(
    rf"(?<!\bthe\s)(?<!\bThe\s)\b(?i:{alternatives(_WORDS['irregular'])}|[a-z]+ed)\s"
    r"(?:(?:the|an?|his|her|its|their)\s)?(?:[a-z-]+\s){0,2}$"
)
# The cheap test before it: such a word among the last four.
_VERBS = frozenset(_WORDS["irregular"])
_REACH = 60  # characters before a name in which that stands which governs it
# `|was convicted`, ` (‹D0›)|, who has been`
_SINGULAR = re.compile(
    r"(?:\s\([^()]{0,120}\))?,?(?:\swho)?(?:\s(?:[a-z]+ly|also|later|then|first|again))*\s(?:was|is|has|does)\b"
)
_AND = re.compile(r"[,;]?\s?(?:and|or|&|as\swell\sas)\s")
_LIST = re.compile(r",*[ac]|a+c?")  # the joints of `A, B and C`, `A, B, and C`, `A and B`, `A and B, and C`


def is_led(text: str, at: int) -> bool:
    """Whether a name stands behind a preposition or a verb, with at most a few words between."""
    if not text[at - 1 : at].isspace():
        return False
    start = max(0, at - _REACH)
    words = last_words(text[start:at])
    if _GOVERNING.ends(words, text, start, at):
        return True
    verb = any(word in _VERBS or word.endswith("ed") for word in words[-4:])
    return verb and _VERB_BEFORE.search(text, start, at) is not None


def first_of_subject(text: str, ends: Sequence[tuple[int, int]]) -> int:
    """The number of the first name that belongs to the subject, of names that stand in a row before a verb.

    `ends` says where in `text` the names begin and end, one or more of them. Where a single name or a list without a
    comma is governed by what stands before it, that is left to the caller, and the answer is 0.
    """
    if len(ends) == 1:
        return 0
    joints = "".join(_joint(text[ends[n][1] : ends[n + 1][0]]) for n in range(len(ends) - 1))
    first = 0
    if is_led(text, ends[0][0]):
        first = next((n + 1 for n, joint in enumerate(joints) if joint != "a"), 0)
        joints = joints[first:]
    if not joints:
        return first
    if _SINGULAR.match(text, ends[-1][1]):
        return len(ends) - 1
    if _LIST.fullmatch(joints):
        return first
    return first + max(joints.rfind(","), joints.rfind("c")) + 1


def _joint(between: str) -> str:
    """What stands between two names: a comma, `and`, or `, and` (c)."""
    joined = _AND.match(between)
    if joined is None:
        return ","
    return "c" if joined[0][0] in ",;" else "a"
