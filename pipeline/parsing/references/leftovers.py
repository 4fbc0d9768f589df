"""What maintenance leaves in an entry and is no part of the reference: `CS1 maint: …`, `[dead link]`, `(help)`."""

import re

# CS1 maint: multiple names: authors list (link); CS1 errors: missing periodical (help)
_MAINTENANCE = re.compile(r"(?:\{\{ ?[Cc]it[^{}]{0,60}\}\}: ?)?CS1 (?:maint|errors?): [^()]{0,120}(?:\([^()]{0,40}\)[^()]{0,60}){0,2}\((?:link|help|category)\)[,;.]?")
_MAINTENANCE_OPEN = re.compile(r"(?:\{\{ ?[Cc]it[^{}]{0,60}\}\}: ?)?CS1 (?:maint|errors?): .{0,160}$")
# {{cite magazine}}: Cite magazine requires |magazine= (help)
_TEMPLATE = re.compile(r"\{\{ ?[Cc]it[^{}]{0,60}\}\}: ?(?:[^{}()]{0,160}(?:\([^()]{0,40}\)[^{}()]{0,60})?\(help\)[,;.]?|[^{}()]{0,80}$)?")
# Cite journal requires |journal= (help); Missing or empty |title= (help); Check date values in: |date= (help)
_HELP = re.compile(
    r"(?:Cite [a-z]+ requires|Missing or empty|Check [^()|]{1,40}(?:in|values?):?|Check|External link in|Unknown parameter"
    r"|More than one of|Invalid|Empty citation|Missing \||Text \"|Explicit use of|Extra|Unrecognized|Missing pipe in:)"
    r"[^()]{0,120}(?:\([^()]{0,40}\)[^()]{0,40})?\(help\)[,;.]?"
)
_HELP_ALONE = re.compile(r"\|[a-z0-9_-]{2,30}= ?[^()|]{0,60}\(help\)[,;.]?|\(help\)[,;.]?")
# [dead link], [permanent dead link], [dead YouTube link], [better source needed], [unreliable source?]
_REMARK = re.compile(
    r"\[ ?(?:(?:permanent )?dead (?:[A-Za-z]+ )?link|link expired|better source needed|unreliable [a-z ]{0,30}source\??|self-published source\??"
    r"|full citation needed|non-primary source needed|third-party source needed|page needed|citation not found|failed verification"
    r"|verification needed|bare URL(?: [A-Za-z]+)?|which\?|when\?|who\?|predatory publisher|volume needed|issue needed|ISBN missing"
    r"|title missing|author missing|date missing|original research\??|clarification needed|usurped(?: URL)?|user-generated source)\??"
    r"(?: [–—-] [^\[\]]{0,60})?\]",
    re.I,
)
# (subscription required), (registration required), (Subscription or participating institution membership required.)
_ACCESS = re.compile(
    r"\((?:(?:paid )?(?:subscription|registration|fee|login)[a-zA-Z ,]{0,80}(?:required|needed)[a-zA-Z ,]{0,40}|subscription access only"
    r"|limited access|free registration|archived by WebCite at ?[^()]{0,80})\.?\)",
    re.I,
)
_DOUBLED_STOP = re.compile(r"\.\s?\.(?=\s[A-Z])")
_NO_SPACE = re.compile(r" {2,}")


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
    if "(" in text and ("equired" in text or "eeded" in text or "access" in text or "WebCite" in text or "registration" in text):
        text = _ACCESS.sub(" ", text)
    if ".." in text or ". ." in text:
        text = _DOUBLED_STOP.sub(".", text)
    if text is not before and "  " in text:
        text = _NO_SPACE.sub(" ", text)
    return text.strip()
