"""Judgements, penalties, pardons, sanctions and rewards: who, by whom, when."""

from pipeline.extraction.statements.rules import Rule
from pipeline.extraction.statements.vocabulary import OFFENCE, OFFENCE_END

RULES = (
    Rule(
        "suspended by",
        "sanctioned_by",
        r"(?:‹P\d+›|[a-z]+)(?: (?:was|were|has been|had been))+ (?P<verb>suspended"
        r"|banned) by (?P<value>(?:the )?‹O\d+›(?:[’']s? [a-z]+ committee)?),? including "
        r"(?P<subject>{people})",
        triggers=("suspended by", "banned by"),
        when="point",
        claim="verb",
        examples=(
            (
                "Many were suspended by [O Tide Board]'s ethics committee including [P Max Orr].",
                ("Max Orr sanctioned_by Tide Board's ethics committee",),
            ),
        ),
    ),
    Rule(
        "was suspended by",
        "sanctioned_by",
        r"(?P<subject>{people})(?: (?:was|were|has been|had been|also|later))+ "
        r"(?P<verb>suspended|banned)(?: for [a-z ]+)? by (?P<value>(?:the )?‹O\d+›"
        r"(?:[’']s? [a-z]+ committee)?)",
        when="point",
        examples=(
            (
                "[P Max Orr] was banned by the [O Tide Board] in [D 2015].",
                ("Max Orr sanctioned_by Tide Board point=2015",),
            ),
        ),
    ),
    Rule(
        "convicted of",
        "convicted_of",
        r"{party}(?:was |were |been |being |be |initially |found |to be |pled |and )*"
        r"(?P<verb>convicted|found guilty|found to be guilty|guilty)(?: in ‹D\d+›)?(?: (?:by"
        rf"|in|at) [^,;.]{{3,60}}?)? (?:of|on|for)(?: charges of)? {OFFENCE}{OFFENCE_END}",
        triggers=("convicted of", "guilty of", "convicted on", "convicted for", "convicted in"),
        when="point",
        examples=(
            (
                "On [D 17 April 2009], [P Max Orr] was convicted of theft.",
                ("Max Orr convicted_of theft point=2009-04-17",),
            ),
        ),
    ),
    Rule(
        "pleaded guilty",
        "pleaded_guilty_to",
        rf"{{party}}(?P<verb>pleaded guilty|pled guilty)(?: (?:in|on|before) [^,;.]{{2,50}}?)? to"
        rf" {OFFENCE}{OFFENCE_END}",
        triggers=("guilty ",),
        when="point",
        each=True,
        examples=(
            (
                "[P Max Orr] pleaded guilty to wire fraud in [D 2011].",
                ("Max Orr pleaded_guilty_to wire fraud point=2011",),
            ),
        ),
    ),
    Rule(
        "acquitted of",
        "acquitted_of",
        r"{party}(?:(?:was|were|has been|had been|later|also|subsequently|formally|fully) )+"
        r"(?P<verb>acquitted|cleared|exonerated|absolved|found not guilty)(?: in ‹D\d+›)?"
        rf"(?: by [^,;.‹]{{3,40}})? (?:of|on|from) {OFFENCE}{OFFENCE_END}",
        triggers=("acquitted", "cleared ", "exonerated", "absolved", "found not guilty"),
        value_unlike=r"^(?:appeal|retrial|an? |grounds|the grounds|‹)",
        when="point",
        examples=(
            ("[P Max Orr] was acquitted of theft in [D 2011].", ("Max Orr acquitted_of theft negated point=2011",)),
            (
                "[P Max Orr] was convicted of theft, but was cleared of the arson charge.",
                ("Max Orr acquitted_of arson charge negated",),
            ),
            (
                "[P Max Orr] was found not guilty of arson in [D 2011] but convicted of theft.",
                ("Max Orr acquitted_of arson negated point=2011",),
            ),
        ),
    ),
    Rule(
        "acquitted him of",
        "acquitted_of",
        rf"(?P<verb>acquitted|cleared|exonerated|absolved) (?P<subject>{{people}}|‹O\d+›) (?:of|on|from) {OFFENCE}"
        rf"{OFFENCE_END}",
        value_unlike=r"^(?:appeal|retrial|grounds|the grounds|‹)",
        when="point",
        examples=(
            (
                "In [D 2011], a court acquitted [P Max Orr] of theft.",
                ("Max Orr acquitted_of theft negated point=2011",),
            ),
        ),
    ),
    Rule(
        "sentenced to",
        "sentenced_to",
        r"{party}(?:was |were |been |and |on ‹D\d+› )*(?P<verb>sentenced)(?: in ‹D\d+›)?"
        r"(?: by [^,;.]{3,50}?)? to (?P<value>(?!death row)[^;,.]{3,90}?)(?=[;,.]"
        r"| while | and (?:was|ordered|a fine|fined|to|pay)\b| for | in ‹D\d+›| on ‹D\d+›"
        r"| by (?:an?|the) | after | with | but |$)",
        when="point",
        examples=(
            (
                "[P Max Orr] was sentenced to one year in prison and ordered to pay costs.",
                ("Max Orr sentenced_to one year in prison",),
            ),
        ),
    ),
    Rule(
        "jailed for",
        "sentenced_to",
        r"{s}(?:was |were |been )*(?P<verb>jailed|imprisoned) for (?P<value>life|(?:(?:at least|up to|a further) )?"
        r"(?:[a-z]+(?:-[a-z]+)?|\d+)(?: and a half)? (?:years?|months?|weeks?|days?)"
        r"(?: and [a-z]+ (?:months?|weeks?|days?))?)\b",
        triggers=("jailed for", "imprisoned for"),
        when="point",
        examples=(
            ("In [D 2012] [P Max Orr] was jailed for 30 months.", ("Max Orr sentenced_to 30 months point=2012",)),
            (
                "[P Max Orr] was convicted of theft and jailed for nine years and two months.",
                ("Max Orr sentenced_to nine years and two months",),
            ),
            ("[P Max Orr] was jailed for theft.", ()),
        ),
    ),
    Rule(
        "received a sentence of",
        "sentenced_to",
        r"{s}(?:was [^,;.]{3,50} and )?(?P<verb>received|was given|served|got|was handed) "
        r"(?:an? |the )?(?:sentence of |prison sentence of )(?P<value>[^;,.]{3,90}?)(?=[;,.]"
        r"| and | for | in ‹D\d+›| after |$)",
        triggers=("sentence of",),
        when="point",
        examples=(
            ("[P Max Orr] received a sentence of life imprisonment.", ("Max Orr sentenced_to life imprisonment",)),
        ),
    ),
    Rule(
        "ordered to pay",
        "sentenced_to",
        r"{party}(?:was |were |[^,;.‹]{3,60} and )?(?P<verb>ordered to pay|fined) (?:(?:an? "
        r"|the |more than |over )?(?P<value>fine|damages|compensation|restitution|costs"
        r"|court costs) of (?:about |over |more than )?(?P<amount>‹M\d+›)|"
        r"(?P<amount_first>‹M\d+›) in (?P<kind>damages|restitution|fines|compensation)|"
        r"(?P<sum>‹M\d+›))",
        triggers=("ordered to pay", "fined"),
        value_groups=("value", "kind", "sum"),
        when="point",
        examples=(
            (
                "[P Max Orr] was ordered to pay damages of [M $30,000].",
                ("Max Orr sentenced_to damages amount=30000 USD",),
            ),
        ),
    ),
    Rule(
        "fining X",
        "sentenced_to",
        r"(?P<verb>fined|fining) (?P<subject>(?:the )?‹[POLW]\d+›) (?:a total of |more than "
        r"|over )?(?:(?P<amount>‹M\d+›) in (?P<value>damages|restitution|compensation)|"
        r"(?P<sum>‹M\d+›))",
        when="point",
        value_groups=("value", "sum"),
        examples=(
            (
                "The court ruled against it, fining [O Tide Press] [M $4,800] in damages.",
                ("Tide Press sentenced_to damages amount=4800 USD",),
            ),
        ),
    ),
    Rule(
        "his sentence",
        "sentenced_to",
        r"(?P<subject>‹H\d+›|‹P\d+›[’']s?) (?P<value>(?:\w+-(?:year|month|week|day)"
        r"(?:-long)?|life) (?:prison |jail )?(?P<verb>sentence|term))\b",
        examples=(
            (
                "[P He] left after two-thirds of [H his] eight-month sentence.",
                ("his sentenced_to eight-month sentence",),
            ),
        ),
    ),
    Rule(
        "fined by",
        "fined_by",
        r"(?P<subject>‹[PO]\d+›)(?: (?:was|were|has been|had been|also))+ (?P<verb>fined)"
        r"(?: ‹M\d+›)? by (?:the )?(?P<value>‹O\d+›)",
        when="point",
        examples=(
            (
                "[O Tide Press] was fined [M $5,000] by the [O Harbour Court] in [D 2001].",
                ("Tide Press fined_by Harbour Court point=2001",),
            ),
        ),
    ),
    Rule(
        "pardoned by",
        "pardoned_by",
        r"(?P<subject>‹P\d+›)(?: (?:was|were|has been|had been|also|later))+ "
        r"(?P<verb>pardoned) by (?:[A-Za-z]+ ){0,3}(?P<value>‹P\d+›)",
        when="point",
        examples=(
            (
                "[P Max Orr] was pardoned by President [P Ann Li] in [D 2001].",
                ("Max Orr pardoned_by Ann Li point=2001",),
            ),
        ),
    ),
    Rule(
        "sanctions on",
        "sanctioned_by",
        r"(?P<value>{loose})(?: (?:has|had|also|later))* (?P<verb>imposed "
        r"(?:[a-z]+ )?sanctions (?:on|against)|sanctioned|announced (?:[a-z]+ )?sanctions "
        r"(?:on|against)|placed sanctions on) (?P<subject>(?:the )?(?:‹[PO]\d+›)(?:(?:, and "
        r"|, | and )(?:the )?‹[PO]\d+›)*)",
        when="point",
        examples=(
            (
                "In [D July 2022], the [O Tide Treasury] imposed sanctions on [P Max Orr] and [O Tide Press].",
                (
                    "Max Orr sanctioned_by Tide Treasury point=2022-07",
                    "Tide Press sanctioned_by Tide Treasury point=2022-07",
                ),
            ),
        ),
    ),
    Rule(
        "added to a list of sanctions",
        "sanctioned_by",
        r"(?P<value>(?:[Tt]he )?‹[OL]\d+›)(?: (?:has|had|also|later))* (?P<verb>added|placed|put) (?P<subject>(?:the )?"
        r"‹[PO]\d+›(?:(?:, and |, | and )(?:the )?‹[PO]\d+›)*) (?:to|on|onto) (?:its|the|their|an?|‹H\d+›) "
        r"(?:[a-z-]+ )?sanctions list",
        triggers=("sanctions list",),
        when="point",
        examples=(
            (
                "On [D 15 March 2022], the [O Tide Union] added [P Max Orr] to its sanctions list.",
                ("Max Orr sanctioned_by Tide Union point=2022-03-15",),
            ),
        ),
    ),
    Rule(
        "sanctions on, including",
        "sanctioned_by",
        r"(?P<value>{loose})(?: (?:has|had|also|later))* (?P<verb>imposed "
        r"(?:[a-z]+ )?sanctions (?:on|against)) (?:[^;.]{3,90}?) including (?P<subject>"
        r"(?:the )?(?:‹[PO]\d+›)(?:(?:, and |, | and )(?:the )?‹[PO]\d+›)*)",
        claim="verb",
        when="point",
        examples=(
            (
                "The [O Tide Treasury] imposed sanctions on [P Max Orr] and on three groups,"
                " including the [O Tide Board].",
                ("Tide Board sanctioned_by Tide Treasury",),
            ),
        ),
    ),
    Rule(
        "sanctioned by",
        "sanctioned_by",
        r"(?P<subject>‹[PO]\d+›)(?: (?:is|was|were|has been|had been|also|later))+ "
        r"(?P<verb>sanctioned|placed under sanctions|put under sanctions|blacklisted"
        r"|designated) by (?:the )?(?P<value>‹[OL]\d+›)",
        when="point",
        examples=(
            (
                "[P Max Orr] was sanctioned by the [O Tide Treasury] in [D 2022].",
                ("Max Orr sanctioned_by Tide Treasury point=2022",),
            ),
        ),
    ),
    Rule(
        "reward",
        "reward_offered_by",
        r"(?P<value>(?:[Tt]he )?(?:‹O\d+›|[A-Z][\w’'-]*(?: (?:for|and|of"
        r"|[A-Z][\w’'-]*)){1,6}))(?: (?:of|at) (?:the )?‹[OL]\d+›)?,? (?:has |is |also )*"
        r"(?P<verb>offers|offered|offering|announced|posted)(?: a reward of)? (?:up to )?"
        r"(?P<amount>‹M\d+›)(?: reward)?(?: ‹O\d+›| USD)? for information (?:about|on"
        r"|leading to|regarding)(?: the)?(?: [a-z]+){0,3}(?: of)? (?P<subject>‹[PO]\d+›)",
        triggers=("for information",),
        when="point",
        examples=(
            (
                "The [O Tide Programme] offered up to [M $10 million] for information about [P Max Orr].",
                ("Max Orr reward_offered_by Tide Programme amount=10000000 USD",),
            ),
        ),
    ),
)
