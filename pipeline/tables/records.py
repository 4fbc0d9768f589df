"""The rows that one parsed article makes, as columns, table by table, with their keys.

Entities are known only within the article here: their keys are local (`DOCUMENT--3`) until the merge, which knows all
articles, puts the common key in their place.
"""

from pipeline.extraction.model import Facts
from pipeline.parsing.model import Document
from pipeline.tables.article import Article
from pipeline.tables.columns import Columns
from pipeline.tables.document_keys import DocumentKeys
from pipeline.tables.fact_records import FactRecords
from pipeline.tables.text_records import TextRecords


def make_columns(article: Article, document: Document, facts: Facts) -> dict[str, Columns]:
    """The columns of all tables that one article fills, `files`, `entities` and `entity_names` apart."""
    keys = DocumentKeys(article.document_id, document, len(facts.entities))
    return TextRecords(article, document, keys).columns() | FactRecords(document, facts, keys).columns()
