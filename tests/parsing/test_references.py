"""Entries of reference lists, form by form; every entry is made up in the form that copies show."""

import pytest

from pipeline.parsing.model import Creator, Identifier
from pipeline.parsing.references import parse_references

NBSP = "\u00a0"


def only(text):
    references = parse_references(text)
    assert len(references) == 1
    return references[0]


def said(text):
    """The fields that the only work of an entry has, without creators and identifiers."""
    reference = only(text)
    names = (name for name in reference.__slots__ if name not in ("creators", "identifiers"))
    return {name: getattr(reference, name) for name in names if getattr(reference, name) is not None}


FORMS = {
    "news with author": (
        'Marsh, Ellen (4 May 2011). "Harbour board votes on the new pier". The Guardian. London. Archived from the '
        "original on 6 May 2011. Retrieved 7 June 2012.",
        {
            "csl_type": "article-newspaper",
            "title": "Harbour board votes on the new pier",
            "container_title": "The Guardian",
            "publisher_place": "London",
            "issued_edtf": "2011-05-04",
            "archived_edtf": "2011-05-06",
            "accessed_edtf": "2012-06-07",
        },
    ),
    "web page without author": (
        '"About the trust". Lighthouse Trust. Retrieved 2014-03-09.',
        {
            "csl_type": "webpage",
            "title": "About the trust",
            "container_title": "Lighthouse Trust",
            "accessed_edtf": "2014-03-09",
        },
    ),
    "work and publisher": (
        '"Ten things about otters". The Pond Gazette. Riverside Media Ltd. March 2, 2009. p. 4.',
        {
            "csl_type": "article-newspaper",
            "title": "Ten things about otters",
            "container_title": "The Pond Gazette",
            "publisher": "Riverside Media Ltd.",
            "issued_edtf": "2009-03-02",
            "page": "4",
        },
    ),
    "journal": (
        f'Okafor, B. C.; Lind, Per (June 2013). "On the tides of small lakes". Journal of Lakes. 12 (3): 45–67. '
        f"doi:10.1000/lakes.2013.12. PMID{NBSP}12345678.",
        {
            "csl_type": "article-journal",
            "title": "On the tides of small lakes",
            "container_title": "Journal of Lakes",
            "issued_edtf": "2013-06",
            "volume": "12",
            "issue": "3",
            "page": "45–67",
            "doi": "10.1000/lakes.2013.12",
        },
    ),
    "journal with a volume and pages only": (
        'Lind, Per (1999). "Seiches". Hydrology Letters. 7: 111–153.',
        {
            "csl_type": "article-journal",
            "title": "Seiches",
            "container_title": "Hydrology Letters",
            "issued_edtf": "1999",
            "volume": "7",
            "page": "111–153",
        },
    ),
    "journal whose abbreviation ends before the volume": (
        'Lind, Per (1999). "Waves". Ann. Lake Res. 41 (2): 9–12.',
        {
            "csl_type": "article-journal",
            "title": "Waves",
            "container_title": "Ann. Lake Res.",
            "issued_edtf": "1999",
            "volume": "41",
            "issue": "2",
            "page": "9–12",
        },
    ),
    "magazine": (
        '"Bread, at last". Baker Monthly. Vol. 18, no. 3. Summer 1976. pp. 7–9.',
        {
            "csl_type": "article-magazine",
            "title": "Bread, at last",
            "container_title": "Baker Monthly",
            "issued_edtf": "1976-22",
            "volume": "18",
            "issue": "3",
            "page": "7–9",
        },
    ),
    "book": (
        f"Quill, Ada (2010) [1998]. The Fleet 1840–2010: Ships of a Century (2nd ed.). Bristol: Quayside Press. "
        f"pp. 12–13, 40. ISBN{NBSP}978-0-306-40615-7.",
        {
            "csl_type": "book",
            "title": "The Fleet 1840–2010: Ships of a Century",
            "edition": "2nd",
            "publisher": "Quayside Press",
            "publisher_place": "Bristol",
            "issued_edtf": "2010",
            "page": "12–13, 40",
            "isbn": "978-0-306-40615-7",
        },
    ),
    "book with initials in its title": (
        "Rao, P. (1994). R. K. Iyer, Painter of Doors: A Life. Oxford University Press. p. 5.",
        {
            "csl_type": "book",
            "title": "R. K. Iyer, Painter of Doors: A Life",
            "publisher": "Oxford University Press",
            "issued_edtf": "1994",
            "page": "5",
        },
    ),
    "book without author": (
        "Annual Report 2010. Ministry of Canals, Freedonia. 2011. p. 67.",
        {
            "csl_type": "book",
            "title": "Annual Report 2010",
            "publisher": "Ministry of Canals, Freedonia",
            "issued_edtf": "2011",
            "page": "67",
        },
    ),
    "book whose author has no date": (
        "Sander, Ulla; Weiss, Tom. Orchards of the North. Archived from the original on August 1, 2013.",
        {"csl_type": "webpage", "title": "Orchards of the North", "archived_edtf": "2013-08-01"},
    ),
    "book in a series": (
        "Rao, P. (1994). Doors of the South. Studies in Carpentry. Routledge.",
        {"csl_type": "book", "title": "Doors of the South", "publisher": "Routledge", "issued_edtf": "1994"},
    ),
    "chapter": (
        'Hale, Joan (1995). "A storm in June". In Finch, Paul; Moor, Ann (eds.). Weather in Letters. Charlottesville, '
        "Virginia: Meadow Press. pp. 213–252.",
        {
            "csl_type": "chapter",
            "title": "A storm in June",
            "container_title": "Weather in Letters",
            "publisher": "Meadow Press",
            "publisher_place": "Charlottesville, Virginia",
            "issued_edtf": "1995",
            "page": "213–252",
        },
    ),
    "commas": (
        'Moss, D. (10 November 2015), "The long wait", Financial Times, archived from the original on 23 March 2017, '
        "retrieved 1 May 2018",
        {
            "csl_type": "article-newspaper",
            "title": "The long wait",
            "container_title": "Financial Times",
            "issued_edtf": "2015-11-10",
            "archived_edtf": "2017-03-23",
            "accessed_edtf": "2018-05-01",
        },
    ),
    "commas with a chapter": (
        'Moss, D. (2010), "The lock", in Strand, Jon (ed.), Quiet Canals, Garden City, New York: Barge Books, p. 167',
        {
            "csl_type": "chapter",
            "title": "The lock",
            "container_title": "Quiet Canals",
            "publisher": "Barge Books",
            "publisher_place": "Garden City, New York",
            "issued_edtf": "2010",
            "page": "167",
        },
    ),
    "commas without author": (
        "Locks of the canals: a comparison (PDF), Institute of Barges, October 31, 1994, retrieved 18 December 2019",
        {
            "csl_type": "book",
            "title": "Locks of the canals: a comparison",
            "publisher": "Institute of Barges",
            "issued_edtf": "1994-10-31",
            "accessed_edtf": "2019-12-18",
        },
    ),
    "translated title and language": (
        '"La casa del río" [The house by the river]. El País (in Spanish). 3 April 2001.',
        {
            "csl_type": "article-newspaper",
            "title": "La casa del río",
            "trans_title": "The house by the river",
            "container_title": "El País",
            "language": "es",
            "issued_edtf": "2001-04-03",
        },
    ),
    "two languages": (
        '"Canals / Canaux" (PDF) (in English and French). Canal Board. 2004. Retrieved 1 May 2010.',
        {
            "csl_type": "webpage",
            "title": "Canals / Canaux",
            "language": "en;fr",
            "container_title": "Canal Board",
            "issued_edtf": "2004",
            "accessed_edtf": "2010-05-01",
        },
    ),
    "quotation within the title": (
        '"Mayor: "We said no"". Town Herald. May 1, 2008.',
        {
            "csl_type": "article-newspaper",
            "title": 'Mayor: "We said no"',
            "container_title": "Town Herald",
            "issued_edtf": "2008-05-01",
        },
    ),
    "title that ends with a question": (
        '"Who owns the pier?". Wired. Retrieved July 5, 2011 – via Internet Archive.',
        {
            "csl_type": "article-magazine",
            "title": "Who owns the pier?",
            "container_title": "Wired",
            "accessed_edtf": "2011-07-05",
            "via": "Internet Archive",
        },
    ),
    "press release": (
        '"New pier opened" (Press release). Harbour Authority. 31 May 2006. Archived from the original (PDF) on 3 '
        "October 2009.",
        {
            "csl_type": "document",
            "title": "New pier opened",
            "publisher": "Harbour Authority",
            "issued_edtf": "2006-05-31",
            "archived_edtf": "2009-10-03",
        },
    ),
    "thesis": (
        "Berg, Nils (2012). Piers of the Baltic (PDF) (PhD thesis). University of Tartu. Archived (PDF) from the "
        "original on 18 January 2014.",
        {
            "csl_type": "thesis",
            "title": "Piers of the Baltic",
            "publisher": "University of Tartu",
            "issued_edtf": "2012",
            "archived_edtf": "2014-01-18",
        },
    ),
    "episode": (
        '"The Pier". Harbour Nights. Season 2. Episode 5. October 7, 2009. NBC.',
        {
            "csl_type": "broadcast",
            "title": "The Pier",
            "container_title": "Harbour Nights",
            "publisher": "NBC",
            "issued_edtf": "2009-10-07",
        },
    ),
    "preprint": (
        'Lee, Kim (2017). "Tides, provably". arXiv:1706.02582 [cs.LG].',
        {"csl_type": "article", "title": "Tides, provably", "publisher": "arXiv", "issued_edtf": "2017"},
    ),
    "domains as title and work": (
        '"www.pier.example.org". pier.example.org. Retrieved 2 May 2010.',
        {
            "csl_type": "webpage",
            "title": "www.pier.example.org",
            "container_title": "pier.example.org",
            "accessed_edtf": "2010-05-02",
        },
    ),
    "place without a publisher": (
        "Parr, Ann (1963). Parr of the Piers. London.",
        {"csl_type": "book", "title": "Parr of the Piers", "publisher_place": "London", "issued_edtf": "1963"},
    ),
    "place in brackets after a newspaper": (
        'Hooper, Jo (19 March 2003). "Court opens pier". The Guardian (London). Retrieved 19 May 2010.',
        {
            "csl_type": "article-newspaper",
            "title": "Court opens pier",
            "container_title": "The Guardian",
            "publisher_place": "London",
            "issued_edtf": "2003-03-19",
            "accessed_edtf": "2010-05-19",
        },
    ),
    "issue in brackets after the work": (
        'Ito, Aki (2012). "Piers of Kobe". Japanese Journal of Piers (23). Retrieved June 3, 2021.',
        {
            "csl_type": "article-journal",
            "title": "Piers of Kobe",
            "container_title": "Japanese Journal of Piers",
            "issue": "23",
            "issued_edtf": "2012",
            "accessed_edtf": "2021-06-03",
        },
    ),
    "company names end with stops": (
        "Thomas, Lo (1977). So Long, Pier. Wm. Dock and Co. pp. 17–19.",
        {
            "csl_type": "book",
            "title": "So Long, Pier",
            "publisher": "Wm. Dock and Co.",
            "issued_edtf": "1977",
            "page": "17–19",
        },
    ),
    "law report": (
        '"Harbour Board v. Pier Owners". 950 F.2d 365 (7th Cir. 1991).',
        {
            "csl_type": "legal_case",
            "title": "Harbour Board v. Pier Owners",
            "container_title": "F.2d",
            "volume": "950",
            "page": "365",
            "issued_edtf": "1991",
        },
    ),
    "plain with an imprint in brackets": (
        "Henry H. Bower, The Enigma of the Pier: Making Sense of a Plank, page 163 (University of Dock Press, 1986).",
        {
            "csl_type": "book",
            "title": "The Enigma of the Pier: Making Sense of a Plank",
            "publisher": "University of Dock Press",
            "page": "163",
            "issued_edtf": "1986",
        },
    ),
    "footnote with an imprint": (
        "Ann Roe, Frogs of the Pier (Dock University Press, 2009), 34–36.",
        {
            "csl_type": "book",
            "title": "Frogs of the Pier",
            "publisher": "Dock University Press",
            "issued_edtf": "2009",
            "page": "34–36",
        },
    ),
    "no stop after the date": (
        "Roe, Ann (2009) Frogs of the pier. London: Knopf.",
        {
            "csl_type": "book",
            "title": "Frogs of the pier",
            "publisher": "Knopf",
            "publisher_place": "London",
            "issued_edtf": "2009",
        },
    ),
    "article without quotation marks": (
        "Roe, A. (2009). Frogs of the pier. Journal of Frogs, 12(3), 45–67.",
        {
            "csl_type": "article-journal",
            "title": "Frogs of the pier",
            "container_title": "Journal of Frogs",
            "volume": "12",
            "issue": "3",
            "page": "45–67",
            "issued_edtf": "2009",
        },
    ),
    "chapter without quotation marks": (
        "Roe, A. (2009). Frogs. In K. Doe & L. Poe (Eds.), Handbook of Frogs (pp. 3–17). New York: Springer.",
        {
            "csl_type": "chapter",
            "title": "Frogs",
            "container_title": "Handbook of Frogs",
            "publisher": "Springer",
            "publisher_place": "New York",
            "page": "3–17",
            "issued_edtf": "2009",
        },
    ),
    "case without quotation marks": (
        "Roe v. Pier Board, 410 U.S. 113 (1973).",
        {
            "csl_type": "legal_case",
            "title": "Roe v. Pier Board",
            "container_title": "U.S.",
            "volume": "410",
            "page": "113",
            "issued_edtf": "1973",
        },
    ),
    "title in another script": (
        "А. А. Мостов. Старый мост [The old bridge] (in Russian). most.example.ru. 5 May 2010.",
        {
            "csl_type": "webpage",
            "title": "Старый мост",
            "trans_title": "The old bridge",
            "language": "ru",
            "container_title": "most.example.ru",
            "issued_edtf": "2010-05-05",
        },
    ),
    "film kept in an archive": (
        'Archived at Ghostarchive and the Wayback Machine: "A song of frogs". YouTube.',
        {
            "csl_type": "webpage",
            "title": "A song of frogs",
            "container_title": "YouTube",
            "archive": "Ghostarchive and the Wayback Machine",
        },
    ),
    "plain with quoted title": (
        'Lea Pommer, "The pier, a fraud that takes itself for a bridge," Paris: Kimono, 2010, p. 38.',
        {
            "csl_type": "webpage",
            "title": "The pier, a fraud that takes itself for a bridge",
            "publisher": "Kimono",
            "publisher_place": "Paris",
            "issued_edtf": "2010",
            "page": "38",
        },
    ),
    "plain with archive": (
        '"Pier election of 1948" Archived March 2, 2009, at the Wayback Machine PierObscurities.com.',
        {
            "csl_type": "webpage",
            "title": "Pier election of 1948",
            "container_title": "PierObscurities.com",
            "archived_edtf": "2009-03-02",
            "archive": "Wayback Machine",
        },
    ),
    "plain with address": (
        "Pier News - Inquiry into planks http://www.pier.example.org/2016/planks.html",
        {
            "csl_type": None,
            "title": "Pier News - Inquiry into planks",
            "url": "http://www.pier.example.org/2016/planks.html",
        },
    ),
    "outlet after the archive date": (
        '"The Pier says goodbye". Archived from the original on 22 April 2014.. TorrentFreak. 4 August 2010. Retrieved '
        "10 August 2010.",
        {
            "csl_type": "webpage",
            "title": "The Pier says goodbye",
            "container_title": "TorrentFreak",
            "archived_edtf": "2014-04-22",
            "accessed_edtf": "2010-08-10",
        },
    ),
    "Spanish words": (
        "«Descubre el muelle». Universidad del Puerto. 15 de abril de 2010. Consultado el 10 de septiembre de 2015.",
        {
            "csl_type": "webpage",
            "title": "Descubre el muelle",
            "publisher": "Universidad del Puerto",
            "issued_edtf": "2010-04-15",
            "accessed_edtf": "2015-09-10",
        },
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_fields_it_states(form):
    """Each form of entry gives the fields that it states, and no others."""
    text, expected = FORMS[form]
    assert said(text) == {name: value for name, value in expected.items() if value is not None}


QUOTATIONS = {
    "after the access date": ('"T". The Times. Retrieved 4 May 2010. We saw it. It fell.', "We saw it. It fell."),
    "after an identifier": (
        "Roe, A. (2001). T. Knopf. p. 1. ISBN 0-306-40615-2. Nobody knew why.",
        "Nobody knew why.",
    ),
    "with a page before it": (
        "Roe, A. (2001). T. Knopf. Retrieved 4 May 2010. p. 18: the pier had only caught on later",
        "the pier had only caught on later",
    ),
    "after the work alone": (
        'Roe, A. (4 May 2001). "T". Town Herald. The pier was built by people who had never seen the sea.',
        "The pier was built by people who had never seen the sea.",
    ),
    "with a bracketed word first": (
        '"T". The Times. Retrieved 4 May 2010. [Roe] had been the first to say that the pier was not safe.',
        "[Roe] had been the first to say that the pier was not safe.",
    ),
}


@pytest.mark.parametrize("case", QUOTATIONS)
def test_the_closing_quotation_comes_last_and_unmarked(case):
    """The text after all components is the entry's quotation, without the page before it."""
    text, quotation = QUOTATIONS[case]
    assert only(text).quote == quotation


@pytest.mark.parametrize(
    "remark",
    ["(English tr.)", "Also available at the town library.", "[2]", "(in Swedish)", "– Screening schedule."],
)
def test_a_remark_behind_an_entry_is_no_quotation(remark):
    """Short remarks after an entry are kept out of the quotation."""
    assert only(f'"T". The Times. 4 May 2009. Retrieved 4 May 2010. {remark}').quote is None


LEFTOVERS = [
    "CS1 maint: multiple names: authors list (link)",
    "{{cite web}}: CS1 maint: archived copy as title (link)",
    "{{cite magazine}}: Cite magazine requires |magazine= (help)",
    "Cite journal requires |journal= (help)",
    "Check date values in: |date= (help)",
    "[dead link]",
    "[permanent dead link]",
    "(subscription required)",
    "(Subscription or participating institution membership required.)",
    "CS1 maint: BOT: original-url status unknown (link) CS1 maint: unfit url (link)",
]


@pytest.mark.parametrize("leftover", LEFTOVERS)
@pytest.mark.parametrize("space", ["", " "])
def test_what_maintenance_leaves_is_in_no_field(leftover, space):
    """An entry reads the same with and without what maintenance left behind it."""
    entry = '"Archived copy" (PDF). The Times. Archived from the original on 2018-10-15. Retrieved 2018-10-16.'
    assert only(entry + space + leftover) == only(entry)


def test_creators_of_every_kind_keep_their_order():
    """Persons come in parts, corporations and undivided names as literals, et al. as nothing, editors as editors."""
    assert only('Roe, A.; Doe, Kim; et al. (2001). "T". Nature.').creators == [
        Creator("author", "Roe", "A."),
        Creator("author", "Doe", "Kim"),
    ]
    assert only('Harbour Board (2001). "T". Nature.').creators == [Creator("author", literal="Harbour Board")]
    assert only('Roe AB, Doe K, Poe LMN (2001). "T". Nature.').creators == [
        Creator("author", "Roe", "AB"),
        Creator("author", "Doe", "K"),
        Creator("author", "Poe", "LMN"),
    ]
    assert only("Roe, Ann & Doe, Kim L. (1983). Piers. Knopf.").creators == [
        Creator("author", "Roe", "Ann"),
        Creator("author", "Doe", "Kim L."),
    ]
    assert only('Kim Doe and Ann B. Roe (1983). "Piers". Time.').creators == [
        Creator("author", literal="Kim Doe"),
        Creator("author", literal="Ann B. Roe"),
    ]
    assert only('Baltimore & Ohio Railroad (1860). "Piers". Time.').creators == [
        Creator("author", literal="Baltimore & Ohio Railroad")
    ]
    assert only("Roe, Ann, ed. (1983). Piers. Knopf.").creators == [Creator("editor", "Roe", "Ann")]
    # a letter of another alphabet that is the same without case makes no role
    assert only("Roe, Ann (\u0130nterviewer) (1983). Piers. Knopf.").title == "Piers"
    assert only('Roe, Ann (1983). Doe, Kim (ed.). "Piers". Time.').creators == [
        Creator("author", "Roe", "Ann"),
        Creator("editor", "Doe", "Kim"),
    ]
    assert only('Doe, Ed (April 26, 2011). "Piers". Time.').creators == [Creator("author", "Doe", "Ed")]
    assert only("Roe, Ann (1983). Piers. Translated by Doe, Kim. Knopf.").creators == [
        Creator("author", "Roe", "Ann"),
        Creator("translator", "Doe", "Kim"),
    ]
    assert only("——— (1983). Piers. Knopf.").creators == []


def test_identifiers_carry_what_their_check_digits_say():
    """Identifiers come in their order, each once, with the verdict of their check digit where they have one."""
    reference = only(
        "Roe, A. (2001). T. Knopf. ISBN 978-0-306-40615-7. ISBN 0-306-40615-3. ISSN 0317-8471. OCLC 71163669. "
        "hdl:10760/30981. JSTOR 159062. S2CID 154872727. Bibcode:2016Sci...352..511B. PMC 272079."
    )
    assert reference.identifiers == [
        Identifier("isbn", "978-0-306-40615-7", True),
        Identifier("isbn", "0-306-40615-3", False),
        Identifier("issn", "0317-8471", True),
        Identifier("oclc", "71163669"),
        Identifier("hdl", "10760/30981"),
        Identifier("jstor", "159062"),
        Identifier("s2cid", "154872727"),
        Identifier("bibcode", "2016Sci...352..511B"),
        Identifier("pmc", "272079"),
    ]
    assert (reference.isbn, reference.issn, reference.quote) == ("978-0-306-40615-7", "0317-8471", None)


def test_notes_without_a_reference_give_nothing():
    """A sentence, a list of markers and an empty text give one reference without any field."""
    empty = parse_references("")
    assert len(empty) == 1
    for text in (
        "The pier had been built before anybody asked.",
        "[13][14][15]",
        "Although called a pier, it has the rank of a bridge.",
        "  ",
    ):
        assert parse_references(text) == empty


def test_a_broken_entry_reads_like_an_unbroken_one():
    """Line breaks within a work change nothing."""
    entry = 'Marsh, Ellen (4 May 2011). "Harbour board". The Guardian. Archived from the original on 6 May 2011.'
    for cut in (" (4", ' "Harb', " The G", " on 6"):
        assert parse_references(entry.replace(cut, "\n" + cut)) == parse_references(entry)


def test_works_on_lines_of_their_own_come_apart():
    """Two whole references on two lines are two works; the second page of one work is not lost."""
    first = '"Pier opens" (PDF). Broadcasting. June 8, 1981. p. 70. Retrieved July 7, 2020 – via Radio Archive.'
    second = first.replace("p. 70", "p. 74")
    assert [work.page for work in parse_references(f"{first}\n    {second}")] == ["70", "74"]


def test_a_leading_sentence_is_passed_over():
    """A remark that leads to a reference is no part of its creators or title."""
    reference = only(
        "The seat was vacant until a successor was found. "
        'Marsh, Jo. "Mayor resigns seat". The Times. Retrieved May 2, 2014.'
    )
    assert reference.creators == [Creator("author", "Marsh", "Jo")]
    assert (reference.title, reference.container_title) == ("Mayor resigns seat", "The Times")
