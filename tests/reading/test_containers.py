"""Containers: every record comes out as it went in, and a bad one stops no other."""

import contextlib
import gzip
import io
import itertools
import json
import os
import tracemalloc

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading import packing, parquet
from pipeline.reading.containers import read_records
from pipeline.reading.files import CONTAINER_SUFFIXES
from pipeline.reading.parquet_pages import PageError, page_sizes
from pipeline.reading.records import ContainerError, Reading
from tests.reading.containers import json_lines, pack, wet, write_container

RECORDS = [
    {"text": "Ellen Torvik was a banker.\n", "url": "https://example.org/wiki/Ellen_Torvik"},
    {"text": "Zoë — “łódź”\r\n\x0b日本 𝔘", "url": "https://example.org/b?c=d&e"},
    {"text": "x" * 100_000, "url": "https://example.org/x"},
]


def read(path, **reading):
    return list(read_records(path, Reading(**reading)))


def problems(records):
    return {record.number: record.problem.code for record in records if record.problem}


@pytest.mark.parametrize("suffix", CONTAINER_SUFFIXES)
def test_every_kind_gives_its_records(tmp_path, suffix):
    """Text and address of each record come out of every kind of container as they went in."""
    found = read(write_container(tmp_path / f"a{suffix}", RECORDS))
    assert [(r.data.decode(), r.url, r.problem) for r in found] == [(r["text"], r["url"], None) for r in RECORDS]


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: bool(text.encode().strip()))


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8), st.sampled_from(CONTAINER_SUFFIXES))
def test_any_text_comes_back(tmp_path_factory, texts, suffix):
    """Whatever stands in the texts, each comes back whole, in order."""
    records = [{"text": text, "url": f"https://example.org/{n}"} for n, text in enumerate(texts)]
    path = write_container(tmp_path_factory.mktemp("any") / f"a{suffix}", records)
    assert [record.data.decode() for record in read(path)] == texts


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(CONTAINER_SUFFIXES), st.booleans())
def test_any_bytes_give_records_or_a_reason(tmp_path_factory, data, suffix, framed):
    """Bytes that are no container, also within a valid packing, raise nothing but the reason."""
    path = tmp_path_factory.mktemp("bytes") / f"a{suffix}"
    path.write_bytes(pack(data, suffix) if framed else data)
    try:
        for record in read(path):
            assert record.problem or record.data.strip()
    except ContainerError as error:
        assert error.problem.message


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CONTAINER_SUFFIXES), st.data())
def test_damaged_container_gives_what_comes_before_the_damage(tmp_path_factory, suffix, data):
    """A container that is cut or has a byte changed gives records or problems, and raises nothing but a reason."""
    path = write_container(tmp_path_factory.mktemp("cut") / f"a{suffix}", RECORDS[:2] * 3)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] if data.draw(st.booleans()) else whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
    path.write_bytes(damaged)
    try:
        assert len(read(path)) <= 8
    except ContainerError as error:
        assert error.problem.code in ("damaged", "no_text", "bomb")


def test_bad_lines_stop_no_other(tmp_path):
    """Lines that are no JSON, no object, no UTF-8 or without text are problems under the number of their line."""
    lines = [b'\xef\xbb\xbf{"text": "one"}', b"", b"{", b"[1]", b'{"text": 3}', b'{"text": "\xff"}', b'{"text": " "}']
    lines += [b"[" * 100_000, b'{"text": ' + b"9" * 5000 + b"}", b'{"text": "two", "url": ["x"], "id": true}']
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(lines))
    found = read(path)
    assert [record.data for record in found if not record.problem] == [b"one", b"two"]
    assert problems(found) == {
        **{3: "not_json", 4: "not_json", 5: "no_text", 6: "not_utf8", 7: "empty", 8: "not_json", 9: "not_json"}
    }
    bad = {record.number: record.problem for record in found if record.problem}
    assert "line 3" in bad[3].message and bad[3].raw == "{"
    assert bad[5].pointer == "/text"


def test_lone_surrogates_and_controls_do_no_harm(tmp_path):
    """Escaped surrogates become U+FFFD in text, address and title; line breaks in an address become spaces."""
    path = tmp_path / "a.jsonl"
    path.write_text(r'{"text": "a\ud800b", "id": "x\ny\udfff", "title": "\ud83d\ude00\u0000 t"}')
    (record,) = read(path)
    assert record.data.decode() == "a\ufffdb"
    assert (record.identifier, record.title, record.url) == ("x y\ufffd", "😀 t", None)


def test_fields_have_the_names_that_are_given(tmp_path):
    """Text, address and title are taken from the fields that the reader is told."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines([{"body": "one", "link": "https://example.org/1", "name": "One", "text": "no"}]))
    (record,) = read(path, text="body", url="link", title="name")
    assert (record.data, record.url, record.title) == (b"one", "https://example.org/1", "One")
    (record,) = read(path, text="body/x")
    assert record.problem.pointer == "/body~1x"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x/y", "https://", "http:// x", "x" * 3000, "", None])
def test_what_is_no_address_is_none(tmp_path, address):
    """Only an address of the web counts as one; any other short text is an identifier."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines([{"text": "one", "url": address}]))
    assert read(path)[0].url is None


def test_only_conversions_of_plain_text_are_articles(tmp_path):
    """Records of other types and other content are passed over, and a broken header is a problem."""
    data = wet(RECORDS[:2])
    other = data.replace(b"conversion", b"response").replace(b"text/plain", b"text/html")
    broken = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: x\r\n\r\n\r\n"
    endless = b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000 + b"\r\n"
    path = tmp_path / "a.wet"
    path.write_bytes(other + broken + endless + data)
    found = read(path)
    assert problems(found) == {4: "bad_header", 5: "bad_header"}
    assert [record.data.decode() for record in found if not record.problem] == [r["text"] for r in RECORDS[:2]]


def test_parquet_rows_without_text_are_problems(tmp_path):
    """A row without text is a problem of that row; a file without a column of texts cannot be read."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["one", None, "three"]}), path)
    assert problems(read(path)) == {2: "no_text"}
    for columns in ({"body": ["one"]}, {"text": [1]}, {"text": [["one"]]}):
        pq.write_table(pa.table(columns), path)
        with pytest.raises(ContainerError) as caught:
            read(path)
        assert caught.value.problem.code == "no_text"


@pytest.mark.parametrize("suffix", CONTAINER_SUFFIXES)
def test_record_over_the_limit_stops_no_other(tmp_path, suffix):
    """A record with more text than allowed is a problem; those behind it are read."""
    found = read(write_container(tmp_path / f"a{suffix}", [RECORDS[2], RECORDS[0]]), max_bytes=10_000)
    assert list(problems(found).values()) == ["too_large"]
    assert found[-1].data.decode() == RECORDS[0]["text"]


def test_long_lines_are_not_held_in_memory(tmp_path):
    """Of a line far over the limit no more than that is in memory, and the next line is read."""
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(60):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n{"text": "next"}\n')
    tracemalloc.start()
    found = read(path, max_bytes=100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problems(found) == {1: "too_large"} and found[1].data == b"next"
    assert peak < 5 << 20


BOMB = b"\0" * (1 << 20)


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst", ".wet.gz", ".wet.zst"])
def test_bombs_are_stopped(tmp_path, monkeypatch, suffix):
    """A packed file that swells beyond all measure is left where it has given what any file may."""
    monkeypatch.setattr(packing, "_FREE", 2 << 20)
    good = json_lines(RECORDS[:1]) if "jsonl" in suffix else wet(RECORDS[:1])
    path = tmp_path / f"a{suffix}"
    path.write_bytes(pack(good, suffix) + pack(BOMB * 64, suffix))
    found = []
    with pytest.raises(ContainerError) as caught:
        found.extend(read_records(path, Reading()))
    assert caught.value.problem.code == "bomb"


def test_parquet_bombs_are_stopped(tmp_path, monkeypatch):
    """A Parquet file that says it unpacks beyond all measure is not unpacked; one long value in many rows is one."""
    path = tmp_path / "a.parquet"
    text = "x" * (1 << 20)
    pq.write_table(
        pa.table({"text": [text + str(n) for n in range(8)]}), path, use_dictionary=False, compression="zstd"
    )
    monkeypatch.setattr(parquet, "_FREE", 1 << 20)
    with pytest.raises(ContainerError) as caught:
        read(path)
    assert caught.value.problem.code == "bomb"
    monkeypatch.setattr(parquet, "_FREE", 64 << 20)
    pq.write_table(pa.table({"text": [text] * 100}), path, dictionary_pagesize_limit=4 << 20)
    before = pa.total_allocated_bytes()
    for record in read_records(path, Reading(max_bytes=1 << 19)):
        assert record.problem.code == "too_large"
        assert pa.total_allocated_bytes() - before < 32 << 20


def varint(number, length=0):
    """A whole number as Thrift's compact protocol has it, in so many bytes."""
    number, data = number << 1, bytearray()
    while number > 127 or len(data) + 1 < length:
        data.append(number & 127 | 128)
        number >>= 7
    return bytes([*data, number])


@pytest.mark.parametrize("kind", ["zstd", "snappy", "gzip"])
def test_page_is_held_against_its_own_header(tmp_path, monkeypatch, kind):
    """A page too large is not unpacked, though the footer says that it is small; pages of any codec are read."""
    path = tmp_path / "a.parquet"
    texts = [f"{n} " * 400_000 for n in range(4)]
    columns = pa.table({"text": texts, "title": ["A", None, "B", "C"], "other": [[1], [], None, [2, 3]]})
    pq.write_table(
        columns, path, use_dictionary=["title"], compression=kind, data_page_size=1 << 26, write_page_checksum=True
    )
    column = pq.ParquetFile(path).metadata.row_group(0).column(0)
    honest = varint(column.total_uncompressed_size)
    data, footer = path.read_bytes()[:-2000], path.read_bytes()[-2000:]
    assert honest in footer
    path.write_bytes(data + footer.replace(honest, varint(1000, len(honest))))
    assert pq.ParquetFile(path).metadata.row_group(0).column(0).total_uncompressed_size == 1000
    assert [record.data.decode() for record in read(path)] == texts
    monkeypatch.setattr(parquet, "_PAGE", 1 << 20)
    before = pa.total_allocated_bytes()
    with pytest.raises(ContainerError, match="a page of it unpacks from") as caught:
        read(path, max_bytes=1 << 19)
    assert caught.value.problem.code == "bomb"
    assert pa.total_allocated_bytes() == before


@given(st.binary(max_size=80))
def test_any_header_of_a_page_is_read_or_refused(data):
    """Whatever bytes stand where a header should, sizes come out, or the one error that says there are none."""
    with contextlib.suppress(PageError):
        for unpacked, packed in itertools.islice(page_sizes(io.BytesIO(data), 0, len(data)), 100):
            assert unpacked >= 0 and packed >= 0


def test_pipe_in_place_of_a_container_is_not_waited_for(tmp_path):
    """What became a pipe since it was found is not opened as one."""
    os.mkfifo(tmp_path / "a.jsonl")
    with pytest.raises(ContainerError):
        read(tmp_path / "a.jsonl")


def test_several_members_are_one_stream(tmp_path):
    """Packed files that were put behind one another are read to the end; what is behind them is damage."""
    lines = [json.dumps({"text": f"{n}"}).encode() + b"\n" for n in range(3)]
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(b"".join(gzip.compress(line) for line in lines))
    assert [record.data for record in read(path)] == [b"0", b"1", b"2"]
    path.write_bytes(gzip.compress(b"".join(lines)) + b"trailing")
    found = []
    with pytest.raises(ContainerError):
        found.extend(read_records(path, Reading()))
    assert [record.data for record in found] == [b"0", b"1", b"2"]
