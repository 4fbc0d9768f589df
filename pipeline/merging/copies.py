"""Copies of one article: the same title, and more than half of the shorter one's sentences in common."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import pyarrow as pa

from pipeline.merging.deciding import decided, rows_of


class Shared(NamedTuple):
    """A sentence of an article that others of its title have as well.

    `length` is the number of different sentences of the article, `spread` of articles of the title that have this one.
    """

    title: str
    document_id: str
    length: int
    text: str
    spread: int


def find_copies(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """For each document that is a copy, its original: the first one (by key) of those that are no copies themselves.

    Takes batches of `Shared`, sorted by title and document; one title is in memory at a time.
    """
    rows = rows_of(batches, Shared)
    return decided(pair for _, group in groupby(rows, lambda row: row.title) for pair in _copies(list(group)))


def _copies(rows: list[Shared]) -> Iterator[tuple[str, str]]:
    """The copies among the articles of one title, with their originals.

    Two articles of which the shorter one has n sentences are compared only where one of its n - n//2 rarest is in the
    other, as it must be where more than half of them are: so what all articles of a title repeat costs nothing.
    """
    by_rarity = sorted({(row.spread, row.text) for row in rows})
    ranks = {text: rank for rank, (_, text) in enumerate(by_rarity)}
    originals: list[tuple[str, int, frozenset[int]]] = []
    having: dict[int, list[int]] = {}  # sentence -> the originals that have it
    rare_in: dict[int, list[int]] = {}  # sentence -> the originals of whose rarest it is one
    for document_id, group in groupby(rows, lambda row: row.document_id):
        own = list(group)
        length = own[0].length
        texts = sorted(ranks[row.text] for row in own)
        alone = length - len(texts)  # sentences that no other article has: the rarest of all
        rarest = texts[: max(0, length - length // 2 - alone)]
        near = {n for text in rarest for n in having.get(text, ())}
        near.update(n for text in texts for n in rare_in.get(text, ()))
        have = frozenset(texts)
        for n in sorted(near):
            original, its_length, its_texts = originals[n]
            if 2 * len(have & its_texts) > min(length, its_length):
                yield document_id, original
                break
        else:
            for text in texts:
                having.setdefault(text, []).append(len(originals))
            for text in rarest:
                rare_in.setdefault(text, []).append(len(originals))
            originals.append((document_id, length, have))
