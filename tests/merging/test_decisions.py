"""Decisions by hand as spreadsheets save them: read where they can be, refused with line and remedy where not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merging.decisions import Decision, read_decisions

HEAD = "decision,entity_id,other_id,document_id,name,schema,reason\n"
LINES = HEAD + (
    "same,person-anna-lie,person-a-lie,,,,one person\n"
    "different,person-jan-lie,,bank-0123abcd,,,\n"
    "rename,organization-bank,,,Café Bank,company,\n"
    "drop,person-ola-berg,,,,,asked for it\n"
)
WANTED = [
    Decision("e.csv", 2, "same", "person-anna-lie", other_id="person-a-lie", reason="one person"),
    Decision("e.csv", 3, "different", "person-jan-lie", document_id="bank-0123abcd"),
    Decision("e.csv", 4, "rename", "organization-bank", name="Café Bank", schema="Company"),
    Decision("e.csv", 5, "drop", "person-ola-berg", reason="asked for it"),
]


def read(text, encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return read_decisions((("e.csv", data),))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_save_is_read(encoding, separator, ending):
    """Encodings, marks, separators and line ends of spreadsheets make no difference."""
    found = read(LINES.replace(",", separator).replace("\n", ending), encoding)
    assert (found.decisions, found.refused) == (WANTED, [])


def test_columns_stand_in_any_order_and_may_lack():
    """Headings are known by name, in any case; other columns, blank lines and blanks about a cell do no harm."""
    found = read('sep=;\n Entity ID ; who ;DECISION;Other_ID\n;;;\n person-a ; "x;y" ; Same ; person-b\n')
    assert found.decisions == [Decision("e.csv", 4, "same", "person-a", other_id="person-b")]
    assert found.refused == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("merge,person-a,person-b,,,,", "none of same, different, rename, drop"),
        ("same,person-a,,,,,", "needs another entity"),
        ("same,person-a,person-a,,,,", "needs another entity"),
        ("different,person-a,,,,,", "or an article"),
        ("rename,person-a,,,,,", "needs a name or a schema"),
        ("rename,person-a,,doc-1,Anna,,", "leave document_id empty"),
        ("rename,person-a,,,,Human,", "none of Person"),
        ("drop,Anna Lie,,,,,", "is no key"),
        ("same,person-a,Anna Lie,,,,", "is no key"),
        ("drop,,,,,,", "is no key"),
        ("drop,person-a,person-b,,,,", "leave other_id empty"),
        ("different,person-a,person-b,doc-1,,,", "not both"),
    ],
)
def test_malformed_line_is_refused_with_its_place(line, told):
    """A line that is no decision says where it stands and what to do, and the next one is read."""
    found = read(HEAD + line + "\ndrop,person-z,,,,,\n")
    ((path, rejection),) = found.refused
    assert path == "e.csv" and rejection.message.startswith("line 2: ") and told in rejection.message
    assert [d.entity_id for d in found.decisions] == ["person-z"]


@pytest.mark.parametrize("text", ["entity;other\na;b\n", b"\x00\x01\x02\x03\x04\x05" * 9, "decision\nsame\n"])
def test_file_without_the_columns_is_refused_once(text):
    """A file that is something else gives one refusal."""
    found = read(text)
    assert len(found.refused) == 1 and found.decisions == []


def test_empty_file_decides_nothing():
    """An empty file, or one with headings only, is no fault."""
    assert read(b"") == read(HEAD) == read_decisions(())


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda t: (HEAD + t).encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused(data):
    """Whatever stands in the file, reading ends and gives valid decisions or refusals."""
    found = read(data)
    assert all(d.kind in ("same", "different", "rename", "drop") and d.entity_id for d in found.decisions)
    assert all(rejection.message and rejection.code for _, rejection in found.refused)
