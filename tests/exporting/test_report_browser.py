"""The report in a browser without a window: it opens from disk, shows evidence, and lets no text run."""

import json
import os
import shutil
from collections.abc import Iterator

import pytest

from pipeline.exporting.report.exporter import HtmlExporter
from tests.exporting.report_data import ELLEN, PAYLOADS, report_rows, written_report

selenium = pytest.importorskip("selenium", reason="selenium is not installed: pip install '.[test]'")

from selenium import webdriver  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

_OPTIONS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1300,900",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("no Chromium with its driver: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for option in _OPTIONS:
        options.add_argument(option)
    if os.getuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium has no sandbox for root
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    return written_report(tmp_path_factory.mktemp("report")).as_uri()


def show(browser: webdriver.Chrome, address: str, view: str = "") -> None:
    browser.get("about:blank")
    browser.get(address + view)
    settle(browser)


def settle(browser: webdriver.Chrome) -> None:
    """Wait until the view is complete: parts of the data are unpacked when they are needed."""
    busy = "return document.getElementById('main').getAttribute('aria-busy') !== 'false'"
    WebDriverWait(browser, 30).until(lambda driver: not driver.execute_script(busy))


def find(browser, selector):
    return browser.find_element(By.CSS_SELECTOR, selector)


def find_all(browser, selector):
    return browser.find_elements(By.CSS_SELECTOR, selector)


VIEWS = ("", "#timeline", "#connections", "#articles", "#article/0", "#article/1", "#search/window.hit", "#search/%")


def test_clicked_statement_shows_its_sentence_and_source(browser, address):
    """A click on words of a statement opens its sentence, its certainty and the sources that the article cites."""
    show(browser, address, "#article/0")
    find(browser, ".fact.alleged").click()
    settle(browser)
    panel = find(browser, "#panel")
    quotes = [quote.text for quote in find_all(browser, "#panel blockquote")]
    assert ELLEN[1] in quotes
    assert "accused of fraud by the Harbour Union" in [mark.text for mark in find_all(browser, "#panel mark")]
    assert "alleged" in [chip.text for chip in find_all(browser, "#panel .chip")]
    assert "Gazette of the bank, number 2." in panel.text
    assert "Harbour Union" in panel.text


def test_denial_and_word_are_shown(browser, address):
    """What is denied says so, and whose word it is; its words are struck through."""
    show(browser, address, "#article/0")
    denied = find(browser, ".fact.not")
    assert "line-through" in denied.value_of_css_property("text-decoration-line")
    denied.click()
    settle(browser)
    text = find(browser, "#panel").text
    assert "negated" in text
    assert "according to Anna Lie" in text
    assert "spouse" in text


def test_text_stands_as_it_is(browser, address):
    """The text on the screen is the article's, also where marks cut it and characters take two units of UTF-16."""
    show(browser, address, "#article/0")
    blocks = find_all(browser, ".text .block")
    assert [block.get_property("textContent") for block in blocks] == list(ELLEN)
    assert find(browser, ".fact.asserted").text == "chaired the "
    show(browser, address, "#article/1")
    blocks = find_all(browser, ".text .block")
    assert [block.get_property("textContent") for block in blocks] == list(PAYLOADS)


def test_no_text_runs_and_nothing_is_fetched(browser, address):
    """In no view a payload runs, the console has no error, and the browser asks for nothing but the file."""
    browser.get_log("browser")
    browser.get_log("performance")
    for view in VIEWS:
        show(browser, address, view)
        for place in find_all(browser, ".fact, .mark, button.entity")[:12]:
            browser.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", place)
            settle(browser)
        assert browser.execute_script("return window.hit === undefined"), view
        assert not find_all(browser, "img, iframe, main script, aside script, main style"), view
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}
    assert {url.split(":")[0] for url in asked} <= {"file", "data", "about"}


def test_only_addresses_of_the_web_are_links(browser, address):
    """A source's http address is a link that tells the other side nothing; any other address is text."""
    show(browser, address, "#article/0")
    links = find_all(browser, "a.outward")
    assert {link.get_attribute("rel") for link in links} == {"noopener noreferrer"}
    assert [link.get_attribute("href") for link in links] == [
        "https://example.org/wiki/Ellen",
        "https://example.org/bank?a=1&b=2",
    ]


def test_timeline_filters_by_certainty(browser, address):
    """The timeline draws each event by its certainty, lists the same events, and a filter leaves the rest out."""
    show(browser, address, "#timeline")
    assert len(find_all(browser, ".chart .mark.alleged")) == 1
    assert len(find_all(browser, ".chart .mark.asserted")) == 1
    assert len(find_all(browser, "main tbody tr")) == 2
    choices = {one.text.split("\n")[0]: one for one in find_all(browser, ".field")}
    choices["Certainty"].find_element(By.CSS_SELECTOR, "option[value=alleged]").click()
    assert len(find_all(browser, ".chart .mark")) == 1
    assert find(browser, "main tbody tr .chip").text == "alleged"


def test_timeline_zooms_by_keys(browser, address):
    """With the keyboard one zooms until only what is in view is listed, and back to all."""
    show(browser, address, "#timeline")
    chart = find(browser, ".chart svg")
    for _ in range(3):
        chart.send_keys("+")
    assert find(browser, "main h3").text == "0 events in view"
    chart.send_keys("0")
    assert find(browser, "main h3").text == "2 events in view"


def test_alleged_connection_is_dashed(browser, address):
    """In the graph an allegation is a dashed line, a denial is struck through, and a click shows the evidence."""
    show(browser, address, "#connections")
    dashes = {
        certainty: find(browser, f".chart .link.{certainty}").value_of_css_property("stroke-dasharray")
        for certainty in ("asserted", "reported", "alleged")
    }
    assert dashes["asserted"] == "none"
    assert len(set(dashes.values())) == 3
    assert len(find_all(browser, ".chart .line .strike")) == 1
    line = browser.execute_script("return document.querySelector('.chart .link.alleged').parentNode")
    assert "alleged: Ellen Torvik · accused of · Harbour Union" in line.get_property("textContent")
    browser.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", line)
    settle(browser)
    assert ELLEN[1] in find(browser, "#panel blockquote").text


def test_events_connect_when_asked_for(browser, tmp_path):
    """Who took part in an event together is connected by it, as certain as it is; statements come first."""
    rows = report_rows()
    rows["event_participants"][1] |= {"entity_id": "organization-harbour-union", "participant_text": "the Union"}
    show(browser, written_report(tmp_path, rows).as_uri(), "#connections")
    assert len(find_all(browser, ".chart .line")) == 3
    find(browser, "main option[value='kind:accusation']").click()
    (line,) = find_all(browser, ".chart .line")
    assert "alleged: 1901 · accusation" in line.get_property("textContent")
    assert len(find_all(browser, ".chart .link.alleged")) == 1
    find(browser, "main option[value=all]").click()
    assert len(find_all(browser, ".chart .line")) == 4


@pytest.mark.parametrize("view", ["timeline", "connections"])
def test_view_of_one_person(browser, address, view):
    """A name typed into the field, or a part of it, shows that person alone; an unknown one says so."""
    show(browser, address, f"#{view}")
    field = find(browser, "input[list]")
    field.send_keys("nobody at all", Keys.TAB)
    assert field.get_property("validationMessage") == "Nobody of this name here."
    field.clear()
    field.send_keys("ellen tor", Keys.TAB)
    WebDriverWait(browser, 10).until(lambda driver: f"#{view}/" in driver.current_url)
    settle(browser)
    assert find(browser, "main .note").text == "Only Ellen Torvik. Show all"
    assert find(browser, "input[list]").get_property("value") == "Ellen Torvik"


def test_articles_stand_in_the_order_that_is_chosen(browser, address):
    """The list of articles is put in order by what one looks for: title, length, how much is said, how much alleged."""
    show(browser, address, "#articles")
    first = {}
    for order in ("title", "alleged", "facts", "words", "key"):
        find(browser, f"main option[value={order}]").click()
        first[order] = find(browser, "main tbody th a").text
    assert first["title"] == PAYLOADS[1]  # a sign stands before letters
    assert first["alleged"] == first["facts"] == first["key"] == "Ellen Torvik"


def test_dark_scheme_follows_the_system(browser, address):
    """Where the system is dark the page is, and paper stays white."""
    grounds = {}
    for media, scheme in (("screen", "light"), ("screen", "dark"), ("print", "dark")):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
        show(browser, address)
        ground = "return getComputedStyle(document.documentElement).backgroundColor"
        grounds[media, scheme] = browser.execute_script(ground)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert grounds["screen", "light"] == grounds["print", "dark"] == "rgb(255, 255, 255)"
    assert grounds["screen", "dark"] == "rgb(20, 24, 29)"


def test_keyboard_walks_the_marks(browser, address):
    """One Tab stop leads into the text, arrows go from mark to mark, Enter opens, Escape closes and goes back."""
    show(browser, address, "#article/0")
    places = find_all(browser, ".text .m")
    assert [place.get_attribute("tabindex") for place in places].count("0") == 1
    first = browser.execute_script("const one = document.querySelector('.text .m'); one.focus(); return one")
    first.send_keys(Keys.ARROW_RIGHT)
    focused = browser.switch_to.active_element
    assert focused != first
    focused.send_keys(Keys.ENTER)
    settle(browser)
    assert find(browser, "#panel").is_displayed()
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not find(browser, "#panel").is_displayed()
    assert browser.switch_to.active_element == focused


def test_search_finds_names_statements_and_texts(browser, address):
    """One search goes over articles, names, statements and the texts themselves, whatever the case."""
    show(browser, address)
    field = find(browser, "#query")
    field.send_keys("HARBOUR union")
    field.send_keys(Keys.ENTER)
    WebDriverWait(browser, 30).until(lambda driver: find_all(driver, ".texts mark"))
    assert find(browser, ".texts mark").text == "Harbour Union"
    _, names, facts, _ = find_all(browser, "main section")
    assert "Harbour Union" in names.text
    assert "accused of" in facts.text
    assert "alleged" in facts.text


def test_limit_is_said(browser, tmp_path, monkeypatch):
    """A report that does not show all articles says so where one looks at it."""
    monkeypatch.setattr(HtmlExporter, "articles", 1)
    show(browser, written_report(tmp_path).as_uri())
    assert "the first 1 of 2 articles" in find(browser, "[role=note]").text
