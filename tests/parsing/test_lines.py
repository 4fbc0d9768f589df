"""Lines, their offsets and the form that their first characters show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parsing.lines import heading_text, split_lines


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ab \t•[]", max_size=6), max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_index_the_text_as_given(contents: list[str], end: str) -> None:
    """Whatever the line ends, each line's range holds its content and the ranges leave only line ends out."""
    text = end.join(contents)
    lines = split_lines(text)
    assert [text[line.start : line.end] for line in lines] == (contents or [""])
    assert [line.text for line in lines] == (contents or [""])


@pytest.mark.parametrize(
    ("content", "form", "number"),
    [
        ("", "blank", None),
        (" \u00a0\t", "blank", None),
        ("  12. ^ a b Berg, Anna (2001).", "entry", 12),
        ("  3. ↑ Berg, Anna (2001).", "entry", 3),
        ("^ Berg, Anna (2001).", "entry", None),
        ("^[a] Three versions were printed.", "text", None),
        ("  7. A distinct item", "numbered", 7),
        ("12.5 million people", "text", None),
        ("  • An item", "bullet", None),
        ("    ◦ A nested item", "bullet", None),
        ("Born\t\t3 May 1970", "tabbed", None),
        ("Early years edit", "edited", None),
        ("Early years[edit]", "edited", None),
        ("Werke Quelltext bearbeiten", "edited", None),
        ("Œuvres[modifier | modifier le code]", "edited", None),
        ("Referências[editar | editar código-fonte]", "edited", None),
        ("[edit]", "mark", None),
        ("She learned to edit films and later films to edit.", "text", None),
    ],
)
def test_form_of_a_line(content: str, form: str, number: int | None) -> None:
    """The form follows from a line's first and last characters."""
    line = split_lines(content)[0]
    assert (line.form, line.number) == (form, number)


@pytest.mark.parametrize("marker", [" edit", "[edit]", "[edit | edit source]", " Bearbeiten", "[editar]", "[modifier]"])
def test_heading_text_is_without_its_edit_marker(marker: str) -> None:
    """What a heading says does not hold the marker, in any language."""
    assert heading_text(split_lines(f"Personal life{marker}")[0]) == "Personal life"
