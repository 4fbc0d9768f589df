"""What an outlet's name tells of it: whether it holds articles or makes books, and whether it is a name or a place."""

import re
from functools import lru_cache

from pipeline.parsing.references.data import groups, table, words

KINDS = groups("outlets.txt")
PLACES = groups("places.txt")
GENRES = table("genres.tsv")
LANGUAGES = table("languages.tsv")
TOP_LEVELS = words("top_levels.txt")

CONTAINER_TYPES = {
    "newspaper": "article-newspaper",
    "agency": "article-newspaper",
    "magazine": "article-magazine",
    "journal": "article-journal",
    "broadcaster": "webpage",
    "site": "webpage",
}

# www.msn.com, theguardian.com, News.com.au, huffingtonpost.com article
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]{1,60}\.){1,5}[a-zA-Z]{2,12}(?:/\S*)?(?: article| website)?$")
# University of Otago, Ministry of the Interior, W. W. Norton & Company, Basic Books, Palm Bay Police Department
_MAKER = re.compile(
    r"\b(?:Universi\w+|College|Institut\w*|Ministry|Department|Dept|Government|Council|Committees?|Commission|Agency"
    r"|Office|Bureau|Foundation|Association|Society|Corporation|Company|Inc|Ltd|LLC|GmbH|Limited|Group|Publish\w+"
    r"|Publications?|Books|Verlag|Editions?|Éditions|Editorial|Edizioni|Printing|Library|Museum|Church|Party|Parliament"
    r"|Congress|Senate|Court|Bank|Fund|Authority|Administration|Academy|School|Services?|Team|Staff|Cent(?:er|re)|Union"
    r"|Federation|House of|Organi[sz]ation|Press)\b"
)
# The Press and Journal, Star Tribune, Annals of Botany
_PERIODICAL = re.compile(
    r"\b(?:Journal|Review|Times|News|Post|Gazette|Herald|Tribune|Chronicle|Magazine|Quarterly|Bulletin|Daily|Weekly"
    r"|Monthly|Annals|Proceedings|Transactions|Newsletter|Observer|Mail|Telegraph|Courier|Star|Globe|Zeitung|Zeitschrift"
    r"|Revue|Revista|Encyclop\w+|Dictionary)\b"
)
# MA, Mass., D.C., N.Y.
_REGION = re.compile(
    r"(?:[A-Z]{2}|(?:[A-Z]\.){2,3}|(?:Ala|Ariz|Ark|Cal|Calif|Colo|Conn|Fla|Ill|Ind|Kan|Mass|Md|Mich|Minn|Miss|Mo|Neb|Ore|Penn"
    r"|Tenn|Tex|Va|Wash|Wis)\.?|D\.C)$"
)
# What the name of a container says of its contents, the plainest word first
_NAMED_TYPES = tuple(
    (re.compile(rf"\b(?:{names})(?!\w)"), csl)
    for names, csl in (
        (r"Encyclop\w+|Dictionary|Britannica|Lexi[ck]on|Who's Who", "entry-encyclopedia"),
        (r"Conference|Symposium|Workshop", "paper-conference"),
        (r"Journal of|Review of|Annals|Transactions|Proceedings|Quarterly|Bulletin of|Zeitschrift|Revista de"
         r"|Revue", "article-journal"),
        (r"Magazine|Weekly|Monthly", "article-magazine"),
        (r"Gazette|Herald|Tribune|Chronicle|Courier|Inquirer|Daily|Sentinel|Examiner|Times|Zeitung|Newspaper|Dispatch",
         "article-newspaper"),
    )
)  # fmt: skip
_CORPORATE_TAILS = frozenset({"inc", "ltd", "llc", "l.p", "plc", "gmbh", "corp", "co", "n.a", "s.a", "llp", "limited"})


def normal(name: str) -> str:
    """A name as the lists hold it."""
    return name.casefold().removeprefix("the ").strip(" .,")


def is_domain(name: str) -> bool:
    """Whether a name is an internet domain: `www.msn.com`."""
    if "." not in name or len(name) > 300 or not _DOMAIN.match(name):
        return False
    host = name.partition(" ")[0].rpartition("//")[2].partition("/")[0]
    return host.rpartition(".")[2].casefold() in TOP_LEVELS


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str | None:
    """`newspaper`, `magazine`, `journal`, `agency`, `broadcaster`, `site`, `publisher`; None for an unknown outlet."""
    kind = KINDS.get(normal(name))
    if kind is None and is_domain(name):
        return "site"
    return kind


@lru_cache(maxsize=4096)
def type_of_contents(container: str) -> str | None:
    """The CSL type of what a container holds, where its name tells: it is known, or says what it is."""
    kind = kind_of(container)
    if kind is not None:
        return "entry-encyclopedia" if _NAMED_TYPES[0][0].search(container) else CONTAINER_TYPES.get(kind)
    return next((csl for pattern, csl in _NAMED_TYPES if pattern.search(container)), None)


@lru_cache(maxsize=4096)
def makes_books(name: str) -> bool:
    """Whether a name is a publisher's or another organisation's, and not that of a work."""
    kind = kind_of(name)
    if kind is not None:
        return kind == "publisher"
    return _MAKER.search(name) is not None and _PERIODICAL.search(name) is None


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Whether a name is a known place and nothing else, with or without its state or country."""
    first, comma, rest = name.partition(", ")
    return is_single_place(first) and (not comma or is_single_place(rest) or _REGION.match(rest) is not None)


def may_be_place(name: str) -> bool:
    """Whether a name before a publisher's is a place: a known one, or one with its state or country."""
    first, _, rest = name.rpartition(", ")
    if is_place(name) or _REGION.match(name):
        return True
    return 0 < len(first) < 40 and first[0].isupper() and (is_single_place(rest) or _REGION.match(rest) is not None)


def is_single_place(name: str) -> bool:
    """Whether a name is one known place, without the state or country it lies in."""
    return name.casefold() in PLACES


def is_city(name: str) -> bool:
    """Whether a name is that of a known city alone."""
    return PLACES.get(name.casefold()) == "city"


def is_corporate_tail(text: str) -> bool:
    """Whether a text is what a comma parts from a company's name: `Inc.`"""
    return text.casefold().rstrip(".") in _CORPORATE_TAILS


def names_organisation(name: str) -> bool:
    """Whether a word of a name is one that organisations bear."""
    return _MAKER.search(name) is not None or _PERIODICAL.search(name) is not None


def language_tag(text: str) -> str | None:
    """BCP 47 of `Spanish`, `en`, `English and French`; several joined by `;`; None where one is not known."""
    tags = []
    for part in re.split(r", and |, | and | & |/", text.casefold()):
        tag = LANGUAGES.get(part.strip())
        if tag is None:
            return None
        if tag not in tags:
            tags.append(tag)
    return ";".join(tags)
