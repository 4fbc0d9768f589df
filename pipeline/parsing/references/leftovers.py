"""What maintenance leaves in an entry and is no part of the reference: `CS1 maint: …`, `[dead link]`, `(help)`."""

import re

from pipeline.parsing.references.data import words

_TEMPLATE_NAME = r"\{\{ ?[Cc]it[^{}]{0,60}\}\}:? ?"
_IN_BRACKETS = r"\([^()]{0,40}\)"
# CS1 maint: multiple names: authors list (link); {{cite book}}: CS1 errors: missing periodical (help)
_MAINTENANCE = re.compile(
    rf"(?:{_TEMPLATE_NAME})?CS1 (?:maint|errors?): [^()]{{0,120}}(?:{_IN_BRACKETS}[^()]{{0,60}}){{0,2}}"
    r"\((?:link|help|category)\)[,;.]?"
)
# CS1 maint: location, whose end is lost
_MAINTENANCE_OPEN = re.compile(rf"(?:{_TEMPLATE_NAME})?CS1 (?:maint|errors?): .{{0,160}}$")
# {{cite magazine}}: Cite magazine requires |magazine= (help)
_TEMPLATE = re.compile(
    rf"{_TEMPLATE_NAME}(?:[^{{}}()]{{0,160}}(?:{_IN_BRACKETS}[^{{}}()]{{0,60}})?\(help\)[,;.]?|[^{{}}()]{{0,80}}$)?"
)
# Cite journal requires |journal= (help); Missing or empty |title= (help); Check date values in: |date= (help)
_HELP = re.compile(
    r"(?:(?:Cite [a-z]{1,12} requires|Missing|Check|External link in|Unknown parameter|More than one of|Invalid|Extra"
    r"|Explicit use of|Unrecognized)[^()|]{0,60}\||Empty citation|Text \"[^\"]{0,40}\" ignored|ISBN / Date)"
    rf"[^()]{{0,120}}(?:{_IN_BRACKETS}[^()]{{0,40}})?\(help\)[,;.]?"
)
# |author= has generic name (help); (help)
_HELP_ALONE = re.compile(r"\|[a-z0-9_-]{2,30}= ?[^()|]{0,60}\(help\)[,;.]?|\(help\)[,;.]?")
# [dead link], [permanent dead link], [better source needed – see talk page]
_REMARK = re.compile(
    rf"\[ ?(?:{'|'.join(map(re.escape, sorted(words('remarks.txt'))))})(?: [–—-] [^\[\]]{{0,60}})?\]",
    re.I,
)
# (subscription required), (Subscription or participating institution membership required.), (Archived by WebCite at )
_ACCESS = re.compile(
    r"\((?:(?:paid )?(?:subscription|registration|fee|login)[a-zA-Z ,]{0,80}(?:required|needed)[a-zA-Z ,]{0,40}"
    r"|subscription access only|limited access|free registration|archived by WebCite at ?[^()]{0,80})\.?\)",
    re.I,
)
_ACCESS_WORDS = ("equired", "eeded", " access", "WebCite", "registration")
# Archived from the original on 22 April 2014.. TorrentFreak
_DOUBLED_STOP = re.compile(r"\.\s?\.(?=\s[A-Z])")
_SPACES = re.compile(r" {2,}")


def _names_access(text: str) -> bool:
    for word in _ACCESS_WORDS:  # noqa: SIM110 -- asked of nearly every entry
        if word in text:
            return True
    return False


def without_leftovers(text: str) -> str:
    """The text of an entry without what maintenance left in it."""
    before = text
    if "CS1 " in text:
        text = _MAINTENANCE.sub(" ", text)
        text = _MAINTENANCE_OPEN.sub(" ", text)
    if "{{" in text:
        text = _TEMPLATE.sub(" ", text)
    if "(help)" in text:
        text = _HELP.sub(" ", text)
        text = _HELP_ALONE.sub(" ", text)
    if "[" in text:
        text = _REMARK.sub(" ", text)
    if "(" in text and _names_access(text):
        text = _ACCESS.sub(" ", text)
    if ".." in text or ". ." in text:
        text = _DOUBLED_STOP.sub(".", text)
    if text is not before and "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip()
