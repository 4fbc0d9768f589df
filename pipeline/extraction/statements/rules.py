"""The common form of rules: a property, a pattern over typed sentences, and examples that are its tests."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.extraction import vocabulary
from pipeline.extraction.statements.properties import read_lines

_ADVERB = (
    r"(?:has|had|have|also|later|then|first|soon|subsequently|eventually|briefly|once|again|himself|herself|initially"
    r"|currently|formerly|previously|originally|recently|finally|together|still|now|next|both|each|jointly|[a-z]+ly"
    r"|the (?:next|following|same) year|went on to|helped(?: to)?|decided to|never|in ‹D\d+›)"
)
# those who stand trial together, named before
ACCUSED = (
    r"(?:(?:[Ee]ach|[Ee]very|[Bb]oth|[Aa]ll)(?: of the)?(?: two| three| four| five"
    r"| six)? (?:defendants?|accused|convicted)"
    r"|[Tt]he (?:two |three |four |five |six )?(?:defendants|accused|co-defendants))"
)
_CAPITALISED = r"[A-Z][\w’'&.-]*(?:(?: (?:of|the|and|for|de|on|in|at|&))* (?:[A-Z][\w’'&.-]*|‹[OLPW]\d+›)){0,6}"
_MACROS = {
    "person": r"‹P\d+›",
    "place": r"‹L\d+›(?:, ‹L\d+›){0,2}",
    "date": r"‹D\d+›",
    "money": r"‹M\d+›",
    # Harbour Board; the ‹O› of Exampleton; the web firm ‹O›
    "org": r"(?:[Tt]he )?(?:‹[OWN]\d+›(?![’'])(?: (?:of|in|at|for) (?:the )?‹[OLW]\d+›)?)",
    "thing": r"(?:[Tt]he )?(?:‹[OWL]\d+›|[\"“][^\"”“]{2,60}[\"”])",
    "loose": rf"(?:[Tt]he )?(?:‹[OWL]\d+›(?![’'])|{_CAPITALISED})",
    # the agency of ‹L›; Swiss authorities; ‹O› (‹O›) police
    "agent": (
        r"(?:‹[OL]\d+›|[A-Z][\w.’'&-]*|(?:federal|state|local|military|city|county) "
        r"(?=prosecutors|authorities|police|officials|agents))"
        r"(?:[’']s)?(?: (?:of|the|and|for|\(‹O\d+›\)|‹[OLW]\d+›|[A-Z][\w.’'&-]*)){0,7}"
        r"(?: (?:police|prosecutors|authorities|officers|agents|officials|government|court"
        r"|grand jury|troops|forces|ethics committee|soldiers))?"
    ),
    "owner": r"(?:‹H\d+›|‹[POLW]\d+›[’']s?)",
    # what a person is before the name: `fellow Board co-founder ‹P›`
    "title": r"(?:(?!(?:[a-z-]+ ){0,3}(?:of|to|with|unlike|like|by|for|from|than|against|after|before|under|including"
    r"|alongside|about) )(?:fellow |[a-z]+ )?(?:‹[OWL]\d+› )?(?:[a-z-]+ ){0,2})?",
    "noun": r"(?:[a-z][\w’'-]*)",
    # who did it, and what may stand before the verb
    "gap": (
        r"(?: \([^()]{0,120}\))?(?:,? (?:who|which)(?= )|, (?:who|which) [^;.]{1,140}?,|, "
        r"(?!and |but |who )[^;,.]{2,90},| and ‹H\d+› [a-z ,-]{3,30}|,(?= (?:is|was|became|served|founded) ))?"
        rf" [\"“]?(?:{_ADVERB} ){{0,4}}"
    ),
}
_MACROS["people"] = rf"(?:‹P\d+›(?:(?:, and |, | and |; | & ){_MACROS['title']}‹P\d+›){{0,8}})"
_MACROS["anybody"] = r"‹[PON]\d+›(?:(?:, and |, | and |; )(?:the )?‹[PON]\d+›){0,8}"
_MACROS["orgs"] = rf"{_MACROS['org']}(?:(?:, and |, | and |; | as well as ){_MACROS['org']}){{0,6}}"
# what may stand where, told by its first characters: the expression is tried at every place of a sentence
_MACROS["s"] = (
    rf"(?=[‹ ,ABETabet])(?:(?=‹)(?P<subject>{_MACROS['people']}){_MACROS['gap']}"
    rf"|(?=[ABETabet])(?P<accused>{ACCUSED}) (?:{_ADVERB} ){{0,3}}"
    # ‹P› (born ‹D›) is a Swedish engineer who | founded
    r"|(?=‹)(?P<defined>^‹P\d+›(?: \([^()]{0,200}\))?,? (?:is|was) an? "
    rf"[^;.‹]{{3,200}}?(?:,? (?:who|and)|(?:‹[OLN]\d+›[^;.‹]{{0,100}}?){{1,2}},? who) (?:{_ADVERB} ){{0,3}})"
    r"|(?=,| (?:and|but|then|before|after))(?P<elided>(?:,| and|,? and then|,? but|,? then|,? before|,? after)"
    rf"(?: in ‹D\d+›,?)? (?:{_ADVERB} ){{0,3}}))"
)
# the same, of persons or an organisation
_MACROS["party"] = _MACROS["s"].replace("(?=‹)(?P<subject>", r"(?=[‹Tt])(?P<subject>(?:[Tt]he )?‹O\d+›|", 1)
_MACROS["body"] = rf"(?P<subject>(?:[Tt]he )?‹[OWN]\d+›){_MACROS['gap']}"
_MODIFIER = (
    r"(?!(?:the|an?|his|her|their|its|and|or|of|by|with|as|for|to|from|fellow|former"
    r"|late|then|chief|deputy|vice|assistant|executive|managing|young|old|famous|prominent|popular|noted"
    r"|leading|aspiring|prolific|well-known"
    r"|presiding|fellow|great|renowned|controversial|called|named|influential|successful|key|highly|distinctive"
    r"|important|major|minor|central|only|first|second|main|principal|highly|inconsequential|new|free|celebrated"
    r"|respected|talented)\b)[a-z][a-z-]+"
)
_OCCUPATIONS = read_lines("occupations.txt")
# a former engineer; a painter, poet and teacher
_MACROS["occupation"] = rf"(?:{_MODIFIER} ){{0,2}}?(?:{vocabulary.alternatives(_OCCUPATIONS, ' ')})\b"
_MACROS["occupations"] = "{occupation}(?:(?:, and |, | and ){occupation}){0,5}"
# What is certain of the long ones: which words can match a text at all is read from these in a fraction of the time.
# A head ends before a word, and an occupation in one of these words.
_OUTLINES = {
    "s": r"\W",
    "party": r"\W",
    "body": r"‹[OWN]\d+›.*\W",
    "occupation": rf"\b(?:{'|'.join(sorted({re.escape(name.rpartition(' ')[2]) for name in _OCCUPATIONS}))})\b",
    "occupations": "{occupation}.*",
}
# a name that was taken for a place may be one: ‹L\d, ‹[OL]\d
_PLACE = re.compile(r"‹(L|\[[A-Z]*L[A-Z]*\])\\d")
_MACRO = re.compile(r"\{([a-z_]+)\}")
# Whom a clause is about can begin with many letters, and ends in one of few: what follows it is looked for from there.
_HEADS = (
    (re.compile(r"\{(?:s|party|body)\}"), '[ "“]'),
    (re.compile(r"\(\?P<\w+>\(\?:\[Tt\]he \)\?‹\[?[A-Z]+\]?\\d\+›\)"), "›"),  # (?P<subject>(?:[Tt]he )?‹O\d+›)
)


def alternatives(words: Iterable[str]) -> str:
    """An expression that matches any of the words, the longest first."""
    return vocabulary.alternatives(words, " ")


def expanded(pattern: str, macros: Mapping[str, str] = _MACROS) -> str:
    """A pattern with its macros (`{person}`, `{org}`) written out."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda match: macros[match[1]], pattern)
    return _PLACE.sub(lambda match: f"‹[{match[1].strip('[]')}N]\\d", pattern)


@dataclass(frozen=True, eq=False)
class Rule:
    """What a pattern says: its groups are subject, value and what goes with them.

    Groups: `subject` (each name in it), `elided` (the subject stands earlier in the sentence), `value`, `role`,
    `start`, `end`, `point`, `verb` (where the claim begins, for its certainty), `target`. `value` as text unless the
    property has entities; `each` makes a row of each name in it.
    """

    name: str
    property: str
    pattern: str
    triggers: Sequence[str] = ()  # one of these must be in the sentence, where the pattern does not ask for it
    words: frozenset[str] = frozenset()  # and one of these words, in lower case
    when: str | None = None  # what a date beside it says: start, end, point
    each: bool = False
    role: str | None = None  # where no group says it
    examples: Sequence[tuple[str, Sequence[str]]] = field(default=())
    value_like: str | None = None  # an expression that the value (or, for `subject_like`, the subject) must hold
    value_unlike: str | None = None
    subject_like: str | None = None
    claim: str = "all"  # of which words the certainty is asked: all; verb; aside, beside the course of the clause; none
    value_schemas: tuple[str, ...] = ()  # the schemata of the value's entity
    part: str | None = None  # of an interval its `life start` or `life end`: the years of a life
    pick: str | None = None  # of two parents, `first` and `second`, the father or the mother
    value_groups: tuple[str, ...] = ("value",)  # the first of these that matched is the value
    roles: tuple[tuple[str, str], ...] = ()  # the role that a verb says: directed, director
    implied: bool = False  # the value is the article's subject where the sentence names no other organisation
    region: bool = False  # the value must be a country or one of its parts
    inverse: str | None = None  # a property that says the same of the value
    after: str | None = None  # an expression that must match right before the match
    titles: frozenset[str] = frozenset()  # one of these words stands before a person in each match: the |editor ‹P0›
    part_of: str | None = None  # a part of the pattern that is quickly looked for; without it there is no match

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(expanded(self.pattern))

    @cached_property
    def outline(self) -> str:
        """An expression that matches in any text that the rule does, and is shorter."""
        return expanded((self.after or "") + self.pattern, _MACROS | _OUTLINES)

    @cached_property
    def core(self) -> re.Pattern[str] | None:
        """What must match somewhere for the pattern to match, and is looked for in less time; compiled."""
        part = self.part_of
        for head, end in _HEADS:
            if part is None and (match := head.match(self.pattern)):
                part = end + self.pattern[match.end() :]
        return re.compile(expanded(part)) if part else None

    @cached_property
    def follows(self) -> re.Pattern[str]:
        """What must stand right before a match, compiled."""
        return re.compile(expanded(self.after or "") + r"\Z")
