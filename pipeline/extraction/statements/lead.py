"""What the lead sentence says of the article's subject: names, birth and death, citizenship, occupations."""

import re
from collections.abc import Generator, Iterator

from pipeline.extraction.certainty import CertaintyReader
from pipeline.extraction.model import Entity, Facts, Statement
from pipeline.extraction.statements.properties import NATIONS, VALUE_TYPES, read_lines
from pipeline.extraction.statements.typed import TOKEN, TypedSentence
from pipeline.parsing.model import Document

_CONFIDENCE = 0.95
# Alexandra Li (Russian: …; born 6 November 1988) |is a
_COPULA = re.compile(r"\s(?:is|was|are|were|is best known as|was best known as)\s(?P<article>an?|the|one of the)?\s?")
_BRACKET_OR_COPULA = re.compile(r"[()]|" + _COPULA.pattern)
_LONGEST_HEAD = 900  # characters of a sentence in which its copula is looked for
_BRACKET = re.compile(r"\((?P<inside>[^()]{0,400}(?:\([^()]{0,80}\)[^()]{0,200})?)\)")
# 5 August 1802, Sulz, France – 15 February 1875, Frankfurt
_LIFE = re.compile(
    r"(?P<birth>‹D\d+›)"
    r"(?:,? (?:in |at )?(?P<from>‹[LN]\d+›(?:, (?:‹[LN]\d+›|[A-Z][\w-]+(?= ?[,–—-])))*)(?:[^–—‹]"
    r"|‹[LNO]\d+›){0,120}?)?"
    r"\s?[–—-]\s?(?:died |d\. )?(?P<death>‹D\d+›)(?:,? (?:in |at )?(?P<in>‹[LN]\d+›(?:, ‹[LN]\d+›)*))?"
)
_BORN = re.compile(
    r"\b(?:born|b\.|née [^,;‹]{2,30}|né [^,;‹]{2,30})(?: on| in|:)?,? "
    r"(?:(?:[A-Z][\w’' .-]{2,60}|‹[POWLN]\d+›)(?:[,;]| on| in)? )?(?P<birth>‹D\d+›)"
)
# Berlin, 1884 – London, 2 January 1942
_PLACES_FIRST = re.compile(
    r"(?P<from>‹[LN]\d+›(?:, ‹[LN]\d+›)*), (?P<birth>‹D\d+›)\s?[–—-]\s?(?P<in>[^–—‹]{0,20}?‹[LN]\d+›(?:,"
    r" ‹[LN]\d+›)*), "
    r"(?P<death>‹D\d+›)"
)
_BORN_IN = re.compile(r"(?:born|b\.)[^–—]{0,60}? in (?P<place>‹[LN]\d+›(?:, ‹[LN]\d+›)*)")
_DIED = re.compile(r"\b(?:died|d\.)(?: on| in)?,? (?P<death>‹D\d+›)")
_INTERVAL = re.compile(r"‹D(\d+)›")
_INTERVAL_LAST = re.compile(r"; ‹D(\d+)›$")  # (mathematician; 1886–1913)
# `Russian: Александр Ионов`
_NATIVE = re.compile(r"\b(?P<language>[A-Z][a-z]+)(?: language)?: (?P<name>[^;,()/:‹›]{2,120}|‹[POWL]\d+›)")
_ALSO = re.compile(
    r"(?:also |better |commonly |widely |professionally )?(?:known (?:professionally "
    r"|simply |online )?as|nicknamed|alias|a\.?k\.?a\.?)"
    r" (?:the |simply )?[\"“‘']?(?P<name>‹[POWL]\d+›|[\w.'’-]+(?: [A-Z][\w.'’-]*| of"
    r"| the){0,5}?)[\"”’']?(?=[,;.)]|$| is | was )"
)
_ACRONYM = re.compile(r"(?:^|[,;] |or )[\"“]?(?P<name>(?:[A-Z]\.?&?){2,8})[\"”]?(?=$|[,;)])")
_TOKEN = re.compile(r"(?:^|[,;] |or )(?P<token>‹[POWL](\d+)›)(?=$|[,;)])")
_CLAUSE = re.compile(
    r",? (?:who|which|that|whose|known|best|most|notable|living|residing|affiliated|associated|credited|considered"
    r"|regarded|remembered|recogni[sz]ed|based|born|from|and (?:is|was|the|has"
    r"|had|one|served|founded)|of|in|at|for|with|to|by|as|on|under|during"
    r"|active|serving|noted|famous|currently|specializing|specialising|working|where"
    r"|since|formerly|described|and (?:current|former)? ?(?:CEO|president|chairman"
    r"|founder|co-founder|director|member))\b"
    r"|[;:.(]|, (?:the|an?|currently|especially|most|co-?founder|founder|creator|best|also|including)\b|‹"
)
# a |British Army officer
_EMPLOYED = re.compile(
    r"(?:(?:former|retired|senior|professional|career) )?(?P<whole>(?:‹[ONLW]\d+› )+)"
    r"(?!(?:and|or|who|from|in|of|at|for|to|with|by) )(?=[a-z])"
)
_SHORT = frozenset({"US", "U.S.", "UK", "U.K."})
_SEPARATOR = re.compile(r", and |, | and | & |/")
_LEADING = re.compile(
    r"(?:owned|multinational|defunct|international|global|small|large|major|private"
    r"|public|publicly traded|or|former|retired|late|prominent|famous|noted|notable"
    r"|renowned|well-known|leading|influential|award-winning|prolific|acclaimed"
    r"|celebrated|self-taught|veteran|current|then|active|early|modern|contemporary"
    r"|pioneering|successful|professional|convicted|controversial|[a-z-]+-born"
    r"|naturali[sz]ed|distinguished|popular|major|important|great|young|widely)\s"
)
_LIVING = re.compile(r"\b(?P<verb>living|residing|who lives|based) in (?P<place>‹L\d+›(?:, ‹L\d+›)?)")
_WORD = re.compile(r"[A-Z][\w.’'-]*")
_TWO_WORDS = re.compile(r"[A-Z]\w+ [A-Z]\w+")  # South African
# `company | headquartered in`, `manufacturer of components | that`
_BRANCH_END = re.compile(
    r",? (?:who|which|that|whose|known|best|based|headquartered|located|founded"
    r"|established|created|formed|launched|owned|operated|operating|run|in|at|for|with"
    r"|to|by|on|under|during"
    r"|specializing|specialising|where|since|formerly|currently|dedicated|devoted"
    r"|serving|providing|offering|focused|active|from|as)\b|[;:.(‹]|, (?:the|its|one"
    r"|which|most|formerly)\b|, and (?:is|was|has|the|its|one)\b"
)
_BUSINESSES = frozenset(read_lines("businesses.txt"))
_OCCUPATIONS = frozenset(read_lines("occupations.txt"))


def is_business(phrase: str) -> bool:
    """Whether the last words of a phrase name a kind of enterprise."""
    words = phrase.casefold().split(" ")
    return words[-1] in _BUSINESSES or " ".join(words[-2:]) in _BUSINESSES


def is_occupation(phrase: str) -> bool:
    """Whether the last words of a phrase name an occupation."""
    words = phrase.casefold().split(" ")
    return words[-1] in _OCCUPATIONS or " ".join(words[-2:]) in _OCCUPATIONS


def lead_statements(
    document: Document, facts: Facts, sentences: list[TypedSentence], reader: CertaintyReader
) -> Iterator[Statement]:
    """Statements of the sentence that defines a subject; none where no sentence does."""
    subject = facts.entities[0]
    for sentence in sentences[:6]:
        copula = _copula(sentence.template)
        if copula is None or not _is_named(sentence, copula.start(), facts):
            continue
        maker = _Maker(sentence, facts, reader)
        yield from maker.names(copula.start(), subject)
        if subject.schema == "Person":
            yield from maker.life(copula.start())
            yield from maker.predicate(copula)
        elif subject.schema in ("Organization", "Company", "PublicBody"):
            yield from maker.branches(copula)
        return


def _copula(template: str) -> re.Match[str] | None:
    """The first copula outside brackets."""
    depth = 0
    for match in _BRACKET_OR_COPULA.finditer(template, 0, _LONGEST_HEAD):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        elif depth <= 0:
            return match
    return None


def _is_named(sentence: TypedSentence, before: int, facts: Facts) -> bool:
    end = sentence.place(before)
    name = set(facts.entities[0].name.casefold().split())
    head = sentence.words.text[:end].casefold()
    if any(span.entity == 0 and span.start < min(end, 60) for span in sentence.spans):
        return True
    return bool(name) and sum(word in head for word in name) >= min(2, len(name))


class _Maker:
    def __init__(self, sentence: TypedSentence, facts: Facts, reader: CertaintyReader) -> None:
        self._sentence = sentence
        self._facts = facts
        self._reader = reader

    def _make(
        self, name: str, start: int, end: int, value_text: str | None = None, edtf: str | None = None
    ) -> Iterator[Statement]:
        """A statement of the subject from a stretch of the template."""
        first, last = self._sentence.stretch(start, end)
        certainty = self._reader.certainty_of(self._sentence.number, first, last)
        if certainty is None or first >= last:
            return
        words = self._sentence.words
        spans = [s for s in self._sentence.spans if s.start < last and s.end > first and s.entity is not None]
        entity = spans[0].entity if spans and VALUE_TYPES[name] == "entity" else None
        text = value_text or words.text[first:last]
        yield Statement(
            name, VALUE_TYPES[name], words.offset(first), words.offset(last - 1) + 1, "lead", _CONFIDENCE,
            block=self._sentence.block, sentence=self._sentence.number, subject=0, value=entity, value_text=text,
            subject_text=self._facts.entities[0].name, value_edtf=edtf, certainty=certainty,
        )  # fmt: skip

    def names(self, before: int, subject: Entity) -> Iterator[Statement]:
        """Native names, aliases and acronyms in the brackets before the copula."""
        template = self._sentence.template
        for bracket in _BRACKET.finditer(template, 0, before):
            at = bracket.start("inside")
            for match in _NATIVE.finditer(template, at, bracket.end("inside")):
                text = self._sentence.text_of(*match.span("name")).strip()
                if match["language"].lower() in NATIONS or not text.isascii():
                    own = subject.schema == "Person" or len(_NATIVE.findall(bracket["inside"])) == 1
                    name = "alias" if match["language"] == "English" or not own else "native_name"
                    if text != subject.name and not text.startswith(("[", "IPA", "pronounced")) and "[" not in text:
                        yield from self._make(name, *match.span("name"), value_text=text)
            for match in _ACRONYM.finditer(bracket["inside"]):
                yield from self._make("alias", at + match.start("name"), at + match.end("name"))
            for match in _TOKEN.finditer(bracket["inside"]):
                span = self._sentence.spans[int(match[2])]
                text = self._sentence.words.text[span.start : span.end]
                if span.entity == 0 and text != subject.name and _ACRONYM.fullmatch(text):
                    yield from self._make("alias", at + match.start("token"), at + match.end("token"))
            for match in _ALSO.finditer(template, at, bracket.end("inside")):
                yield from self._make("alias", *match.span("name"))
        bare = _BRACKET.sub(lambda m: " " * len(m[0]), template[:before])
        for match in _ALSO.finditer(bare + " is "):
            yield from self._make("alias", *match.span("name"))

    def life(self, before: int) -> Iterator[Statement]:
        """Birth and death, with places, in brackets before the copula."""
        template = self._sentence.template
        for bracket in _BRACKET.finditer(template, 0, before):
            at, end = bracket.span("inside")
            life, born, died = (p.search(template, at, end) for p in (_LIFE, _BORN, _DIED))
            life = _PLACES_FIRST.search(template, at, end) or life
            for match, group, name in (
                (life, "birth", "date_of_birth"), (life, "death", "date_of_death"),
                (None if life else born, "birth", "date_of_birth"), (None if life else died, "death", "date_of_death"),
            ):  # fmt: skip
                if match:
                    yield from self._dated(name, match.start(group), match.end(group))
            if not (life or born or died):
                whole = _INTERVAL.fullmatch(template[at:end].strip()) or _INTERVAL_LAST.search(template, at, end)
                yield from self._interval(whole, at, end) if whole else ()
            if life and life["from"]:
                yield from self._make("place_of_birth", *life.span("from"))
            if life and life["in"]:
                yield from self._make("place_of_death", *life.span("in"))
            if born or life:
                yield from self._places(bracket.start("inside"), end)

    def _dated(self, name: str, start: int, end: int) -> Iterator[Statement]:
        edtf = self._edtf(int(self._sentence.template[start + 2 : end - 1]))
        if edtf and "/" not in edtf:
            yield from self._make(name, start, end, edtf=edtf)

    def _edtf(self, span: int) -> str | None:
        fact = self._sentence.spans[span].fact
        return None if fact is None else self._facts.dates[fact].edtf

    def _interval(self, match: re.Match[str], at: int, end: int) -> Iterator[Statement]:
        """`(8 November 1886 – 11 January 1913)` as one expression is a life."""
        edtf = self._edtf(int(match[1]))
        if edtf and "/" in edtf:
            start, stop = edtf.split("/", 1)
            if start and stop and ".." not in edtf:
                yield from self._make("date_of_birth", at, end, edtf=start)
                yield from self._make("date_of_death", at, end, edtf=stop)

    def _places(self, at: int, end: int) -> Iterator[Statement]:
        match = _BORN_IN.search(self._sentence.template, at, end)
        if match:
            yield from self._make("place_of_birth", *match.span("place"))

    def predicate(self, copula: re.Match[str]) -> Iterator[Statement]:
        """Nationality, occupations and residence behind the copula."""
        if not copula["article"]:
            return
        at = yield from self._nations(copula.end(), "citizenship")
        yield from self._occupations(at)
        living = _LIVING.search(self._sentence.template, at)
        if living:
            yield from self._make("residence", *living.span("place"))

    def branches(self, copula: re.Match[str]) -> Iterator[Statement]:
        """The country and branches of an organisation: `an American airline and travel firm`."""
        template = self._sentence.template
        if not copula["article"]:
            return
        at = yield from self._nations(copula.end(), "country")
        stop = _BRANCH_END.search(template, at)
        end = stop.start() if stop else len(template)
        first = at
        for separator in [*_SEPARATOR.finditer(template, at, end), None]:
            last = separator.start() if separator else end
            while (leading := _LEADING.match(template, first, last)) or template.startswith(("a ", "an "), first):
                first = leading.end() if leading else first + template[first:].index(" ") + 1
            phrase = template[first:last].strip()
            head = phrase.split(" of ")[0]
            if 2 <= phrase.count(" ") + 1 <= 7 and is_business(head):
                yield from self._make("industry", first, first + len(phrase))
            first = separator.end() if separator else end

    def _nations(self, at: int, name: str) -> Generator[Statement, None, int]:
        """Statements of the nationalities that begin at a place; returns where they end."""
        template = self._sentence.template
        while True:
            token = TOKEN.match(template, at)  # a |New Zealand actor
            if token:
                text = self._sentence.text_of(at, token.end())
                following = template[token.end() : token.end() + 2]
                if text.lower() not in NATIONS or following[:1] != " " or (text in _SHORT and following[1:].isupper()):
                    break  # a |U.S. Representative
                yield from self._make(name, at, token.end(), value_text=NATIONS[text.lower()])
                at = token.end() + 1
                continue
            word = _WORD.match(template, at)
            if not word:
                leading = _LEADING.match(template, at)
                if not leading:
                    break
                at = leading.end()
                continue
            two = _TWO_WORDS.match(template, at)
            size = two if two and two[0].lower() in NATIONS else word
            parts = size[0].split("-") if size[0].lower() not in NATIONS else [size[0]]
            known = [p for p in parts if p.lower() in NATIONS and p.lower() not in ("us",)]
            if not known or (len(parts) > 1 and parts[-1] in ("born", "based")):
                if parts[-1] in ("born", "based"):
                    at = word.end() + 1
                    continue
                break
            for part in known:
                first = at + size[0].find(part)
                yield from self._make(name, first, first + len(part), value_text=NATIONS[part.lower()])
            at = size.end() + 1
            if template[at : at + 4] == "and ":
                at += 4
        return at

    def _occupations(self, at: int) -> Iterator[Statement]:
        template = self._sentence.template
        employed = _EMPLOYED.match(template, at)  # a |British Army officer
        head = employed.end() if employed else at
        stop = _CLAUSE.search(template, head)
        end = stop.start() if stop else len(template)
        first = employed.start("whole") if employed else at
        for separator in [*_SEPARATOR.finditer(template, head, end), None]:
            last = separator.start() if separator else end
            while (leading := _LEADING.match(template, first, last)) or template.startswith(("a ", "an "), first):
                first = leading.end() if leading else first + template[first:].index(" ") + 1
            phrase = template[first:last].strip()
            named = "›" in template[max(first, head) : last]
            if phrase and len(phrase) <= 50 and phrase.count(" ") < 5 and is_occupation(phrase) and not named:
                yield from self._make("occupation", first, first + len(phrase))
            elif phrase and (" " in phrase or not phrase[0].islower()) and not separator:
                break
            first = separator.end() if separator else end
