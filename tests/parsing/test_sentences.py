"""Where sentences end, and the map of offsets through the markers that were cut out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parsing import parse_document
from pipeline.parsing.sentences import split_sentences


def _split(text: str) -> list[str]:
    return [piece.text for piece in split_sentences(text, 0, 0, len(text), [])]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Berg left the U.S. in 1999.", "She came back."],
        ["It was built by Berg Inc. and Lind Co. for the town."],
        ["She moved to the U.S.", "The firm followed."],
        ["Dr. Berg met Prof. Lind.", "They agreed."],
        ["The novels of J. K. Olsson sold well."],
        ["See No. 5 on p. 12 of vol. 3.", "It is short."],
        ["She said no.", "He agreed."],
        ["He waited... and nothing came.", "Then it rained."],
        ["She asked: “Why?”", "Nobody knew."],
        ["“We began small.”", "“We ended big.”"],
        ["It cost 3.5 million (approx. 4 million today) in all.", "It paid."],
        ["The town (it is small. It is old.) lies north.", "Berg lives there."],
        ["Il est né à Paris.", "Elle l’aimait."],
        ["Das Haus steht z. B. in der Str. des 3. Oktober."],
        ["It opened in Jan. 1999.", "Berg spoke."],
        ["The site berg.example was closed.", "It moved."],
        ["Berg Jr. was born here."],
        ["His advisor was Mark S. Cohen."],
        ["From left to right: 1. Anna Berg.", "2. Karl Lind."],
        ["The site was berg.example.", "Lind made it."],
        ["In her memoirs, Vol. II, she wrote it."],
        ["She sold nails, screws etc.", "Lind bought them."],
        ["« Non ! »", "Elle partit."],
        ["Berg, Lind et al. were first."],
    ],
)
def test_sentences_come_apart_where_they_end(sentences: list[str]) -> None:
    """Abbreviations, initials, decimals, addresses and brackets do not end a sentence; stops do."""
    assert _split(" ".join(sentences)) == sentences


def test_markers_are_cut_and_offsets_kept() -> None:
    """Markers right after the stop belong to the sentence before, and the next begins without a space between."""
    text = "Berg[a] came.[1][2]: 33 Lind left.[citation needed] All ended.\n\nNotes\n\n  1. ^ N.\n\nReferences\n\n"
    text += "  1. ^ One.\n  2. ^ Two."
    document = parse_document(text)
    assert [s.text for s in document.sentences] == ["Berg came.", "Lind left.", "All ended."]
    for sentence in document.sentences:
        assert [text[sentence.offset(n)] for n in range(len(sentence.text))] == list(sentence.text)
    found = [(c.marker, c.kind, c.sentence) for c in document.citations]
    assert found == [("a", "note", 0), ("1", "source", 0), ("2", "source", 0), ("citation needed", "request", 1)]


@settings(deadline=None)
@given(st.text(alphabet='aB. ?"()', max_size=60), st.lists(st.integers(0, 60), max_size=6))
def test_cuts_are_neither_lost_nor_doubled(text: str, edges: list[int]) -> None:
    """Pieces stand in order, do not overlap, and hold their range less the cuts inside it."""
    points = sorted({min(edge, len(text)) for edge in edges})
    cuts = list(zip(points[::2], points[1::2], strict=False))
    last = 0
    for piece in split_sentences(text, 0, 0, len(text), cuts):
        assert last <= piece.start < piece.end
        last = piece.end
        kept, at = "", piece.start
        for start, end in piece.cuts:
            assert (start, end) in cuts
            kept += text[at:start]
            at = end
        assert kept + text[at : piece.end] == piece.text
    assert "".join(p.text for p in split_sentences(text, 0, 0, len(text), [])).replace(" ", "") == text.replace(" ", "")


def test_captions_and_sentences_in_lists_are_running_text() -> None:
    """Captions, quotations and list items that are sentences give sentences; rows and bare items do not."""
    text = "Berg edit\n\n  • She built bridges.\n  • Wood\n\nYear\t\tTitle\n1999\t\tThe Bridge is open.\n\nBerg in 1999"
    assert [s.text for s in parse_document(text).sentences] == ["She built bridges.", "Berg in 1999"]
