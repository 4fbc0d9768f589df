"""Rules: each does what its examples say, and none lets an allegation out as a fact."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.model import Statement
from pipeline.extraction.prefilter import needs_of
from pipeline.extraction.statements import PROPERTIES, RULES, find_statements
from pipeline.extraction.statements.properties import read_lines
from pipeline.extraction.statements.rules import Rule, expanded
from pipeline.extraction.statements.typed import titles_in, typed_sentences
from tests.extraction.marked import marked_article

_KEYS = {
    "role": "role", "start": "start_edtf", "end": "end_edtf", "point": "point_edtf", "amount": "amount",
}  # fmt: skip
_EXAMPLES = [
    pytest.param(rule, text, expected, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, (text, expected) in enumerate(rule.examples)
]
_FIRING = [
    pytest.param(rule, text, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, (text, expected) in enumerate(rule.examples)
    if expected and rule.claim != "none"
]
_TEMPLATES = [
    sentence.template
    for rule in RULES
    for text, _ in rule.examples
    for sentence in typed_sentences(*marked_article(text))
]
_LAST_STOP = re.compile(r"\.\s*$")


def _statements(rule: Rule, *sentences: str) -> list[Statement]:
    document, facts = marked_article(*sentences)
    return [s for s in find_statements(document, facts) if s.extractor == rule.name]


def _says(statement: Statement, expected: str) -> bool:
    """Whether a statement is what a line such as `Ann Li leader_of Tide Board role=president start=2011` says."""
    words, _, flags = expected.partition("=")
    key = words.rpartition(" ")[2] if flags else ""
    pairs = {}
    text = expected
    if key:
        text = words.removesuffix(key)
        for pair in re.finditer(r"(\w+)=(.*?)(?= \w+=|$)", key + "=" + flags):
            pairs[pair[1]] = pair[2]
    certainty = statement.certainty
    if (certainty.level == "alleged") != (" alleged" in text) or certainty.negated != (" negated" in text):
        return False
    text = re.sub(r" (?:alleged(?: by [A-Z][\w ]+)?|negated)\b", "", text).strip()
    subject, _, value = text.partition(f" {statement.property} ")
    return (
        subject == statement.subject_text
        and value in (statement.value_text, statement.value_edtf)
        and all(str(getattr(statement, _KEYS[k])).removesuffix(".0") == v.split(" USD")[0] for k, v in pairs.items())
    )


@pytest.mark.parametrize(("rule", "text", "expected"), _EXAMPLES)
def test_rule_says_what_its_example_says(rule: Rule, text: str, expected: tuple[str, ...]) -> None:
    """A rule finds the statements that stand beside it as an example, and no others."""
    found = _statements(rule, text)
    assert len(found) == len(expected), found
    for line in expected:
        assert any(_says(statement, line) for statement in found), (line, found)


def test_every_rule_has_an_example_and_a_property() -> None:
    """No rule without a property of the table and an example."""
    known = {row["property"] for row in PROPERTIES}
    for rule in RULES:
        assert rule.property in known
        assert rule.examples, rule.name
        assert needs_of(expanded(rule.pattern)), rule.name


def test_no_trigger_says_what_the_pattern_says() -> None:
    """Words that the pattern of a rule needs anyway are no triggers of it."""
    for rule in RULES:
        for need in needs_of(expanded(rule.pattern)) if rule.triggers else ():
            assert not all(any(t.lower() in piece for t in rule.triggers) for piece in need), (rule.name, need)


@given(st.sampled_from(_TEMPLATES), st.integers(0, 60), st.integers(20, 200))
def test_the_quick_part_of_a_rule_stands_wherever_the_rule_matches(template: str, start: int, length: int) -> None:
    """A rule is never kept from a sentence, or from a part of one, that its whole pattern matches in."""
    part = template[start : start + length]
    for rule in RULES:
        if rule.expression.search(part):
            assert rule.core is None or rule.core.search(part), rule.name
            assert not rule.titles or not rule.titles.isdisjoint(titles_in(part)), rule.name


@pytest.mark.parametrize("title", read_lines("occupations.txt"))
def test_an_occupation_before_a_name_is_found(title: str) -> None:
    """Each occupation is seen that stands right before the name of a person."""
    rule = next(rule for rule in RULES if rule.name == "occupation P")
    sentence = f"They met the {title} ‹P0›."
    assert rule.expression.search(sentence) and not rule.titles.isdisjoint(titles_in(sentence))


_TITLES = {
    "X president P": "President, chairman of the board,"
    " chairman of the board of directors, chairwoman, chairperson, chair,"
    " head, leader, managing director, chief executive officer, chief executive, CEO, COO, CFO, CTO, chief,"
    " secretary-general, secretary general, general secretary, rector, chancellor, dean, principal, commander,"
    " editor-in-chief, director-general, Treasurer, commissioner, chairman and head, president & co-founder",
    "X founder P": "founder, co-founder, cofounder, creator, co-creator, founding member, inventor",
    "O correspondent P": "correspondent, reporter, journalist, columnist, staff writer, spokesman, spokeswoman,"
    " spokesperson, film critic, critic, employee, engineer, lawyer, attorney, researcher, analyst",
    "O correspondent P, the occupation": "correspondent, reporter, journalist, columnist, staff writer, film critic,"
    " critic, engineer, researcher, analyst",
    "officer P": "Prime Minister, attorney general, Member of Parliament, Vice President, chief justice, Secretary of"
    " State, foreign minister, Congressman, Congresswoman, Senator, Governor, Mayor, Justice, Chancellor",
}


@pytest.mark.parametrize("name", _TITLES)
def test_a_title_before_a_name_is_found(name: str) -> None:
    """Each title of a rule is seen that stands right before the name of a person."""
    rule = next(rule for rule in RULES if rule.name == name)
    for title in _TITLES[name].split(", "):
        sentence = f"They met with {title} ‹P0›." if name == "officer P" else f"They met ‹O1›’s {title} ‹P0›."
        assert rule.expression.search(sentence) and not rule.titles.isdisjoint(titles_in(sentence)), title


def test_names_of_rules_are_their_own() -> None:
    """Each rule has a name of its own, which rows show as their extractor."""
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


_OPENINGS = (
    "It is alleged that ", "It has been claimed that ", "Reportedly, ", "Allegedly, ", "Supposedly, ",
    "Investigators suspect that ", "According to The Crier, ", "The Crier reported that ", "The Crier claimed that ",
    "Critics say that ", "Prosecutors contend that ", "The Crier denied that ", "It is not true that ",
    "It is false that ", "There is no evidence that ", "Rumour has it that ", "Some believe that ",
    "He disputed the claim that ", "In a 2010 interview, Roe told The Crier that ", "It was rumoured that ",
    "The indictment alleges that ", "Apparently, ", "If ", "He wondered whether ", "In his own words, ",
)  # fmt: skip
_ENDINGS = (
    ", according to The Crier.", ", The Crier claimed.", ", it was alleged.", ", reportedly.", ", said a spokesman.",
    ", prosecutors say.", ", it is said.", ", as reported by The Crier.",
)  # fmt: skip


def _plain(rule: Rule, text: str) -> list[Statement]:
    return [s for s in _statements(rule, text) if s.certainty.level == "asserted" and not s.certainty.negated]


def _lowered(text: str) -> str:
    """The sentence as it goes on after an opening: its first word small, if it is no name."""
    return text if text.startswith("[") else text[0].lower() + text[1:]


def _share(cues: tuple[str, ...], rule: Rule) -> tuple[str, ...]:
    """A third of the cues, another third for the next rule, so that the tests stay quick."""
    return cues[RULES.index(rule) % 3 :: 3]


@pytest.mark.parametrize(("rule", "text"), _FIRING)
def test_no_fact_under_an_opening_of_doubt(rule: Rule, text: str) -> None:
    """What stands under words of doubt, of denial or of another never comes out as a plain fact."""
    for opening in _share(_OPENINGS, rule):
        assert _plain(rule, opening + _lowered(text)) == [], opening


@pytest.mark.parametrize(("rule", "text"), _FIRING)
def test_no_fact_before_an_ending_of_doubt(rule: Rule, text: str) -> None:
    """Words of doubt at the end of a sentence cover what stands before them."""
    for ending in _share(_ENDINGS, rule):
        assert _plain(rule, _LAST_STOP.sub(ending, text)) == [], ending


@pytest.mark.parametrize(("rule", "text"), _FIRING)
def test_no_fact_in_a_quotation_of_somebody(rule: Rule, text: str) -> None:
    """What is quoted is the word of its speaker."""
    if '"' in text:
        pytest.skip("has quotation marks of its own")
    quoted = f'The Crier said: "It is well known to everybody in this town that {_lowered(text)}"'
    assert _plain(rule, quoted) == []


_COPULA = re.compile(r" (was|were|is|are) (?!not)")


@pytest.mark.parametrize(("rule", "text"), [p for p in _FIRING if p.values[0].claim == "all"])
def test_no_fact_where_the_verb_is_denied(rule: Rule, text: str) -> None:
    """`was not` for `was` leaves no plain fact of what the verb says."""
    for match in _COPULA.finditer(text):
        denied = text[: match.end()] + "not " + text[match.end() :]
        at = _unmarked_place(denied, match.end())
        assert [s for s in _plain(rule, denied) if s.start <= at < s.end] == []


def _unmarked_place(text: str, at: int) -> int:
    """Where a place of a marked sentence stands in the sentence without its marks."""
    return len(re.sub(r"\[[POLWCDMH] |\]", "", text[:at]))
