"""Entities across documents: joined where name and kind agree and nothing contradicts, whatever the order."""

import itertools

import pyarrow as pa

from pipeline.merging.entities import Local, common_keys
from pipeline.tables.entity_keys import name_keys, name_words

_TYPES = {"is_subject": pa.bool_(), "birth_year": pa.int64()}
_SCHEMA = pa.schema([(name, _TYPES.get(name, pa.string())) for name in Local._fields])


def local(document, name="Anna Lie", schema="Person", year=None, subject=False, article=None, of=None):
    return {
        "local_id": f"{document}--{0 if subject else 1}",
        "article_id": article or document,
        "is_subject": subject,
        "block": name_keys(schema, name).block,
        "words": " ".join(name_words(schema, name)),
        "birth_year": year,
        "countries": of,
    }


def joined(*rows, batch=3):
    """The common key of each local entity, whose rows come in small batches."""
    ordered = sorted(rows, key=lambda r: (r["block"], r["local_id"]))
    batches = pa.Table.from_pylist(ordered, _SCHEMA).to_batches(max_chunksize=batch)
    return {r["id"]: r["entity_id"] for b in common_keys(batches) for r in b.to_pylist()}


def test_same_name_and_kind_are_one():
    """Mentions in several articles become one entity."""
    assert set(joined(local("a"), local("b")).values()) == {"person-anna-lie"}


def test_birth_years_tell_namesakes_apart():
    """Two subjects of one name born in different years are two people, and the key shows the year."""
    ids = joined(local("a", year=1851, subject=True), local("b", year=1902, subject=True))
    assert set(ids.values()) == {"person-anna-lie-1851", "person-anna-lie-1902"}


def test_two_articles_of_one_name_are_two_people():
    """Two subjects of one name of whom no birth year is known stay apart."""
    assert len(set(joined(local("a", subject=True), local("b", subject=True)).values())) == 2


def test_copies_of_an_article_are_about_one_person():
    """The subjects of two copies of one article are one."""
    ids = joined(local("a", subject=True), local("b", subject=True, article="a"))
    assert set(ids.values()) == {"person-anna-lie"}


def test_mention_joins_the_only_one_there_is():
    """A bare mention belongs to the only namesake; where there are two, it stays apart."""
    ids = joined(local("a", year=1851, subject=True), local("c"))
    assert set(ids.values()) == {"person-anna-lie-1851"}
    ids = joined(local("a", year=1851, subject=True), local("b", year=1902, subject=True), local("c"))
    assert ids["c--1"] == "person-anna-lie"


def test_kinds_do_not_mix():
    """A person and a place of one name are two things."""
    ids = joined(local("a", "Bergen"), local("b", "Bergen", "Place"))
    assert set(ids.values()) == {"person-bergen", "place-bergen"}


def test_order_does_not_matter():
    """Any order of the same rows, in batches of any size, gives the same keys."""
    rows = [local("a", year=1851, subject=True), local("b", subject=True), local("c"), local("d", "A. Lie", of="NO")]
    results = [joined(*order, batch=n) for n in (1, 4) for order in itertools.permutations(rows)]
    assert all(result == results[0] for result in results)


def test_name_without_latin_letters_has_a_key():
    """Names of which nothing remains in ASCII are told apart."""
    assert len(set(joined(local("a", "Чехов"), local("b", "Гоголь")).values())) == 2


def test_full_name_gathers_its_shorter_forms():
    """A name without the middle joins the only full name, whose words make the key."""
    ids = joined(local("a", "Jan Olav Lie", year=1901, subject=True), local("b", "Jan Lie"))
    assert set(ids.values()) == {"person-jan-olav-lie-1901"}


def test_one_word_tells_no_person_across_articles():
    """A person of whom two articles give one word only is somebody in each, unless an article is about it."""
    assert len(set(joined(local("a", "Lie"), local("b", "Lie")).values())) == 2
    assert set(joined(local("a", "Lie", subject=True), local("b", "Lie")).values()) == {"person-lie"}


def test_councils_of_two_articles_are_two():
    """A name that only says what kind of body it is means another one in each article."""
    ids = joined(local("a", "Advisory Council", "Organization"), local("b", "Advisory Council", "Organization"))
    assert len(set(ids.values())) == 2


def test_spellings_that_read_alike_share_one_key():
    """Names that differ only in hyphens and accents, and so stand in different blocks, get one key."""
    ids = joined(local("a", "Philippe-Égalité"), local("b", "Philippe Égalité"), local("c", "Philippe Egalite"))
    assert len(set(ids.values())) == 1


def test_countries_tell_namesakes_apart():
    """Two people of one name and different countries are two; who belongs to both is the one with an article."""
    ids = joined(local("a", of="NO"), local("b", of="SE"), local("c"))
    assert ids == {"a--1": "person-anna-lie-no", "b--1": "person-anna-lie-se", "c--1": "person-anna-lie"}
    assert set(joined(local("a", of="DK;NO"), local("b", of="NO")).values()) == {"person-anna-lie"}
    ids = joined(local("a", of="DK;NO", year=1851, subject=True), local("b", of="NO"), local("c", of="SE"), local("d"))
    assert ids["b--1"] == ids["d--1"] == "person-anna-lie-1851" and ids["c--1"] == "person-anna-lie-se"


def test_country_says_which_namesake_is_meant():
    """Of two subjects of one name the one of the country is meant; where none is known it stays open."""
    subjects = [local("a", of="NO", year=1851, subject=True), local("b", of="SE", year=1902, subject=True)]
    ids = joined(*subjects, local("c", of="SE"), local("d"), local("e", of="FI"))
    assert ids["c--1"] == "person-anna-lie-1902"
    assert ids["d--1"] == "person-anna-lie" and ids["e--1"] == "person-anna-lie-fi"
