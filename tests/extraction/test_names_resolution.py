"""Resolution: which names of one article mean the same thing."""

import pytest

from pipeline.extraction.names.resolution import (
    Named,
    Resolver,
    normal_words,
    person_words,
    same_person,
    without_honours,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleksandr Petrov", "Alexander Petrov"),
        ("Sergei Ivanovich Petrov", "Sergey Petrov"),
        ("J. Lie", "Jan Olav Lie"),
        ("Dr. Jan Lie", "Jan Lie Jr."),
        ("Jan Lie CBE FRS", "Jan Lie"),
    ],
)
def test_one_person_under_two_names(one: str, other: str) -> None:
    """Transliterations, initials, middle names, titles and suffixes contradict nothing."""
    assert same_person(person_words(one), person_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jan Lie", "Eva Lie"), ("Martin Lie", "Martina Lie"), ("Jan H. W. Lie", "Jan W. Lie"), ("Jan Lie", "Jan Berg")],
)
def test_two_persons(one: str, other: str) -> None:
    """Other given, middle or family names are other people."""
    assert not same_person(person_words(one), person_words(other))


def test_letters_that_are_a_name_stay() -> None:
    """Letters behind a single word are part of what somebody is called."""
    assert without_honours("Young MC") == "Young MC"
    assert without_honours("Anna Lie, OBE") == "Anna Lie"


def test_departments_have_one_spelling() -> None:
    """Abbreviations are spelled out, and small words and legal forms left out."""
    assert normal_words("US Dept. of Justice") == ("united", "states", "department", "justice")
    assert normal_words("Lund Metals, Inc.") == ("lund", "metals")


def resolved(subject: str, kind: str, *names: tuple[str, str]) -> list[int]:
    resolver = Resolver(subject, kind, [])
    numbers: list[int | None] = []
    for text, name_kind in names:
        numbers.append(resolver.resolve(Named(text, name_kind, "the"), numbers))
    return [number for number in numbers if number is not None]


def test_surname_means_who_was_named_last() -> None:
    """A bare surname is the subject's if it has it, else that of whoever was named last."""
    names = [("Jan Lie", "person"), ("Eva Lie", "person"), ("Lie", "person"), ("Jan Lie", "person"), ("Lie", "person")]
    assert resolved("Anna Berg", "person", *names) == [1, 2, 2, 1, 1]
    assert resolved("Anna Lie", "person", ("Jan Lie", "person"), ("Lie", "person")) == [1, 0]


def test_head_alone_means_the_organization_introduced() -> None:
    """`the Institute` is the institute that was named; an institute that was not is none of them."""
    names = [("Lund Institute", "organization"), ("Institute", "organization"), ("Academy", "organization")]
    assert resolved("Anna Lie", "person", *names) == [1, 1, 2]


def test_company_without_its_legal_form() -> None:
    """A company's bare name is the company, not another one that begins alike."""
    names = [("Nor Corporation", "organization"), ("Nor Music", "organization"), ("Nor", "organization")]
    assert resolved("Anna Lie", "person", *names) == [1, 2, 1]


def test_kinds_are_not_mixed() -> None:
    """A town and an organisation of one name are two things."""
    assert resolved("Anna Lie", "person", ("Lund", "place"), ("Lund", "organization")) == [1, 2]


def test_company_that_is_called_like_persons() -> None:
    """In the article of Lund Moe AB, `Lund Moe` is the company, though it reads like a person."""
    assert resolved("Lund Moe AB", "organization", ("Lund Moe", "person"), ("Lund", "person")) == [0, 1]
