"""Article files for benchmarks: copies of the samples, each with its own names, days, amounts and titles."""

import random
import re
from pathlib import Path

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_GIVEN = "Anna Ole Inés Marek Zoë Björn Łucja Conor Élodie Rajesh Hanna Omar Tatiana Søren Piotr Yuki".split()  # noqa: SIM905
_FAMILY = "Lie Havn Torvik Nowak García O’Neill Lindqvist Haddad Dvořák Almeida Fischer Rossi Okafor".split()  # noqa: SIM905
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_AMOUNT = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")
_TITLE = re.compile(r'"([^"\n]{12,80})"')


def write_corpus(samples: Path, folder: Path, count: int) -> int:
    """Write `count` articles; the same arguments give the same bytes. Returns their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text("utf-8") for path in sorted(samples.glob("*.txt"))]
    size = 0
    for n in range(count):
        data = _vary(texts[n % len(texts)], random.Random(n)).encode()
        (folder / f"{n:06d}.txt").write_bytes(data)
        size += len(data)
    return size


def _vary(text: str, chance: random.Random) -> str:
    subject = re.match(r"(?:.*\n)*?([A-ZÉ][\w’-]+(?: [A-Zde][\w’-]+){1,4}) \(", text)
    if subject:
        old = subject.group(1)
        new = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}-{chance.choice(_FAMILY)}"
        text = text.replace(old, new).replace(old.rsplit(" ", 1)[-1], new.rsplit(" ", 1)[-1])
    text = _DAY.sub(
        lambda m: f"{chance.randint(1, 28)} {chance.choice(_MONTHS)} {int(m[3]) + chance.randint(0, 3)}", text
    )
    text = _AMOUNT.sub(lambda m: f"{chance.randint(1, 999)},{chance.randint(0, 999):03d}", text)
    return _TITLE.sub(lambda m: f'"{m[1]} {chance.randint(1, 9999)}"', text)
