"""Names across articles from the input folder on: acronyms, the names that people go by, and names in sources."""

import pytest

from pipeline.checking.dataset import check_dataset
from tests.articles import write_articles
from tests.conftest import rows, run

ARTICLES = {
    "Tor_Lie": """Nils Tor Lie (born 1880) was a Norwegian engineer who led the Bergen Harbour Authority (BHA).[1]

References edit

  1. ^ Lund, Eva (1932). "Harbours". Bergen Harbour Authority.
""",
    "bridge": "The Quay Bridge was a bridge in Bergen, built by Tor Lie for the BHA in 1910. Eva Lund opened it.\n",
    "fish": "The Fish Market was a market in Bergen, sold to the BHA in 1920. Ola Dahl of the CDE bought it in 1930.\n",
    "club": """The Chess Den of Evje (CDE) was a club in the U.S. and in Evje.

History edit

The Chess Den of Evje moved from the United States to Norway.
""",
    "coast": "The Coast Defence was an army of the USA. The Council of Dutch Engineers (CDE) joined it.\n",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """The dataset of the articles."""
    folder = tmp_path_factory.mktemp("joining")
    raw = write_articles(folder / "raw", **ARTICLES)
    run(raw, folder / "out")
    assert list(check_dataset(folder / "out", raw)) == []
    return folder / "out"


def articles_of(output, entity_id):
    """The articles that name an entity, without the hash of their keys."""
    return {m["document_id"][:-9] for m in rows(output, "mentions") if m["entity_id"] == entity_id}


def test_acronym_is_what_another_article_spells_out(output):
    """An acronym alone is the only thing that an article spells out for it; its own key leads there."""
    assert articles_of(output, "organization-bergen-harbour-authority") == {"tor-lie", "bridge", "fish"}
    retired = {r["old_id"]: r["entity_id"] for r in rows(output, "entity_ids")}
    assert retired["organization-bha"] == "organization-bergen-harbour-authority"


def test_acronym_of_two_things_stays_apart(output):
    """Where two articles spell an acronym out otherwise, it is neither's in a third."""
    assert articles_of(output, "organization-cde") == {"fish"}


def test_title_of_the_article_is_a_name_of_its_subject(output):
    """The name that the file's name gives an article's subject is theirs in other articles."""
    assert articles_of(output, "person-nils-tor-lie-1880") == {"tor-lie", "bridge"}


def test_spellings_of_a_state_are_one_place(output):
    """`U.S.`, `USA` and `United States` have one key whatever stands in the other articles."""
    assert articles_of(output, "place-united-states") == {"club", "coast"}


def test_sources_name_entities(output):
    """Creator and publisher of a source are the entities of their names, and no mention comes of it."""
    (source,) = rows(output, "sources")
    (creator,) = rows(output, "source_creators")
    assert source["publisher_entity_id"] == "organization-bergen-harbour-authority"
    assert source["container_entity_id"] is None
    assert creator["entity_id"] == "person-eva-lund"
    assert articles_of(output, "person-eva-lund") == {"bridge"}
