"""Texts that a spreadsheet takes for a formula, and the guard that keeps it from running them.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and may run it. So a text that could be
taken for one gets an apostrophe in front; so does a text that looks like one which has got it, and therefore one
apostrophe less gives back every text.
"""

import string

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.exporting.buffers import among, begins_with

# `=1+1`, ` @SUM(A1)`, `'-2+3`, `＝1`: after apostrophes, other quotation marks and white space one of = + - @, in any
# width. A tab or a line break in front is dropped by some programs, so it is enough by itself.
_QUOTES = "'\"’‘“”`"
_SIGNS = r"=+\-@" + "＝＋－＠﹦﹢﹣﹫−"
_RUNS_AS_FORMULA = rf"^'*(?:[\t\r\n]|[\s\p{{Z}}\p{{Cc}}\p{{Cf}}{_QUOTES}]*[{_SIGNS}])"


# No formula begins with a letter or a digit, nor anything that a spreadsheet passes over before one.
_BEGINS_OTHERWISE = ~among((string.ascii_letters + string.digits + "([").encode())


def is_formula_like(texts: pa.Array) -> pa.Array:
    """Whether a spreadsheet could take the text for a formula; a null is none."""
    found = begins_with(texts, _BEGINS_OTHERWISE)
    if found.any():  # these few are looked at closely
        asked = texts.filter(pa.array(found))
        found[found] = pc.match_substring_regex(asked, _RUNS_AS_FORMULA).fill_null(False).to_numpy(zero_copy_only=False)
    return pa.array(found)


def guard(texts: pa.Array) -> pa.Array:
    """The texts, with an apostrophe before each that a spreadsheet could take for a formula."""
    risky = is_formula_like(texts)
    if not pc.any(risky).as_py():
        return texts
    return pc.if_else(risky, pc.binary_join_element_wise("'", texts, ""), texts)


def unguard(texts: pa.Array) -> pa.Array:
    """The texts as they were before `guard`."""
    risky = pc.and_(pc.starts_with(texts, "'"), is_formula_like(texts))
    if not pc.any(risky).as_py():
        return texts
    return pc.if_else(risky, pc.utf8_slice_codeunits(texts, 1), texts)
