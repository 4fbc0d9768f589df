"""The same input gives the same bytes, whatever stands around it; and what nobody touched keeps its keys."""

import os
import random
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from pipeline.exporting import EXPORTERS
from pipeline.tables.schema import load_tables
from tests.articles import BANK, ELLEN, write_articles
from tests.benchmarks.corpus import write_corpus
from tests.conftest import ROOT, rows, run

SHUFFLED = 20  # surroundings of the long run
ARTICLES = {f"a{n}": ELLEN.replace("Torvik", f"Torvik{n}").replace("1881", f"18{n}1") for n in range(5)} | {
    "Ærø Straße": BANK,
    "namesake": ELLEN.splitlines()[0].replace("1851", "1911").replace("1920", "1980") + "\n\nShe sold fish in Oslo.\n",
    "twin": ELLEN.replace("Torvik", "Torvik1").replace("1881", "1811"),
    "empty": "",
}
# What a run says of the one before it, and files that count or hold its rows.
OF_HISTORY = {"csv/changes.csv", "parquet/changes.parquet", "datapackage.json", "run.json"} | {
    "dataset.xlsx",
    "report.html",
    "dataset.sqlite",
    "entities.ftm.summary.json",
}
FORMATS = [name for name in EXPORTERS if name != "duckdb"]  # which gives every file an identifier by chance
COMMAND = """
import sys
from pipeline.sharding import plan
plan.SHARD_BYTES = int(sys.argv[1])
from pipeline.cli import main
main(sys.argv[2:])
"""


def files_of(output):
    """Every file of a dataset with its bytes, the log of times apart."""
    found = (p for p in output.rglob("*") if p.is_file() and not p.relative_to(output).parts[0].startswith("."))
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in found if p.name != "run.log.json"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The files of a plain run in all formats."""
    folder = tmp_path_factory.mktemp("plain")
    run(write_articles(folder / "raw", **ARTICLES), folder / "out", *FORMATS)
    return files_of(folder / "out")


def surroundings(folder, chance, history):
    """A run in an environment that chance made up; its output."""
    raw, output = folder / "raw", folder / "out"
    names = chance.sample(sorted(ARTICLES), len(ARTICLES))
    for name in names:
        write_articles(raw, **{name: ARTICLES[name]})
        at = chance.uniform(0, 4e9)
        os.utime(raw / f"{name}.txt", (at, at))
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONUTF8"))},
        "LC_ALL": chance.choice(["C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8"]),
        "TZ": chance.choice(["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"]),
        "PYTHONHASHSEED": str(chance.randrange(2**32)),
        "PYTHONPATH": str(ROOT),
    }

    def call(formats):
        shard_bytes, workers = chance.choice([1, 700, 2500, 4_000_000]), chance.choice([1, 2, 3])
        command = [sys.executable, "-c", COMMAND, str(shard_bytes), "run", str(raw), "-o", str(output), "-q"]
        command += ["--formats", formats, "--workers", str(workers)]
        if chance.random() < 0.5:
            command += ["--work", str(folder / "work")]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    if history == "other formats":
        call(chance.choice(["csv", "parquet", "html,xlsx"]))
    elif history == "other articles":
        (raw / f"{names[0]}.txt").rename(folder / "kept")
        write_articles(raw, more=ELLEN.replace("Torvik", "Sandvik"))
        call("parquet")
        (raw / "more.txt").unlink()
        (folder / "kept").rename(raw / f"{names[0]}.txt")
    call(",".join(chance.sample(FORMATS, len(FORMATS))))
    return files_of(output)


def assert_same(found, plain, history):
    assert found.keys() == plain.keys()
    differs = {path for path in plain if found[path] != plain[path]}
    assert differs <= (OF_HISTORY if history == "other articles" else set())


@pytest.mark.parametrize("history", ["other formats", "other articles"])
def test_surroundings_do_not_show(tmp_path, plain, history):
    """Order and times of files, workers, shards, earlier runs, locale, time zone and hash seed change no byte."""
    chance = random.Random(history)
    assert_same(surroundings(tmp_path, chance, history), plain, history)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SHUFFLED))
def test_many_surroundings_do_not_show(tmp_path, plain, seed):
    """Nor do any others that chance makes up."""
    chance = random.Random(seed)
    history = chance.choice(["none", "other formats", "other articles"])
    assert_same(surroundings(tmp_path, chance, history), plain, history)


def keys_of(output, documents):
    """By table, key and document of the rows that belong to some documents, directly or through their parent."""
    parents = {"event_participants": "events", "event_sources": "events", "statement_sources": "statements"}
    parents |= {"source_creators": "sources", "source_identifiers": "sources"}
    found = {}
    for table in load_tables().values():
        columns = pq.read_table(output / f"parquet/{table.name}.parquet").to_pylist()
        if table.name in parents:
            parent = load_tables()[parents[table.name]]
            (key,) = parent.primary_key
            owners = {row[key]: row["document_id"] for row in rows(output, parent.name)}
            columns = [{**row, "document_id": owners[row[key]]} for row in columns]
        if table.name == "entity_names":  # its key says which name is the first, which all articles decide together
            continue
        if "document_id" in table.column_names or table.name in parents:
            own = [row for row in columns if row["document_id"] in documents]
            found[table.name] = {tuple(row[c] for c in table.primary_key) for row in own}
    return found


def keys_of_words(output, document):
    """In the tables of one article, the key of each row by what it says, where no other row says the same."""
    sentences = {row["sentence_id"]: row["text"] for row in rows(output, "sentences")}
    found = {}
    for name, said in (
        ("blocks", ("kind", "text", "label", "value")),
        ("sections", ("heading", "kind", "level")),
        ("sentences", ("text",)),
        ("sources", ("raw_text",)),
        ("mentions", ("exact", "name_type")),
        ("statements", ("exact", "property", "value_text", "value_edtf")),
        ("events", ("exact", "kind")),
        ("quotations", ("exact",)),
    ):
        by_words = {}
        for row in rows(output, name):
            if row["document_id"] == document:
                words = (name, sentences.get(row.get("sentence_id")), *(row[c] for c in said))
                by_words.setdefault(words, []).append(row[load_tables()[name].primary_key[0]])
        found |= {words: keys[0] for words, keys in by_words.items() if len(keys) == 1}
    return found


def assert_steady(folder, write, edited, old, new):
    """Adding articles and editing one sentence changes no key of what stands elsewhere."""
    raw = folder / "raw"
    write(raw, 0)
    run(raw, folder / "out")
    before = {row["path"]: row["document_id"] for row in rows(folder / "out", "documents")}
    untouched = set(before.values()) - {before[edited]}
    keys, words = keys_of(folder / "out", untouched), keys_of_words(folder / "out", before[edited])
    write(raw, 1)
    text = (raw / edited).read_text("utf-8")
    assert text.count(old) == 1
    (raw / edited).write_text(text.replace(old, new), "utf-8")
    run(raw, folder / "out")
    assert keys_of(folder / "out", untouched) == keys
    after = keys_of_words(folder / "out", before[edited])
    moved = {said for said in words.keys() & after.keys() if words[said] != after[said]}
    assert moved == set()
    assert len(words.keys() & after.keys()) > 0.8 * len(words)


def test_keys_are_steady(tmp_path):
    """So it is with a few short articles."""

    def write(raw, step):
        more = {"quay": BANK.replace("Torvik", "Quay"), "more": ELLEN.replace("1881", "1882")} if step else ARTICLES
        write_articles(raw, **more)

    assert_steady(tmp_path, write, "a2.txt", "never lost a single loan", "never lost one single loan")


@pytest.mark.slow
def test_keys_are_steady_among_many(tmp_path):
    """So it is with fifty long ones."""

    def write(raw, step):
        if step:
            write_corpus(ROOT / "raw", tmp_path / "all", 62)
            for path in sorted((tmp_path / "all").iterdir())[12:]:
                path.rename(raw / path.name)
        else:
            write_corpus(ROOT / "raw", raw, 12)
            with (raw / "000000.txt").open("a", encoding="utf-8", newline="") as file:
                file.write("\nAnd that was the end of a long and eventful story.\n")

    assert_steady(tmp_path, write, "000000.txt", "a long and eventful story", "a long and quiet story")
