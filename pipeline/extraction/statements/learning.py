"""Schooling, degrees and honours."""

from pipeline.extraction.statements.rules import Rule

_DEGREE = (
    r"(?:(?:first-class |first |joint |combined )*"
    r"(?:[Bb]achelor(?:[’']s)?(?: degree)?(?: of [A-Z]\w+(?: (?:and [A-Z]\w+"
    r"|in [A-Z]\w+))?)?|[Mm]aster(?:[’']s)?(?: degree)?(?: of [A-Z]\w+"
    r"(?: and [A-Z]\w+)?)?"
    r"|[Dd]octora(?:te|l degree)|[Dd]octor of [A-Z]\w+|Ph\.?D\.?|PhD|D\.?Phil\.?"
    r"|B\.?A\.?|B\.?Sc?\.?|M\.?A\.?|M\.?Sc?\.?|M\.?B\.?A\.?|J\.?D\.?|LL\.?[BM]\.?"
    r"|M\.?D\.?"
    r"|law degree|diploma|engineering degree|medical degree|degree)(?: degree)?)"
)
_SUBJECT = r"(?: (?:in|of) (?:[A-Za-z][\w’'-]*)(?: (?:and |of )?[A-Za-z][\w’'-]*){0,5}?)?"
_SCHOOL = r"(?:[Tt]he )?(?:‹[OW]\d+›(?:, ‹[LO]\d+›| (?:in|at|of) ‹L\d+›)?)"

_SCHOOLS = (
    r"(?i)universit|college|school|institut|academy|seminary|conservator|gymnasium"
    r"|lyc[ée]e|polytechni|faculty|[ée]cole|akadem|hochschule|grammar|^the (?:\w+ )?"
    r"(?:oxford|cambridge)|^(?:MIT|UCLA|Oxford|Cambridge|Harvard|Yale|Princeton|Stanford"
    r"|Caltech|Berkeley|Eton|Columbia|Cornell|Brown|Dartmouth|Sorbonne|Juilliard|NYU|USC"
    r"|LSE)"
)

RULES = (
    Rule(
        "graduated from",
        "educated_at",
        r"{s}(?P<verb>graduated|earned|received|obtained|achieved|got|gained|completed|completing|holds|held"
        r"|has|was awarded|is a graduate|was a graduate|graduating)(?![^;.‹]{0,30}\bhonorary)"
        rf"(?: (?:[^;.‹]|‹H\d+›|(?<=[A-Z])\.|[A-Z][a-z]*\.[A-Z]){{0,90}}?)?(?: in ‹D\d+›)? (?:from|at|of)"
        rf" (?P<value>{_SCHOOL})",
        triggers=(
            "graduat",
            "degree",
            "Ph.D",
            "PhD",
            "octorate",
            "diploma",
            "achelor",
            "aster",
            "B.A",
            "B.S",
            "M.A",
            "M.S",
            "MBA",
        ),
        when="end point",
        examples=(
            ("[P She] graduated from [O Tide University] in [D 1999].", ("She educated_at Tide University end=1999",)),
        ),
    ),
    Rule(
        "and from another school",
        "educated_at",
        rf"(?P<elided>,? and(?: later| then)?|, ?(?:then |later )?)(?: from| at| attended)?"
        rf" (?P<value>{_SCHOOL})",
        triggers=("graduat", "attend", "studied", "educated", "degree", "diploma"),
        value_like=_SCHOOLS,
        value_unlike=r"^(?:Oxford|Cambridge|Berkeley|Princeton|Columbia|Yale)$",  # The Queen's College, |Oxford
        after=(
            r"\b(?:graduated|graduate|attended|educated|studied|studies|alumnus|alumna|(?:degrees?|diplomas?"
            r"|B\.?A\.?|B\.?Sc?\.?|"
            r"M\.?A\.?|M\.?Sc?\.?|Ph\.?D\.?))\b(?:(?!‹P|‹H|who |where |which |teach|taught|professor"
            r"|work)[^;]){0,120}"
            r"‹[OW]\d+›(?:,? \(?(?:in |of |at )?‹[DL]\d+›\)?(?:, ‹L\d+›)?)*"
        ),
        examples=(
            (
                "[P Ann Li] graduated from [O Tide School] in [D 1999] and [O Harbour University].",
                ("Ann Li educated_at Harbour University",),
            ),
            ("[P Ann Li] studied at [O Tide School] and taught at [O Harbour University].", ()),
        ),
    ),
    Rule(
        "and a degree from",
        "educated_at",
        rf"(?P<elided>,? and|,)(?: (?:later|then|also|earned|received|holds))* (?:‹H\d+› |an? |the"
        rf" )(?:{_DEGREE}){_SUBJECT}"
        rf"(?: in ‹D\d+›)? (?:from|at) (?P<value>{_SCHOOL})",
        triggers=(
            "degree",
            "Ph.D",
            "PhD",
            "octorate",
            "diploma",
            "achelor",
            "aster",
            "B.A",
            "M.A",
            "MA ",
            "MSc",
            "MBA",
            "J.D",
        ),
        when="end point",
        after=(
            r"\b(?:graduated|earned|received|obtained|completed|holds|has|took|gained)\b(?:(?!‹P|who "
            r"|whose )[^;]){0,160}"
        ),
        examples=(
            (
                "[P Ann Li] received degrees at [O Tide School] and an MA in physics from [O Harbour"
                " University] in [D 1999].",
                ("Ann Li educated_at Harbour University end=1999",),
            ),
        ),
    ),
    Rule(
        "attended",
        "educated_at",
        r"{s}(?:was |had been )?(?P<verb>attended|studied|was educated|educated|enrolled"
        r"|matriculated|read [a-z]+|entered|attending)(?: [^;.‹,]{0,70}?)?(?: in ‹D\d+›)?"
        r"(?: at| in| courses at)? (?P<value>(?:[Tt]he )?‹O\d+›)",
        value_like=_SCHOOLS,
        when="start",
        examples=(
            (
                "[P Max Orr] attended [O Tide School], a small school near the port.",
                ("Max Orr educated_at Tide School",),
            ),
        ),
    ),
    Rule(
        "Educated at",
        "educated_at",
        rf"^(?P<verb>Educated|Schooled)(?: first| privately| initially)? at (?P<value>{_SCHOOL}"
        rf"(?:(?:, and at|, and| and at| and|,)(?: then| later)? {_SCHOOL}){{0,4}}),? (?P<subject>‹P\d+›)",
        each=True,
        value_schemas=("Organization",),
        examples=(
            (
                "Educated at [O Tide School] and the [O Harbour College], [L Exampleton], [P Max Orr] joined the navy.",
                ("Max Orr educated_at Tide School", "Max Orr educated_at Harbour College"),
            ),
        ),
    ),
    Rule(
        "returned to a school, completing",
        "educated_at",
        rf"{{s}}(?P<verb>returned to|went to|went on to|transferred to|moved to|entered|left)"
        rf" (?P<value>{_SCHOOL})(?:,| and|, and|,? where ‹P\d+›) "
        r"(?:completing|earning|receiving|graduating|obtaining|studied|studying|earned|received|graduated"
        r"|majored|majoring|completed)\b",
        triggers=("returned to", "went to", "went on", "transferred", "moved to", "entered", "left"),
        value_like=_SCHOOLS,
        examples=(
            (
                "[P Ann Li] returned to [O Tide University], completing a degree in law.",
                ("Ann Li educated_at Tide University",),
            ),
        ),
    ),
    Rule(
        "was a student at",
        "educated_at",
        r"{s}(?P<verb>was|became|is|began as|enrolled as) (?:currently |also )?an? (?:[\w.-]+"
        r" ){0,3}?(?:student|undergraduate|freshman|sophomore"
        rf"|PhD candidate|doctoral candidate|Rhodes Scholar|scholar)(?: [^;.‹,]{{0,40}}?)? (?:at|of|from)"
        rf" (?P<value>{_SCHOOL})",
        triggers=("student", "undergraduate", "candidate", "cholar", "freshman", "sophomore"),
        value_unlike=r"(?i)\b(?:corps|committee|union|association|society)\b",
        when="start",
        examples=(("[P Ann Li] was a PhD candidate at [O Tide University].", ("Ann Li educated_at Tide University",)),),
    ),
    Rule(
        "alumnus of",
        "educated_at",
        r"(?P<subject>{people})(?:,| is| was) (?:an? |the )?(?P<verb>alumnus|alumna|graduate"
        r"|alum) of (?:the )?(?P<value>‹O\d+›)",
        triggers=("alum", "graduate of"),
        examples=(("[P Max Orr] is an alumnus of [O Tide University].", ("Max Orr educated_at Tide University",)),),
    ),
    Rule(
        "honorary degree",
        "academic_degree",
        r"{s}(?P<verb>received|was awarded|was given|accepted|holds|was conferred) (?:an? )?"
        r"(?P<value>[Hh]onorary (?:doctorate|degree|doctoral degree|PhD|Doctor of [A-Z]\w+)"
        r"(?: in [a-z]+)?,? (?:from|by|at) (?:the )?‹O\d+›)",
        when="point",
        examples=(
            (
                "[P She] received an honorary doctorate from [O Tide University] in [D 1893].",
                ("She academic_degree honorary doctorate from Tide University point=1893",),
            ),
        ),
    ),
    Rule(
        "honorary degree as an honour",
        "award_received",
        r"{s}(?P<verb>received|was awarded|was given|accepted|holds|was conferred) (?:an? )?"
        r"(?P<value>[Hh]onorary (?:doctorate|degree|doctoral degree|PhD|Doctor of [A-Z]\w+)"
        r"(?: in [a-z]+)?,? (?:from|by|at) (?:the )?‹O\d+›)",
        when="point",
        examples=(
            (
                "[P She] received an honorary doctorate from [O Tide University] in [D 1893].",
                ("She award_received honorary doctorate from Tide University point=1893",),
            ),
        ),
    ),
    Rule(
        "degree",
        "academic_degree",
        r"{s}(?P<verb>earned|received|obtained|achieved|got|gained|completed|completing|holds|held|has"
        r"|was awarded|took|finished|graduated(?: in ‹D\d+›)?(?: from (?:the )?‹O\d+›)?"
        r"(?: in ‹D\d+›)? with|was conferred)(?: ‹H\d+›| his| her| an?| the| two)? "
        rf"(?![Hh]onorary)(?P<value>{_DEGREE}{_SUBJECT})(?= from| at|,|\.| in ‹D| and)",
        triggers=(
            "degree",
            "Ph.D",
            "PhD",
            "octorate",
            "diploma",
            "achelor",
            "aster",
            "B.A",
            "B.S",
            "M.A",
            "M.S",
            "MBA",
            "J.D",
            "LL",
        ),
        when="point",
        examples=(
            (
                "In [D 2009] [P she] obtained a Bachelor of Science degree in computer science from"
                " [O Tide University].",
                ("she academic_degree Bachelor of Science degree in computer science point=2009",),
            ),
        ),
    ),
    Rule(
        "award",
        "award_received",
        r"{party}(?P<verb>won|received|was awarded|was honou?red with|was given|has won"
        r"|has received|earned|was presented with|shared|is the recipient of"
        r"|was the recipient of|is the winner of|was the winner of|accepted)(?: (?:an?|the|his|her|its|‹H\d+›"
        r"|two|three|four"
        r"|several))?(?: (?:honorary|inaugural|annual|first|prestigious|(?P<point>‹D\d+›)|[0-9]+))? "
        r"(?P<value>(?:‹[OLPW]\d+› )?(?:[A-Z][\w’'.&-]*|‹[OLPW]\d+›[’']?s?|of|for|the|in"
        r"|and)(?: (?:[A-Z][\w’'.&-]*|‹[OLPW]\d+›[’']?s?|of|for|the|in|and))*? ?(?:Awards?"
        r"|Prizes?|Medals?|Fellowship|Honou?rs?|Trophy|Cross|Order|Grammys?|Oscars?|Emmys?)"
        r"(?: (?:for|of|in) (?:the )?(?:[A-Z][\w’'-]*|‹[OLPW]\d+›)(?: (?:and |of |for |in |the |a |an |to |by"
        r" )*(?:[A-Z][\w’'-]*|‹[OLPW]\d+›)){0,7})?)",
        triggers=(
            "Award",
            "Prize",
            "Medal",
            "Fellowship",
            "Honor",
            "Honour",
            "Trophy",
            "Cross",
            "Order",
            "Grammy",
            "Oscar",
            "Emmy",
        ),
        when="point",
        examples=(("[P Ann Li] won the Tide Prize in [D 1999].", ("Ann Li award_received Tide Prize point=1999",)),),
    ),
    Rule(
        "award name",
        "award_received",
        r"{party}(?P<verb>won|received|was awarded|was given|has won|has received|earned"
        r"|was honou?red with|was presented with|was inducted into|accepted"
        r"|is a recipient of|was the recipient of|is the recipient of|shared)(?: (?:an?|the"
        r"|his|her|two|three|four|five|several|first|‹H\d+›|‹D\d+›|inaugural))* "
        r"(?P<value>‹[OWPL]\d+›(?: (?:for|of) [A-Z][\w -]{3,40})?)",
        triggers=(
            "Award",
            "Prize",
            "Medal",
            "Hall of Fame",
            "Fellowship",
            "Order",
            "Honor",
            "Honour",
            "Cross",
            "Emmy",
            "Grammy",
            "Oscar",
        ),
        value_like=r"Award|Prize|Medal|Hall of Fame|Fellowship|Order|Honou?r|Cross|Emmy|Grammy|Oscar",
        when="point",
        examples=(
            ("[P Ann Li] won the [W Tide Prize] in [D 1999].", ("Ann Li award_received Tide Prize point=1999",)),
        ),
    ),
    Rule(
        "named in a list",
        "award_received",
        r"‹[OW]\d+› (?:magazine |newspaper )?(?:has |had )?(?:also )?(?P<verb>named|listed|ranked|included"
        r"|selected"
        r"|chose) (?P<subject>‹P\d+›) (?:in ‹D\d+› )?(?:as |among |in |on |to |one of )"
        r"(?P<value>(?:one of )?(?:the |its |their )?(?:list of (?:the )?)?(?:top |\d+ "
        r"|most |world[’']s most |ten |hundred |fifty |twenty |five |three )[^,;.]{6,70}?)"
        r"(?= in ‹D|[,;.]|$)",
        when="point",
        examples=(
            (
                "In [D 2016], [O Tide Journal] named [P Ann Li] as one of the 10 people who mattered most.",
                ("Ann Li award_received one of the 10 people who mattered most point=2016",),
            ),
        ),
    ),
    Rule(
        "was named one of",
        "award_received",
        r"{party}(?P<verb>was|were|has been|have been) (?:also )?(?:named|listed|ranked|included|selected"
        r"|voted)(?: as| among| in| on| to)? "
        r"(?P<value>(?:one of )?(?:the |its |their )?(?:list of (?:the )?)?(?:\w+ )?(?:top |\d+ |most "
        r"|world[’']s most |\d+ most )[^,;.]{6,70}?)"
        r"(?= in ‹D| by (?:the )?‹|[,;.]|$)",
        when="point",
        value_unlike=r"^\d+$",
        examples=(
            (
                "In [D 2016], [O Tide Press] was named one of the top hundred publishers by [O Tide Journal].",
                ("Tide Press award_received one of the top hundred publishers point=2016",),
            ),
        ),
    ),
    Rule(
        "knighted",
        "award_received",
        r"{s}(?P<verb>was (?:made|appointed|created|named)) an? (?P<value>(?:Officer"
        r"|Commander|Member|Knight|Dame|Companion|Knight Commander|Chevalier|Grand Cross"
        r"|Fellow)(?: [A-Z]\w+)? of the (?:[A-Z]\w+|‹[OLW]\d+›)(?: (?:of|the|and|[A-Z]\w+"
        r"|‹[OLW]\d+›))*)",
        when="point",
        examples=(
            (
                "[P Ann Li] was made a Dame of the Tide Order in [D 1999].",
                ("Ann Li award_received Dame of the Tide Order point=1999",),
            ),
        ),
    ),
)
