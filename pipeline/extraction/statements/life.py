"""Birth, death and residence of persons."""

from pipeline.extraction.statements.rules import Rule

RULES = (
    Rule(
        "born in",
        "place_of_birth",
        r"(?P<subject>{people})(?: \([^()]{0,80}\))?,?(?: who)?(?: and ‹H\d+› twin [a-z]+)? "
        r"(?:was|were) (?P<verb>born)(?: [A-Z][\w’' -]{3,50}?)?(?: (?:on |in )?"
        r"(?:‹D\d+›),?)?(?: [a-z]{3,}(?: [a-z]{3,}){0,3}?)?,? (?:in|at|near)(?: the (?:town"
        r"|village|city|suburb|district) of)? (?P<value>{place})",
        examples=(
            (
                "[P Ann Li] was born in [L Exampleton], [L Westland] on [D 6 November 1988].",
                ("Ann Li place_of_birth Exampleton, Westland",),
            ),
        ),
    ),
    Rule(
        "Born in",
        "place_of_birth",
        r"^(?P<verb>Born)(?: (?:on |in )?‹D\d+›)?,? (?:in|at) (?P<value>{place})(?: (?:in"
        r"|on) ‹D\d+›)?(?: [^,‹]{0,40})?,(?: [^‹;.]{0,60},)? (?P<subject>‹P\d+›)",
        examples=(("Born in [L Exampleton], [P Max Orr] was a third son.", ("Max Orr place_of_birth Exampleton",)),),
    ),
    Rule(
        "born on",
        "date_of_birth",
        r"(?P<subject>‹P\d+›)(?: \([^()]{0,80}\))?,?(?: who)? was (?P<verb>born)"
        r"(?: [A-Z][\w’' -]{3,50}?)?(?:,? (?:in|at|near) {place},?)? (?:on |in )?(?:the )?"
        r"(?P<value>‹D\d+›)",
        examples=(
            ("[P Ann Li] was born in [L Exampleton] on [D 6 November 1988].", ("Ann Li date_of_birth 1988-11-06",)),
        ),
    ),
    Rule(
        "died on",
        "date_of_death",
        r"(?P<subject>‹P\d+›)(?: \([^()]{0,80}\))? (?P<verb>died|passed away|was executed"
        r"|was assassinated|drowned|was killed)(?! out)(?: [^,;.‹]{0,60}?)?(?:,? (?:in"
        r"|at) {place},?)?(?: of [^,;.‹]{3,50})?(?: on | in |, )(?P<value>‹D\d+›)",
        triggers=("died", "passed away", "executed", "assassinated", "drowned", "killed"),
        examples=(("[P Max Orr] died in [L Exampleton] on [D 2 May 1970].", ("Max Orr date_of_death 1970-05-02",)),),
    ),
    Rule(
        "On D, died",
        "date_of_death",
        r"^On (?P<value>‹D\d+›),? (?P<subject>‹P\d+›) (?:[a-z ,]{0,80} (?:and )?)?"
        r"(?P<verb>died|passed away|was executed|was assassinated)\b",
        triggers=("died", "passed away", "executed", "assassinated"),
        examples=(("On [D 2 May 1970], [P Max Orr] died of pneumonia.", ("Max Orr date_of_death 1970-05-02",)),),
    ),
    Rule(
        "died in",
        "place_of_death",
        r"(?P<subject>‹P\d+›)(?: \([^()]{0,80}\))? (?P<verb>died|passed away|was found dead"
        r"|was assassinated|was executed|drowned)(?: [^,;.‹]{0,60}?)?(?: on ‹D\d+›,?)?"
        r"(?: of [^,;.‹]{3,50}?)?,? (?:in|at)(?: (?:his|her|the|‹H\d+›))?(?: home in"
        r"| house in| city of| town of)? (?P<value>{place})",
        triggers=("died", "passed away", "dead", "assassinated", "executed", "drowned"),
        examples=(("[P Max Orr] died in [L Exampleton] on [D 2 May 1970].", ("Max Orr place_of_death Exampleton",)),),
    ),
    Rule(
        "born in and died in",
        "place_of_death",
        r"(?P<elided> and|, and|,) (?:later )?(?P<verb>died|passed away)(?: (?:on|in) ‹D\d+›)?,? (?:in|at)(?:"
        r" the city of)? "
        r"(?P<value>{place})",
        triggers=("died", "passed away"),
        after=r"^‹P\d+› (?:was|had been) born [^;.]{2,80}",
        examples=(
            (
                "[P Max Orr] was born in [L Tideport] and died in [L Exampleton].",
                ("Max Orr place_of_death Exampleton",),
            ),
        ),
    ),
    Rule(
        "P, born D,",
        "date_of_birth",
        r"^(?P<subject>‹P\d+›),? (?:an? [^;.‹]{3,60} )?(?P<verb>born)(?: on| in)? (?P<value>‹D\d+›)(?=,| in )",
        examples=(("[P Max Orr], born [D 5 October 1954], is an author.", ("Max Orr date_of_birth 1954-10-05",)),),
    ),
    Rule(
        "is a P, born in L",
        "place_of_birth",
        r"^(?P<subject>‹P\d+›)(?: \([^()]{0,200}\))?,? (?:is|was) an? [^;.‹]{3,120}?,? (?:who was"
        r" )?(?P<verb>born)"
        r"(?: (?:on|in) ‹D\d+›)? (?:in|at) (?P<value>{place})",
        examples=(
            (
                "[P Max Orr] is a Westland designer, born in [L Exampleton] in [D 1948].",
                ("Max Orr place_of_birth Exampleton",),
            ),
        ),
    ),
    Rule(
        "is a P, born in D",
        "date_of_birth",
        r"^(?P<subject>‹P\d+›)(?: \([^()]{0,200}\))?,? (?:is|was) an? [^;.‹]{3,120}?,? (?:who was"
        r" )?(?P<verb>born)"
        r"(?: (?:in|at) {place})? (?:in|on) (?P<value>‹D\d+›)",
        examples=(
            (
                "[P Max Orr] is a Westland designer, born in [L Exampleton] in [D 1948].",
                ("Max Orr date_of_birth 1948",),
            ),
        ),
    ),
    Rule(
        "home in",
        "residence",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?:[a-z]+ )?(?P<value>‹L\d+›) (?P<verb>apartment"
        r"|home|house|residence|flat|villa|estate|mansion)\b",
        examples=(("It was found in [H his] [L Exampleton] apartment.", ("his residence Exampleton",)),),
    ),
    Rule(
        "moved from",
        "residence",
        r"{s}(?P<verb>moved|relocated|emigrated) from (?P<value>‹L\d+›(?:, ‹L\d+›)?) to (?:the )?{place}",
        when="end",
        examples=(
            (
                "[P Max Orr] moved from [L Tideport] to [L Exampleton] in [D 1991].",
                ("Max Orr residence Tideport end=1991",),
            ),
        ),
    ),
    Rule(
        "lives in",
        "residence",
        r"{s}(?P<verb>lives|lived|resides|resided|living|moved|relocated|emigrated|settled"
        r"|immigrated)(?: (?:with|together with) ‹H\d+› [a-z ]{3,40}?)?(?: back| permanently"
        r"| there)?(?: from ‹L\d+›)? (?:in|to|at)(?: the)? (?P<value>{place})",
        when="start",
        examples=(
            (
                "[P Max Orr] moved from [L Tideport] to [L Exampleton] in [D 1991].",
                ("Max Orr residence Exampleton start=1991",),
            ),
        ),
    ),
)
