"""Coverage-guided fuzzing of all that an article goes through: reading, parsing, extraction, rows.

    pip install atheris
    python -m tests.fuzz CORPUS [--parsing] [-max_total_time=3600] [any other option of libFuzzer]

CORPUS is a folder that keeps what was found worth keeping; it is filled with pieces of the samples first. A finding
ends the run and leaves its bytes in a file `crash-*`, `timeout-*` or `oom-*`, and `python -m tests.fuzz FILE` tries
them again.

With --parsing nothing is extracted, which is many times as fast. Whatever the bytes are: no error but the one that
says they are no text, and no row that its own checks refuse.
"""

import sys
from functools import partial
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pipeline.reading", "pipeline.parsing", "pipeline.extraction"]):
    from pipeline.extraction.facts import extract_facts
    from pipeline.extraction.model import Facts
    from pipeline.parsing import parse_document
    from pipeline.reading.decoding import UndecodableError, decode

from pipeline.tables.article import Article
from pipeline.tables.evidence import misplaced
from pipeline.tables.records import make_columns
from pipeline.tables.schema import load_tables
from pipeline.tables.validation import validate
from tests.articles import BANK, ELLEN

_ROOT = Path(__file__).parents[2]
_PIECE = 600  # characters of a seed
_OPTIONS = {
    "-max_len": "1200",
    "-timeout": "25",
    "-rss_limit_mb": "3000",
    "-dict": str(Path(__file__).with_name("forms.dict")),
}


def try_bytes(data: bytes, extract: bool = True) -> None:
    """Take bytes the whole way, or to the end of parsing. Raises what must not be raised."""
    try:
        text = decode(data).text
    except UndecodableError:
        return
    document = parse_document(text)
    facts = extract_facts(document) if extract else Facts()
    article = Article("fuzz", "fuzz.txt", 0, "0" * 64, title=None)
    tables = load_tables()
    made = make_columns(article, document, facts)
    _, refused = validate(made, tables, misplaced(made, text, tables))
    if refused:
        raise AssertionError(f"rows were refused: {refused[:3]}")


def sow(corpus: Path) -> None:
    """Put pieces of the samples into an empty corpus."""
    corpus.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        texts = [ELLEN, BANK, *(path.read_text("utf-8") for path in sorted((_ROOT / "raw").glob("*.txt")))]
        for n, text in enumerate(texts):
            for at in range(0, len(text), _PIECE):
                (corpus / f"seed-{n:02}-{at:06}").write_text(text[at : at + _PIECE], "utf-8")


def main(arguments: list[str]) -> None:
    """Fuzz a corpus, or try a file again."""
    places = [a for a in arguments if not a.startswith("-")]
    if not places:
        raise SystemExit(__doc__)
    if not Path(places[0]).is_file():
        sow(Path(places[0]))
    extract = "--parsing" not in arguments
    arguments = [a for a in arguments if a != "--parsing"]
    given = {a.partition("=")[0] for a in arguments}
    options = [f"{name}={value}" for name, value in _OPTIONS.items() if name not in given]
    try_bytes(ELLEN.encode())  # loads words and weights before the clock runs
    atheris.Setup([sys.argv[0], *options, *arguments], partial(try_bytes, extract=extract))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
