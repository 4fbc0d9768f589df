"""Entities across documents: joined where name and kind agree and nothing contradicts, whatever the order."""

import itertools

from pipeline.merging.entities import block_key, join_entities


def local(document, name="Anna Lie", schema="Person", year=None, subject=False, **more):
    return {
        "local_id": f"{document}--{0 if subject else 1}",
        "document_id": document,
        "article_id": more.get("article", document),
        "is_subject": subject,
        "schema": schema,
        "name": name,
        "description": more.get("description"),
        "country": more.get("country"),
        "birth_year": year,
        "mention_count": more.get("count", 1),
        "names": [{"text": name, "name_type": "name", "language": None, "script": None}],
    }


def joined(*rows):
    ordered = sorted(rows, key=lambda r: (block_key(r["schema"], r["name"]), r["local_id"]))
    result = join_entities(ordered)
    return {r["local_id"]: r["entity_id"] for r in result.local_ids}, result


def test_same_name_and_kind_are_one():
    """Mentions in several articles become one entity with their counts together."""
    ids, result = joined(local("a", count=2), local("b", count=3))
    assert set(ids.values()) == {"person-anna-lie"}
    (entity,) = result.entities
    assert (entity["document_count"], entity["mention_count"]) == (2, 5)


def test_birth_years_tell_namesakes_apart():
    """Two subjects of one name born in different years are two people, and the key shows the year."""
    ids, _ = joined(local("a", year=1851, subject=True), local("b", year=1902, subject=True))
    assert set(ids.values()) == {"person-anna-lie-1851", "person-anna-lie-1902"}


def test_two_articles_of_one_name_are_two_people():
    """Two subjects of one name of whom no birth year is known stay apart."""
    ids, _ = joined(local("a", subject=True), local("b", subject=True))
    assert len(set(ids.values())) == 2


def test_copies_of_an_article_are_about_one_person():
    """The subjects of two copies of one article are one."""
    ids, _ = joined(local("a", subject=True), local("b", subject=True, article="a"))
    assert set(ids.values()) == {"person-anna-lie"}


def test_mention_joins_the_only_one_there_is():
    """A bare mention belongs to the only namesake; where there are two, it stays apart."""
    ids, _ = joined(local("a", year=1851, subject=True), local("c"))
    assert set(ids.values()) == {"person-anna-lie-1851"}
    ids, _ = joined(local("a", year=1851, subject=True), local("b", year=1902, subject=True), local("c"))
    assert ids["c--1"] == "person-anna-lie"


def test_kinds_do_not_mix():
    """A person and a place of one name are two things."""
    ids, _ = joined(local("a", "Bergen"), local("b", "Bergen", "Place"))
    assert set(ids.values()) == {"person-bergen", "place-bergen"}


def test_order_does_not_matter():
    """Any order of the same rows gives the same keys and rows."""
    rows = [local("a", year=1851, subject=True), local("b", subject=True), local("c"), local("d", country="NO")]
    results = [joined(*order)[1] for order in itertools.permutations(rows)]
    assert all(r.entities == results[0].entities and r.names == results[0].names for r in results)


def test_own_article_describes_the_entity():
    """Description and name come from the article that the entity is the subject of."""
    _, result = joined(local("a", description="somebody"), local("z", subject=True, description="Norwegian banker"))
    assert result.entities[0]["description"] == "Norwegian banker"


def test_name_without_latin_letters_has_a_key():
    """Names of which nothing remains in ASCII are told apart."""
    ids, _ = joined(local("a", "Чехов"), local("b", "Гоголь"))
    assert len(set(ids.values())) == 2


def test_full_name_gathers_its_shorter_forms():
    """A name without the middle joins the only full name, whose words make the key."""
    ids, _ = joined(local("a", "Jan Olav Lie", year=1901, subject=True), local("b", "Jan Lie"))
    assert set(ids.values()) == {"person-jan-olav-lie-1901"}


def test_one_word_tells_no_person_across_articles():
    """A person of whom two articles give one word only is somebody in each, unless an article is about it."""
    ids, _ = joined(local("a", "Lie"), local("b", "Lie"))
    assert len(set(ids.values())) == 2
    ids, _ = joined(local("a", "Lie", subject=True), local("b", "Lie"))
    assert set(ids.values()) == {"person-lie"}


def test_councils_of_two_articles_are_two():
    """A name that only says what kind of body it is means another one in each article."""
    ids, _ = joined(local("a", "Advisory Council", "Organization"), local("b", "Advisory Council", "Organization"))
    assert len(set(ids.values())) == 2


def test_keys_are_unique():
    """Names that read alike in a key, hyphens or not, do not share one for two things."""
    _, result = joined(local("a", "Tim Lie-Berg"), local("b", "Tim Lie Berg"), local("c", "T. Lie-Berg"))
    keys = [row["entity_id"] for row in result.entities]
    assert len(keys) == len(set(keys))


def test_spellings_that_read_alike_share_one_key():
    """Names that differ only in hyphens and accents, and so stand in different blocks, make one entity."""
    ids, result = joined(local("a", "Philippe-Égalité"), local("b", "Philippe Égalité"), local("c", "Philippe Egalite"))
    assert len(set(ids.values())) == len(result.entities) == 1
