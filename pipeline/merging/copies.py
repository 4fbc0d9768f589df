"""Copies of one article: the same title, and more than half of the shorter one's sentences in common."""

from pipeline.merging.engine import SqlEngine

_PAIRS = """
    WITH titled AS (
        -- the two capitals whose small letters are not the same in every SQL engine are named
        SELECT document_id, lower(translate(title, 'Σİ', 'σi')) AS title FROM ({documents}) documents
    ),
    texts AS (
        SELECT DISTINCT d.document_id, d.title, s.text
        FROM titled d JOIN ({sentences}) s ON s.document_id = d.document_id
        WHERE d.title IN (SELECT title FROM titled GROUP BY title HAVING count(*) > 1)
    ),
    lengths AS (SELECT document_id, count(*) AS length FROM texts GROUP BY document_id),
    shared AS (
        SELECT a.document_id AS first, b.document_id AS second, count(*) AS shared
        FROM texts a JOIN texts b ON b.title = a.title AND b.text = a.text AND b.document_id > a.document_id
        GROUP BY a.document_id, b.document_id
    )
    SELECT first, second
    FROM shared JOIN lengths a ON a.document_id = first JOIN lengths b ON b.document_id = second
    WHERE 2 * shared > least(a.length, b.length)
    ORDER BY first, second
"""


def find_copies(sql: SqlEngine, documents: str, sentences: str) -> dict[str, str]:
    """For each document that is a copy, the first one (by key) of which it is a copy.

    `documents` and `sentences` are the SQL of these tables.
    """
    pairs = sql.fetch(_PAIRS.format(documents=documents, sentences=sentences))
    original: dict[str, str] = {}
    for first, second in pairs:  # in order of keys, so that the first of a group is met first
        original.setdefault(second, original.get(first, first))
    return original
