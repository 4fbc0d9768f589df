"""The rows that one parsed article makes, table by table, with their keys.

Entities are known only within the article here: their keys are local (`DOCUMENT--3`) until the merge, which knows all
articles, puts the common key in their place.
"""

from pipeline.extraction.model import Facts
from pipeline.parsing.model import Document
from pipeline.tables.article import Article
from pipeline.tables.document_keys import DocumentKeys
from pipeline.tables.fact_records import FactRecords
from pipeline.tables.text_records import TextRecords
from pipeline.tables.validation import Rows


def make_rows(article: Article, document: Document, facts: Facts) -> Rows:
    """The rows of all tables that one article fills, `files`, `entities` and `entity_names` apart."""
    keys = DocumentKeys(article.document_id, document, facts)
    text = TextRecords(article, document, keys, has_subject=bool(facts.entities))
    return text.rows() | FactRecords(document, facts, keys).rows()
