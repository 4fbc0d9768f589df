"""Time per character on hostile lines, parsing and extraction apart, at one length and at four times that.

    python -m tests.benchmarks.hostile [--characters 100000]

The last column is the ratio of the two: about 1 where time grows with length alone, 4 where it grows with its square.
"""

import argparse
import time

from pipeline.extraction.facts import extract_facts, load_models
from pipeline.parsing import parse_document

LINES = {
    "one word": "x",
    "capitals": "A",
    "digits": "1",
    "round brackets": "(",
    "square brackets": "[",
    "closing brackets": "]",
    "markers": "[1]",
    "quotation marks": '"',
    "curly quotation marks": "“",
    "apostrophes": "'",
    "dashes": "–",
    "commas": ",",
    "full stops": ".",
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "names": "Max Orr ",
    "initials": "J. ",
    "years": "1999 ",
    "ranges": "1999–2003 ",
    "money": "$3 million ",
    "of the": "of the ",
    "and": "Anna and ",
    "said that": "He said that ",
    "founded": "Max Orr founded ",
    "accused of": "She was accused of fraud by ",
    "nested quotation": "“a ‘b ",
    "nested brackets": "(a [b ",
    "references": "  1. ^ a b c ",
    "combining": "e\u0301\u0327",
    "bidirectional": "\u202bא\u202c ",
    "surrogate-like": "😀",
}
FORMS = {"{}": "in the lead", "Career edit\n\n{}": "in a section", "References edit\n\n  1. ^ {}": "in a reference"}


def seconds(text: str) -> tuple[float, float]:
    """Processor time of parsing and of extraction."""
    began = time.process_time()
    document = parse_document(text)
    parsed = time.process_time()
    extract_facts(document)
    return parsed - began, time.process_time() - parsed


def main() -> None:
    """Measure and print, the worst ratio last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--characters", type=int, default=100_000)
    count = parser.parse_args().characters
    load_models()
    extract_facts(parse_document("Anna Berg was a banker."))
    worst: list[tuple[float, str]] = []
    for name, unit in LINES.items():
        for form, place in FORMS.items():
            short, long = (seconds(form.format(unit * (n // len(unit)))) for n in (count, 4 * count))
            shown = []
            for step, one, four in zip(("parsing", "extraction"), short, long, strict=True):
                ratio = four / 4 / max(one, 0.005)
                worst.append((ratio, f"{step} of {name} {place}"))
                shown.append(f"{1e6 * four / (4 * count):8.2f} µs {ratio:5.2f}")
            print(f"{name:22} {place:15}  parsing {shown[0]}  extraction {shown[1]}", flush=True)
    print(*(f"{ratio:5.2f} {what}" for ratio, what in sorted(worst)[-5:]), sep="\n")


if __name__ == "__main__":
    main()
