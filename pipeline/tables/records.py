"""The rows that one parsed article makes, table by table, with their keys.

Entities are known only within the article here: their keys are local (`DOCUMENT--3`) until the merge, which knows all
articles, puts the common key in their place.
"""

from collections import Counter
from dataclasses import asdict

import pyarrow as pa

from pipeline.extraction.model import Facts
from pipeline.parsing.model import Document
from pipeline.tables.article import Article
from pipeline.tables.document_keys import DocumentKeys, local_entity_key
from pipeline.tables.fact_records import FactRecords
from pipeline.tables.text_records import TextRecords
from pipeline.tables.validation import Row, Rows

_NAME = pa.struct([(name, pa.string()) for name in ("text", "name_type", "language", "script")])
LOCAL_ENTITIES = pa.schema(
    [
        *((name, pa.string()) for name in ("local_id", "document_id")),
        ("is_subject", pa.bool_()),
        *((name, pa.string()) for name in ("schema", "name", "description", "country")),
        ("birth_year", pa.int64()),
        ("mention_count", pa.int64()),
        ("names", pa.list_(_NAME)),
    ]
)


def make_rows(article: Article, document: Document, facts: Facts) -> Rows:
    """The rows of all tables that one article fills, `files`, `entities` and `entity_names` apart."""
    keys = DocumentKeys(article.document_id, document, facts)
    text = TextRecords(article, document, keys, has_subject=bool(facts.entities))
    return text.rows() | FactRecords(document, facts, keys).rows()


def local_entity_rows(article: Article, facts: Facts) -> list[Row]:
    """The entities of one article, with what is needed to join them with those of other articles."""
    counts = Counter(mention.entity for mention in facts.mentions)
    return [
        {
            "local_id": local_entity_key(article.document_id, n),
            "document_id": article.document_id,
            "is_subject": n == 0,
            "schema": entity.schema,
            "name": entity.name,
            "description": entity.description,
            "country": entity.country,
            "birth_year": entity.birth_year,
            "mention_count": counts[n],
            "names": [asdict(name) for name in entity.names],
        }
        for n, entity in enumerate(facts.entities)
    ]
