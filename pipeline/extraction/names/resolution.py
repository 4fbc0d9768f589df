"""Which names of one article mean the same thing: names that were found in, entities with their names out.

Names are worked through in reading order, as a reader meets them. A full name makes an entity or finds the one it
stands for; a short one (a surname, an acronym, `the Movement`) means the entity that was introduced with the full one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from pipeline.extraction.names.lists import words

PERSON, ORGANIZATION, PLACE, OTHER = "person", "organization", "place", "other"

# `J.`, `J`
_INITIAL = re.compile(r"[A-Z]\.?")
_WORD = re.compile(r"[\w'’.&/-]+")
# `the ` before `Movement`
_LAST_WORD = re.compile(r"([\w'’.-]{1,40})\W{0,3}$")
_LATEST = 50  # things of one surname or head that are looked at; more are a list of names
_SOUNDS = (("x", "ks"), ("ck", "k"), ("ph", "f"), ("w", "v"), ("j", "i"))  # spellings of one sound in names
_VOWELS = frozenset("aeiouy")
_LEAST_SOUNDS = 3  # consonants and the ending; names with fewer are too much alike
_ROOM = 4096  # names whose words are remembered
_SMALL = frozenset({"the", "of", "and", "for", "&", "a", "de", "in", "on"})
_SPELLED = {
    "u.s.": "united states", "us": "united states", "u.s": "united states", "usa": "united states",
    "u.s.a.": "united states", "uk": "united kingdom", "u.k.": "united kingdom",
    "dept.": "department", "dept": "department", "st.": "saint", "univ.": "university",
    "organisation": "organization", "centre": "center",
}  # fmt: skip


@dataclass(slots=True)
class Named:
    """A name as it stands in the article, to be resolved."""

    text: str  # as written, blanks made one space
    kind: str
    before: str = ""  # what stands before an organisation's name of one word
    bracket_of: int | None = None  # the name right before the bracket that this one opens, by number


@dataclass(slots=True)
class Thing:
    """What several names of an article stand for."""

    kind: str
    forms: dict[str, str] = field(default_factory=dict)  # as written -> name type
    keys: set[tuple[str, ...]] = field(default_factory=set)  # its full names, in normal form


@lru_cache(_ROOM)
def normal_words(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling: `US Dept. of Justice` is (united, states, department, justice)."""
    parts: list[str] = []
    for word in _WORD.findall(name.lower()):
        word = _SPELLED.get(word, word).replace("’", "'").removesuffix("'s").rstrip(".")
        parts += word.split(" ")
    kept = [part for part in parts if part not in _SMALL]
    while len(kept) > 1 and kept[-1] in words("legal_form"):
        kept.pop()
    return tuple(kept or parts)


@lru_cache(_ROOM)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles, suffixes, honours and what stands in quotation marks."""
    parts = [part.strip(",\"“”'‘’()") for part in without_honours(name).split()]
    kept = [part for part in parts if part]
    while len(kept) > 1 and kept[0].lower() in words("titles"):
        kept = kept[1:]
    while len(kept) > 1 and kept[-1].lower() in words("suffixes"):
        kept.pop()
    return tuple(part.lower() if not _INITIAL.fullmatch(part) else part[0].lower() + "." for part in kept)


def without_honours(name: str) -> str:
    """A person's name of two words or more without the letters behind it: `Anna Lie FRS` is Anna Lie."""
    while name.count(" ") > 1 and name.rpartition(" ")[2] in words("honours"):
        name = name.rpartition(" ")[0].rstrip(",")
    return name


@lru_cache(_ROOM)
def initials(name: str) -> str:
    """The letters that an acronym of the name would have: `Anti-Globalization Movement of Russia` has `agmr`."""
    return "".join(part[0] for word in name.split() for part in re.split(r"[-/]", word) if part[:1].isupper()).lower()


@lru_cache(_ROOM)
def is_acronym(text: str) -> bool:
    """Whether a name is written like an acronym: `AGMR`, `U.S.`, `NATO`."""
    letters = text.replace(".", "").replace("&", "")
    return 2 <= len(letters) <= 10 and " " not in letters and letters.isalnum() and sum(map(str.isupper, letters)) > 1


class Resolver:
    """The things that an article has named so far; the first is its subject."""

    def __init__(self, subject: str, kind: str, names: Iterable[tuple[str, str]]) -> None:
        """Begin with the subject, its kind (OTHER where unknown) and its further names with their types."""
        self.things = [Thing(kind)]
        self._acronyms: dict[str, int] = {}
        self._full: dict[tuple[str, tuple[str, ...]], int] = {}
        self._persons: dict[str, list[int]] = {}  # last words of persons' full names -> latest last
        self._person_parts: dict[str, list[int]] = {}  # other words of them
        self._heads: dict[str, list[int]] = {}  # words of organisations' names
        self._learn(0, subject, "name")
        for name, name_type in names:
            self._learn(0, name, name_type)

    @property
    def subject(self) -> Thing:
        """The article's subject."""
        return self.things[0]

    def resolve(self, named: Named, following: Sequence[int | None]) -> int:
        """The number of the thing that a name stands for; a new one where it is not known yet.

        `following` gives for a bracketed name the thing that the name before the bracket stands for.
        """
        text = named.text
        things = self.things
        if named.bracket_of is not None and is_acronym(text):
            long_form = following[named.bracket_of]
            if long_form is not None and self._spells(long_form, text):
                self._learn(long_form, text, "acronym")
                return long_form
        if text in things[0].forms:
            return 0
        number = self._known(named)
        if number is None:
            number = len(things)
            things.append(Thing(named.kind))
            self._learn(number, text, "name")
        elif text not in things[number].forms:
            self._learn(number, text, self._type(number, text))
        elif number and things[number].kind == PERSON:
            self._freshen(number, person_words(text))
        return number

    # ---- looking up ----------------------------------------------------------------------------------------------

    def _known(self, named: Named) -> int | None:
        text = named.text
        if named.kind == PERSON:
            own = self.subject.kind == ORGANIZATION and " " in text and normal_words(text) in self.subject.keys
            return 0 if own else self._known_person(person_words(text))  # `Lie Moe` in the article of Lie Moe AB
        key = normal_words(text)
        number = self._full.get((named.kind, key))
        if number is None and self.subject.kind == named.kind and key in self.subject.keys:
            number = 0
        if number is None and is_acronym(text):
            number = self._acronyms.get(text.replace(".", "").lower())
            if number is not None and self.things[number].kind != named.kind:
                number = None
        if number is None and named.kind == ORGANIZATION:
            number = self._known_organization(key, named)
        return number

    def _known_person(self, parts: tuple[str, ...]) -> int | None:
        if not parts:
            return None
        if len(parts) == 1:
            word = parts[0]
            ending = self._persons.get(word, [])
            if 0 in ending:
                return 0
            if ending:
                return ending[-1]
            within = self._person_parts.get(word, [])
            return 0 if 0 in within else within[-1] if within else None
        for number in reversed(self._persons.get(parts[-1], [])):
            if any(same_person(parts, key) for key in self.things[number].keys):
                return number
        return None

    def _known_organization(self, key: tuple[str, ...], named: Named) -> int | None:
        if key[:2] == ("united", "states"):
            number = self._full.get((ORGANIZATION, key[2:]))
            if number is not None:
                return number
        joined = frozenset(key)
        candidates = self._heads.get(key[-1], [])[-_LATEST:]
        for number in candidates:  # `Justice Department` and `Department of Justice`
            if len(key) > 1 and any(_same_words(joined, other) for other in self.things[number].keys):
                return number
        if len(key) == 1:
            if key[0] in words("organization"):
                before = _LAST_WORD.search(named.before)
                if before and before[1].lower() in ("the", "this"):
                    if 0 in self._heads.get(key[0], [])[:1]:
                        return 0
                    return candidates[-1] if candidates else None
                return None
            for number in self._heads.get(key[0], [])[-_LATEST:]:  # `Harris` for `Harris Corporation`
                if any(other[0] == key[0] and is_generic(other[1:]) for other in self.things[number].keys):
                    return number
        return None

    def _spells(self, number: int, acronym: str) -> bool:
        thing = self.things[number]
        if thing.kind == PERSON:
            return False
        letters = [c for c in acronym.lower() if c.isalnum()]
        for form in thing.forms:
            rest = iter(form.lower())
            if " " in form and all(letter in rest for letter in letters):
                return True
        return thing.kind == ORGANIZATION and len(letters) > 2

    def _type(self, number: int, text: str) -> str:
        """The type of a new name of a thing that is known."""
        thing = self.things[number]
        if is_acronym(text):
            return "acronym"
        parts = person_words(text) if thing.kind == PERSON else normal_words(text)
        longest = max(map(len, thing.keys), default=0)
        return "weak" if len(parts) == 1 < longest else "alias"

    # ---- learning ------------------------------------------------------------------------------------------------

    def _learn(self, number: int, text: str, name_type: str) -> None:
        thing = self.things[number]
        if text in thing.forms:
            return
        thing.forms[text] = name_type
        if name_type == "native":
            return
        if name_type == "acronym" or is_acronym(text):
            self._acronyms.setdefault(text.replace(".", "").lower(), number)
        if name_type in ("weak", "acronym"):
            return
        if thing.kind == PERSON:
            parts = person_words(text)
            if parts:
                thing.keys.add(parts)
                self._freshen(number, parts)
                for part in parts[:-1]:
                    if len(part) > 2:
                        others = self._person_parts.setdefault(part, [])
                        if number not in others and len(others) < _LATEST:
                            others.append(number)
            return
        key = normal_words(text)
        thing.keys.add(key)
        self._full.setdefault((thing.kind, key), number)
        if thing.kind == ORGANIZATION:
            if len(key) > 1:
                self._acronyms.setdefault(initials(text), number)
            for word in dict.fromkeys(key):
                self._heads.setdefault(word, []).append(number)

    def _freshen(self, number: int, parts: tuple[str, ...]) -> None:
        """The person who was named last is the one that a bare surname means next."""
        if len(parts) < 2:
            if not self._persons.get(parts[0]):
                self._persons[parts[0]] = [number]
            return
        last = self._persons.setdefault(parts[-1], [])
        if last and last[-1] == number:
            return
        if number in last:
            last.remove(number)
        last.append(number)
        if len(last) > _LATEST:
            del last[1 if last[0] == 0 else 0]


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names in parts can be one person's: the last words agree, and the first do not contradict."""
    if len(one) < 2 or len(other) < 2:
        return bool(one and other) and one[-1] == other[-1]
    if one[-1] != other[-1]:
        return False
    middles = zip(one[1:-1], other[1:-1], strict=False)
    return _same_given(one[0], other[0]) and all(_same_given(a, b) for a, b in middles)


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[0] != other[0]:
        return False
    if one.endswith(".") or other.endswith("."):
        return True
    skeleton = _skeleton(one)
    return len(skeleton) > _LEAST_SOUNDS and skeleton == _skeleton(other)


@lru_cache(maxsize=10_000)
def _skeleton(name: str) -> str:
    """The consonants of a given name, the same however it was transliterated, and whether it ends in a vowel, which
    may tell a woman from a man: `alexander` and `aleksandr`, but not `alexandra`.
    """
    for written, sound in _SOUNDS:
        name = name.replace(written, sound)
    kept = "".join(sound for sound, _ in groupby(name) if sound not in _VOWELS)
    return kept + ("a" if name[-1:] in _VOWELS else "-")


def _same_words(one: frozenset[str], other: tuple[str, ...]) -> bool:
    state = frozenset({"united", "states"})
    return one - state == frozenset(other) - state and len(one - state) > 1


def is_generic(parts: tuple[str, ...]) -> bool:
    """Whether the words only say what kind of organisation it is: `corporation`, `group`."""
    return bool(parts) and all(
        part in words("legal_form") or part in words("company") or part in words("organization") for part in parts
    )
