"""The report as a file: nothing in it but its own scripts can run, and it holds what the tables say."""

import re
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.exporting.report import page
from pipeline.exporting.report.exporter import HtmlExporter
from tests.exporting.report_data import ELLEN, PAYLOADS, report_parts, report_rows, written_report

ASSETS = resources.files("pipeline.exporting.report") / "assets"
_FONTS = {"sans", "serif"}


class _Elements(HTMLParser):
    """The elements of a page, and the text of its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.scripts: list[tuple[dict, str]] = []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "script":
            self.scripts.append((dict(attributes), ""))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] == "script" and self.scripts:
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> str:
    return written_report(tmp_path_factory.mktemp("report")).read_text("utf-8")


def elements(text: str) -> _Elements:
    parser = _Elements()
    parser.feed(text)
    return parser


def framed(frame: dict) -> list[dict]:
    return [dict(zip(frame["columns"], row, strict=True)) for row in frame["rows"]]


def test_no_text_becomes_markup(report):
    """Whatever stands in texts, titles and addresses, the page has the same elements."""
    page_of_nothing = ASSETS.joinpath("page.html").read_text("utf-8")
    expected = [tag for tag, _ in elements(page_of_nothing).tags]
    found = [tag for tag, _ in elements(report).tags]
    assert sorted(found) == sorted(expected + ["script"] * 5)  # two articles, the index, the library, our own
    for payload in PAYLOADS:
        if "<" in payload:
            assert payload not in report


def test_text_comes_back_as_it_stands(report):
    """Each block of an article is in its part of the page, character by character."""
    parts = report_parts(report)
    assert [block[2] for block in parts["article-0"]["blocks"]] == list(ELLEN)
    assert [block[2] for block in parts["article-1"]["blocks"]] == list(PAYLOADS)


def test_only_own_scripts_may_run(report):
    """The policy forbids everything and names the digests of two scripts and one style; nothing is loaded."""
    tags = elements(report).tags
    policy = next(a["content"] for _, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert len(rules["script-src"].split()) == 2
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", digest) for digest in rules["script-src"].split())
    assert "unsafe" not in policy
    assert [a for tag, a in tags if tag == "script" and "src" in a] == []
    assert [a["href"] for tag, a in tags if tag == "link"] == ["data:,"]


def test_scripts_make_no_markup_from_text():
    """Our scripts use none of the ways in which a browser reads text as markup or as a program."""
    for asset in ASSETS.iterdir():
        if asset.name.endswith(".js"):
            found = re.findall(
                r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.html\(|DOMParser",
                asset.read_text("utf-8"),
            )
            assert not found, asset.name


def test_bytes_do_not_depend_on_batches(tmp_path):
    """The same rows give the same file, however they come grouped."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert written_report(tmp_path / "one", size=1).read_bytes() == written_report(tmp_path / "two").read_bytes()


def test_certainty_and_word_go_with_each_fact(report):
    """A statement has its certainty, its denial, whose word it is, its passage and its sources in the page; markers
    and the pages behind them are no words of an event.
    """
    index = report_parts(report)["index"]
    names = [row["name"] for row in framed(index["entities"])]
    told, accused, denied = framed(index["statements"])
    assert (told["certainty"], accused["certainty"], denied["certainty"]) == ("asserted", "alleged", "reported")
    assert (accused["negated"], denied["negated"]) == (0, 1)
    assert names[denied["attributed"]] == "Anna Lie"
    assert accused["sources"] == [[1, "direct"]]
    text = "\n".join(ELLEN)
    assert text[slice(*accused["sentence"])] == ELLEN[1]
    assert text[accused["start"] : accused["end"]] == "accused of fraud by the Harbour Union"
    event = framed(index["events"])[0]
    assert event["what"] == "accused of fraud by the Harbour Union in 1901."
    assert event["participants"] == [[names.index("Ellen Torvik"), "target"], ["some members", "agent"]]


def test_only_what_is_named_is_kept(report):
    """Copies of an article and entities that nothing shown names are left out."""
    index = report_parts(report)["index"]
    assert [row["id"] for row in framed(index["articles"])] == ["ellen", "hostile"]
    assert index["articleCount"] == 2
    assert "person-not-named" not in {row["id"] for row in framed(index["entities"])}


def test_limits_keep_the_first_articles(tmp_path, monkeypatch):
    """Above the limit only the first articles and what belongs to them are held, and the number of all is kept."""
    monkeypatch.setattr(HtmlExporter, "articles", 1)
    parts = report_parts(written_report(tmp_path).read_text("utf-8"))
    assert set(parts) == {"article-0", "index"}
    assert parts["index"]["articleCount"] == 2
    assert [row["id"] for row in framed(parts["index"]["events"])] == ["evt-0"]


def test_one_article_is_always_shown(tmp_path, monkeypatch):
    """An article longer than the limit of characters is shown all the same, and nothing after it."""
    monkeypatch.setattr(HtmlExporter, "characters", 1)
    assert set(report_parts(written_report(tmp_path).read_text("utf-8"))) == {"article-0", "index"}


def test_empty_dataset_gives_a_page(tmp_path):
    """Without a single row the report is a page that says so."""
    text = written_report(tmp_path, {name: [] for name in report_rows()}).read_text("utf-8")
    assert report_parts(text)["index"]["articles"]["rows"] == []


def test_missing_library_is_named(monkeypatch):
    """Where the package of the library is broken, the error says which one to install."""
    page._library.cache_clear()
    monkeypatch.setattr(page.importlib.metadata, "files", lambda name: [])
    with pytest.raises(OutputError, match="XStatic-D3"):
        page._library()


def _colors(scheme: str) -> dict[str, str]:
    """The colours of the light or the dark scheme by name."""
    style = ASSETS.joinpath("report.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6})\b", {"light": light, "dark": dark}[scheme]))


def test_both_schemes_name_the_same_colours():
    """No colour stands outside the schemes, and none of them lacks one."""
    style = ASSETS.joinpath("report.css").read_text("utf-8")
    rest = re.sub(r":root \{.*?\}", "", style, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?![^{]*\{)", rest) == []
    assert _colors("light").keys() == _colors("dark").keys() == set(re.findall(r"var\(--([a-z-]+)\)", rest)) - _FONTS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_keep_their_contrast(scheme):
    """Text has a contrast of 4.5 to 1 on each ground it stands on, and what is drawn 3 to 1, as WCAG 2.2 AA asks."""
    color = _colors(scheme)
    tints = [name for name in color if name.endswith("-tint")]
    certainties = ("asserted", "reported", "alleged")
    text = {
        "ink": ("ground", "tint", "hit", "date", *tints),
        "soft": ("ground", "tint", "date"),
        "link": ("ground", "tint", *tints),
        "ground": ("strong",),
        **{name: ("ground", "tint", f"{name}-tint") for name in certainties},
    }
    drawn = dict.fromkeys(("edge", "focus", "name", "strong"), ("ground", "tint"))
    drawn |= {name: ("ground", f"{name}-tint") for name in certainties}
    for least, pairs in ((4.5, text), (3, drawn)):
        for name, grounds in pairs.items():
            for ground in grounds:
                assert _contrast(color[name], color[ground]) >= least, (name, ground)


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    full = color if len(color) == 6 else "".join(c * 2 for c in color)
    parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_asset_is_used():
    """Each script of the folder is part of the page, so that none lies there for nothing."""
    scripts = {Path(asset.name).name for asset in ASSETS.iterdir() if asset.name.endswith(".js")}
    assert scripts == set(page._SCRIPTS)
