"""Who persons are: occupation and nationality beside their names, and the years of their lives in brackets."""

import re

from pipeline.extraction.statements.properties import NATIONS, read_lines
from pipeline.extraction.statements.rules import Rule, alternatives

_NATION = (
    rf"(?:{alternatives(word.title() for word in NATIONS if ' ' not in word and word.isascii() and word.isalpha())})"
)
# the last words of occupations
_OCCUPATIONS = frozenset(re.split("[ -]", name.lower())[-1] for name in read_lines("occupations.txt"))
_NOT_OFFICE = (
    r"^(?!(?:general|secretary|director|executive|official|officer|manager|agent|host"
    r"|model|figure|speaker|professor|judge|ambassador|senator|attorney|doctor|coach"
    r"|player|bishop|cardinal|archbishop|producer|editor)$)"
)

RULES = (
    Rule(
        "P, an occupation",
        "occupation",
        r"(?P<subject>‹P\d+›)(?: \([^()]{0,80}\))?, (?:an?|the) (?:(?:former|late|noted"
        rf"|prominent|retired|well-known|renowned) )?(?:{_NATION} )?(?P<value>{{occupations}})"
        r"(?=[,.;]| and | who| from| in| at)",
        claim="aside",
        each=True,
        examples=(
            (
                "It was [P Lee Orr], an inventor and engineer, who came.",
                ("Lee Orr occupation inventor", "Lee Orr occupation engineer"),
            ),
        ),
    ),
    Rule(
        "occupation P",
        "occupation",
        rf"(?:\b(?:the|an?|by|of|with|and|as|fellow|former|late|{_NATION}|[A-Z][a-z]+) )"
        rf"(?P<value>{{occupation}}),? (?P<subject>‹P\d+›)",
        titles=_OCCUPATIONS,
        claim="aside",
        value_like=_NOT_OFFICE,
        examples=(("He wrote to the Swedish scientist [P Lee Orr] again.", ("Lee Orr occupation scientist",)),),
    ),
    Rule(
        "nationality of P",
        "citizenship",
        rf"\b(?P<value>{_NATION})(?:-born)? {{occupations}},? (?P<subject>‹P\d+›)",
        titles=_OCCUPATIONS,
        claim="aside",
        value_unlike=r"-born",
        examples=(("He wrote to the Swedish scientist [P Lee Orr] again.", ("Lee Orr citizenship Sweden",)),),
    ),
    Rule(
        "P is a nationality",
        "citizenship",
        r"(?P<subject>‹P\d+›)(?: \([^()]{0,80}\))?(?: (?:is|was) an?|, an?) (?:(?:former"
        rf"|late|noted|retired) )?(?P<value>{_NATION}) {{occupations}}\b",
        examples=(("[P Lee Orr] was a Swedish chemist.", ("Lee Orr citizenship Sweden",)),),
    ),
    Rule(
        "became a citizen",
        "citizenship",
        r"{s}(?P<verb>became|becoming|is|was naturali[sz]ed as) an? (?:naturali[sz]ed )?"
        rf"(?P<value>{_NATION}|‹L\d+›) citizen",
        when="start",
        examples=(("[P Lee Orr] became a Swedish citizen in [D 1985].", ("Lee Orr citizenship Sweden start=1985",)),),
    ),
    Rule(
        "P is an occupation",
        "occupation",
        r"{s}(?P<verb>is|was|became|becoming|has been|had been|remains) (?:also |currently |now |once "
        r"|formerly )?an? "
        rf"(?:(?:former|late|noted|retired|professional) )?(?:{_NATION} )?(?P<value>{{occupations}})"
        r"(?=[,.;]| and | who| from| in| at|$)(?! (?:of|for|to)\b)",
        each=True,
        examples=(("[P Lee Orr] is an equality advocate and has a blog.", ("Lee Orr occupation equality advocate",)),),
    ),
    Rule(
        "worked as",
        "occupation",
        r"{s}(?:had an? (?:[\w-]+ ){0,3}?|began ‹H\d+› |started ‹H\d+› )?(?P<verb>worked"
        rf"|works|working|was employed|career|trained|apprenticed) as an? (?:{_NATION} )?"
        rf"(?P<value>{{occupations}})\b",
        triggers=("worked as", "works as", "working as", "employed as", "career as", "trained as", "apprenticed as"),
        each=True,
        examples=(
            (
                "[P Lee Orr] worked as a journalist and editor at [O Tide Press].",
                ("Lee Orr occupation journalist", "Lee Orr occupation editor"),
            ),
        ),
    ),
    Rule(
        "P (D-D): birth",
        "date_of_birth",
        r"(?P<subject>‹P\d+›) \((?:born |b\. )?(?P<value>‹D\d+›)\)",
        claim="none",
        part="life start",
        examples=(
            ("[P Lee Orr] ([D 1801–1872]) taught.", ("Lee Orr date_of_birth 1801",)),
            ("[P Lee Orr] ([D 2001–2009]) taught.", ()),
        ),
    ),
    Rule(
        "P (D-D): death",
        "date_of_death",
        r"(?P<subject>‹P\d+›) \((?P<value>‹D\d+›)\)",
        claim="none",
        part="life end",
        examples=(("[P Lee Orr] ([D 1801–1872]) taught.", ("Lee Orr date_of_death 1872",)),),
    ),
    Rule(
        "P (born D)",
        "date_of_birth",
        r"(?P<subject>‹P\d+›) \((?:born|b\.) (?:on |in )?(?P<value>‹D\d+›)",
        triggers=("(born", "(b. "),
        claim="none",
        examples=(("[P Lee Orr] (born [D 1972]) taught.", ("Lee Orr date_of_birth 1972",)),),
    ),
)
