"""A sentence with the names in it, and whom its pronouns mean."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from pipeline.extraction.model import Facts, Quantity
from pipeline.extraction.names.lists import words
from pipeline.extraction.vocabulary import alternatives, read_json
from pipeline.parsing.model import Document, Sentence

ACTORS = frozenset({"Person", "Organization", "Company", "PublicBody", "LegalEntity"})
_WORDS = read_json("event_words")
# `he`, `its`, `the company`
PRONOUN = re.compile(
    r"\b(?=[hsit])(?:(?P<person>(?P<female>she|her)|he|his|him)"
    rf"|(?P<thing>it|its|the\s(?:{alternatives(_WORDS['organisations'])}))"
    r"|(?P<many>they|their|them))\b",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset(_WORDS["prepositions"])
# `the `, `Acme's leading `: what may stand between a preposition and its name
_BEFORE_NAME = re.compile(
    r"(?:(?:the|an?|his|her|its|their)\s)?(?:[\w.-]+['’]s\s)?(?:[a-z-]+\s){0,2}"
    rf"(?:(?i:{alternatives(words('titles'))})\s)?"
)
_MOST_BEFORE_NAME = 5  # words
# He; (|she; what stands before it is looked at behind its first letter, since the search for one of a set is fast
_GENDER = re.compile(r"[SsHh](?<!\w.)(?:(?<=[Ss])[Hh]e|(?<=[Hh])(?:er?|is|im))\b")
# `He |succeeded Lie`: whom the words before go on about
_SHE, _HE = re.compile(r"\b[Ss]he\b"), re.compile(r"\b[Hh]e\b")
_HER, _HIS = re.compile(r"\b[Hh]er\b"), re.compile(r"\b[Hh]is\b")
# `his |mother`, of whom a `he` behind it does not speak
_WOMEN, _MEN = (re.compile(rf"\s(?:[a-z-]+\s){{0,2}}?(?:{alternatives(_WORDS[name])})\b") for name in ("women", "men"))
# `accepted |his resignation`: another's than whose who did
_OTHERS_OWN = re.compile(r"\b(?:accepted|rejected|refused|demanded|required|received|mourned|reported) $")
_FIRST = 60  # sentences that are enough to tell how the subject is spoken of
_PREPOSITION_REACH = 40  # how far before a name its preposition may stand
_SUBJECT_REACH = 60  # a sentence's topic is named within so many characters


@dataclass(slots=True)
class Named:
    """A mention within a sentence; places are in the sentence's text."""

    start: int
    end: int
    entity: int
    schema: str


class Reader:
    """The sentences of one article with their names."""

    def __init__(self, document: Document, facts: Facts) -> None:
        """Sort what was found by sentence."""
        self.document = document
        self.facts = facts
        self._mentions = facts.mentions
        self._starts = [mention.start for mention in facts.mentions]
        self._named: dict[int, list[Named]] = {}
        self._quantities: dict[int | None, list[Quantity]] = {}
        for quantity in facts.quantities:
            self._quantities.setdefault(quantity.sentence, []).append(quantity)
        self._spoken = sorted((quotation.start, quotation.end) for quotation in facts.quotations)

    def quantities(self, number: int) -> list[Quantity]:
        """The quantities in a sentence."""
        return self._quantities.get(number, [])

    def is_spoken(self, offset: int) -> bool:
        """Whether a character of the document stands within a quotation."""
        at = bisect_right(self._spoken, (offset, len(self.document.text))) - 1
        return at >= 0 and offset < self._spoken[at][1]

    def is_titled(self, number: int, at: int) -> bool:
        """Whether a place of a sentence stands between quotation marks that hold a title or name, and no speech."""
        sentence = self.document.sentences[number]
        text = sentence.text
        if ('"' not in text and "“" not in text) or self.is_spoken(sentence.offset(at)):
            return False
        if text.count('"', 0, at) % 2:
            return text.find('"', at) >= 0
        return text.rfind("“", 0, at) > text.rfind("”", 0, at) and text.find("”", at) >= 0

    def named(self, number: int) -> list[Named]:
        """The names in a sentence, in order, without overlaps."""
        if number not in self._named:
            sentence = self.document.sentences[number]
            self._named[number] = self.named_in(sentence)
        return self._named[number]

    def named_in(self, sentence: Sentence) -> list[Named]:
        """The names within any passage's words, in order, without overlaps."""
        found: list[Named] = []
        reached = 0
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        for mention in self._mentions[first:last]:
            start, end = position(sentence, mention.start), position(sentence, mention.end)
            if mention.end <= sentence.end and end > start >= reached:
                found.append(Named(start, end, mention.entity, self.facts.entities[mention.entity].schema))
                reached = end
        return found

    def antecedent(self, number: int, match: "re.Match[str]", plainly: bool = False) -> int | None:
        """The entity that a pronoun in a sentence means, by what was named before it.

        With `plainly`, for what must not be pinned on a bystander, only the article's subject, and only where nobody
        else has been named that the pronoun could mean.
        """
        entities = self.facts.entities
        if match["many"] or not entities:
            return None
        wanted = {"Person"} if match["person"] else ACTORS - {"Person"} | {"Thing", "Work"}
        if not match["person"] and entities[0].schema != "Person":
            return 0
        if plainly:
            meant = self._only_named(number, match.start(), wanted)
            if meant != 0:
                return None
        else:
            meant = self._last_named(number, match, wanted)
        if meant == 0 and match["person"]:
            return 0 if entities[0].schema == "Person" and self._is_female in (None, bool(match["female"])) else None
        return meant

    def _only_named(self, number: int, at: int, wanted: AbstractSet[str]) -> int | None:
        """Whom a pronoun means that must not be pinned on a bystander: who else is named before it, or is spoken of."""
        others = (n.entity for n in self.named(number) if n.start < at and n.schema in wanted and n.entity)
        return next(others, None) or self._topic_before(number, wanted)

    def _topic_before(self, number: int, wanted: AbstractSet[str]) -> int | None:
        """Who or what the sentences before one speak of: the last of their topics that is of the wanted schemata."""
        for earlier in self._sentences_before(number):
            topic = self._topic(earlier)
            if topic is not None and topic.schema in wanted and not _is_object(self._text(earlier), topic.start):
                return topic.entity
        return 0 if "Person" in wanted else None

    def _last_named(self, number: int, match: "re.Match[str]", wanted: AbstractSet[str]) -> int | None:
        """Who or what the words before a pronoun, and then the sentences before, speak of."""
        if not match["person"]:
            for named in self.named(number):
                if named.start >= match.start():
                    break
                if named.schema in wanted and match.string[named.end : named.end + 1] not in ("'", "’"):
                    return named.entity
            return self._topic_before(number, wanted)
        if _OTHERS_OWN.search(match.string, 0, match.start()):
            return self._topic_before(number, wanted)  # `Lie accepted |his resignation`
        same, own, others = (_SHE, _HER, _MEN) if match["female"] else (_HE, _HIS, _WOMEN)
        own_article = self.facts.entities[0].schema == "Person" and self._is_female in (None, bool(match["female"]))
        goes_on = same.search(match.string, 0, match.start())  # it means the same as another before it
        owner = False  # whether the article's subject is named as somebody's owner: `Lie's friend Moe said that |he`
        for named in self.named(number):
            if named.start >= (goes_on or match).start():
                break
            if named.schema != "Person" or (own_article and _is_object(match.string, named.start)):
                continue
            if match.string[named.end : named.end + 1] not in ("'", "’"):
                return None if owner else named.entity
            owner = owner or named.entity == 0
        if owner:
            return 0
        for earlier in self._sentences_before(number):
            text, topic = self._text(earlier), self._topic(earlier)
            goes_on = same.search(text, 0, topic.start if topic is not None else len(text))
            if goes_on or topic is None or topic.schema != "Person" or _is_object(text, topic.start):
                continue
            if any(named.entity == 0 for named in self.named(earlier)):
                return 0
            if whose := own.search(text):
                if whose.start() < topic.start and others.match(text, whose.end()):
                    continue
                return None  # `His father, Lie, was rich. |He`, `Lie drew his portrait. |He`: either
            return topic.entity
        return 0

    def _sentences_before(self, number: int) -> Iterator[int]:
        """The sentences before one in its block, the nearest first, as far as they tell whom it speaks of."""
        sentences = self.document.sentences
        for earlier in range(number - 1, max(-1, number - 4), -1):
            if sentences[earlier].block != sentences[number].block:
                return
            yield earlier

    def _topic(self, number: int) -> Named | None:
        return next((n for n in self.named(number) if n.start < _SUBJECT_REACH and n.schema in ACTORS), None)

    def _text(self, number: int) -> str:
        return self.document.sentences[number].text

    @cached_property
    def _is_female(self) -> bool | None:
        """Whether the article speaks of its subject as `she`; None where its pronouns do not tell."""
        text = "\n".join([sentence.text for sentence in self.document.sentences[:_FIRST]])
        found = [word.lower() for word in _GENDER.findall(text)]
        she = found.count("she") + found.count("her")
        he = len(found) - she
        return None if she == he else she > he


def _is_object(text: str, start: int) -> bool:
    return preposition(text, start) is not None


def preposition(text: str, start: int) -> str | None:
    """The preposition that a name stands behind, in lower case; of several the first."""
    if not start or not text[start - 1].isspace():
        return None
    found, between = None, ""
    for word in reversed(text[max(0, start - _PREPOSITION_REACH) : start].split()[-_MOST_BEFORE_NAME - 1 :]):
        plain = word if word.isalpha() and word.islower() else word.rpartition("-")[2].lstrip('(“"').lower()
        if plain in _PREPOSITIONS and _BEFORE_NAME.fullmatch(between) is not None:
            found = plain
        if word[-1] in ",;:)":
            break
        between = f"{word} {between}"
    return found


def position(sentence: Sentence, offset: int) -> int:
    """Where a character of the document's text stands in the sentence's text, which has no markers."""
    at = offset - sentence.start
    for start, end in sentence.cuts:
        if offset <= start:
            break
        at -= min(offset, end) - start
    return at
