"""The page around the data: markup, style, scripts and the policy that lets nothing else run."""

import base64
import hashlib
import importlib.metadata
import json
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError

# Each of them defines functions; the last one starts.
_SCRIPTS = (
    "dom.js", "data.js", "facts.js", "panel.js", "summary.js", "timeline.js", "connections.js", "articles.js",
    "search.js", "app.js",
)  # fmt: skip
_LIBRARY = "XStatic-D3"
_LIBRARY_FILE = "d3.js"


def page(articles: Iterable[dict[str, Any]], index: Any) -> Iterator[str]:
    """The page in pieces; `index` is called when the articles have gone by."""
    style, library, script = _asset("report.css"), _library(), _script()
    policy = (
        f"default-src 'none'; script-src {_digest(library)} {_digest(script)}; style-src {_digest(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    head, body = _asset("page.html").split("<!-- data -->\n")
    yield head.replace("{policy}", policy).replace("{style}", style)
    for n, article in enumerate(articles):
        yield _data(f"article-{n}", article)
    yield _data("index", index())
    yield f"<!--\n{_asset('d3-licence.txt')}-->\n<script>{library}</script>\n<script>{script}</script>\n"
    yield body


def _data(name: str, value: Any) -> str:
    """A part of the data: JSON, packed to a quarter of its size. In base64 no text can end the element it stands in."""
    packed = zlib.compress(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode())
    return f'<script type="application/octet-stream" id="{name}">{base64.b64encode(packed).decode()}</script>\n'


def _digest(text: str) -> str:
    """What a policy calls an inline text by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return (resources.files(__package__) / "assets" / name).read_text("utf-8")


@cache
def _script() -> str:
    return '"use strict";\n(async function () {\n' + "\n".join(map(_asset, _SCRIPTS)) + "}());\n"


@cache
def _library() -> str:
    """The library that draws, as its package has it. Raises OutputError where the package is not whole."""
    files = importlib.metadata.files(_LIBRARY) or []
    found = [Path(str(file.locate())) for file in files if file.name == _LIBRARY_FILE]
    if not found or not found[0].is_file():
        raise OutputError(f"the package {_LIBRARY} has no {_LIBRARY_FILE}; install it again")
    # An HTML parser reads line ends as LF, and the digest must be of what it reads.
    return found[0].read_text("utf-8").replace("\r\n", "\n").replace("</script", "<\\/script")
