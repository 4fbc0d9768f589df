"""Accusations, charges, arrests, judgements, sanctions and rewards: who, against whom, for what, when."""

from pipeline.extraction.statements.rules import Rule

_WHAT = r"(?P<value>(?!‹D)[^;.]{4,260}?)"
# where the words for an offence end
_STOP = (
    r"(?=[;.]|, (?:but|which|who|where|with|after|before|in|on|for which|while|carrying"
    r"|although|the|and (?:he|she|they|it|was|were|in|on|is|has|had|later|sentenced"
    r"|fined))\b|, ‹D| (?:in|on) ‹D\d+›| in connection| at ‹O\d+›| by ‹O\d+›| in the ‹"
    r"| and (?:was|were|he|she|sentenced|fined|ordered|is|received|later|on|in|served)\b"
    r"| after | before | but | and sentenced| for allegedly| whose | who | when | while | against ‹|$)"
)

RULES = (
    Rule(
        "charged with",
        "charged_with",
        r"(?P<subject>{people}|‹O\d+›)(?: \([^()]{0,80}\))?,?(?: –)?(?: who)?(?: (?:was"
        r"|were|has been|had been|is|are|later|also|formally|subsequently|then|being|and"
        r"|arrested|jointly))+ (?:charged|indicted|arraigned|re-?charged|sued)(?: twice"
        r"| again)?(?: in ‹D\d+›)?(?: (?:by|in|at) [^,;.]{3,60}?)? (?:with|on|for)"
        r"(?: charges of| charges including| charges related to"
        rf"| charges relating to)? {_WHAT}{_STOP}",
        triggers=("charged", "indicted", "arraigned", "sued"),
        when="point",
        each=True,
        examples=(
            (
                "In [D 2009], [P Max Orr] was charged with wire fraud and theft.",
                ("Max Orr charged_with wire fraud alleged point=2009", "Max Orr charged_with theft alleged point=2009"),
            ),
        ),
    ),
    Rule(
        "charged him with",
        "charged_with",
        r"(?:charged|indicted) (?P<subject>‹P\d+›(?:(?:, | and ){person})*|‹O\d+›) (?:with"
        rf"|on|for)(?: charges of)? {_WHAT}{_STOP}",
        triggers=("charged", "indicted"),
        when="point",
        each=True,
        examples=(("[O Tide Police] charged [P him] with theft.", ("him charged_with theft alleged",)),),
    ),
    Rule(
        "arrested for",
        "charged_with",
        r"(?P<subject>{people})(?: (?:was|were|has been|had been|also|later|again))+ "
        r"(?:arrested|detained|apprehended|taken into custody)(?: in ‹L\d+›(?:, ‹L\d+›)?)?"
        r"(?: (?:on|in) ‹D\d+›)?(?: by [^,;.]{3,80}?)? (?:for|on|under)(?: suspicion of)? "
        rf"(?P<value>(?!a |the basis|‹D|orders|arrival|appeal)[^;.]{{4,160}}?){_STOP}",
        triggers=("arrested", "detained", "apprehended", "taken into custody"),
        when="point",
        examples=(
            (
                "[P Max Orr] was arrested by [O Tide Police] on theft charges, after a tip.",
                ("Max Orr charged_with theft charges alleged",),
            ),
        ),
    ),
    Rule(
        "indictment of",
        "charged_with",
        r"indictments? of (?P<subject>{people}|‹O\d+›|(?!the "
        r"|an? )[a-z0-9][^;.,]{4,100}?)(?: by [^,;.]{3,80}?)?,? (?:on|for)(?: charges "
        rf"(?:of|including))? {_WHAT}{_STOP}",
        triggers=("indictment",),
        each=True,
        examples=(
            ("It led to the indictment of [P Max Orr] on charges of theft.", ("Max Orr charged_with theft alleged",)),
        ),
    ),
    Rule(
        "indictment by",
        "charged_by",
        r"(?P<verb>indictments?) of (?P<subject>{people}|‹O\d+›|(?!the "
        r"|an? )[a-z0-9][^;.,]{4,100}?) by (?:the )?(?P<value>{agent})",
        triggers=("indictment",),
        when="point",
        examples=(
            (
                "It led to the indictments of two local clerks by the [O Tide Office] on charges of theft.",
                ("two local clerks charged_by Tide Office",),
            ),
        ),
    ),
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
        triggers=("suspended", "banned"),
        when="point",
        examples=(
            (
                "[P Max Orr] was banned by the [O Tide Board] in [D 2015].",
                ("Max Orr sanctioned_by Tide Board point=2015",),
            ),
        ),
    ),
    Rule(
        "sued for",
        "charged_with",
        rf"(?P<who>‹[PO]\d+›) (?:has )?sued (?P<subject>(?:the )?‹[PO]\d+›) for {_WHAT}{_STOP}",
        triggers=("sued",),
        when="point",
        each=True,
        examples=(("[O Tide Press] sued [P Max Orr] for libel.", ("Max Orr charged_with libel alleged",)),),
    ),
    Rule(
        "sued by",
        "charged_by",
        r"(?P<value>‹[PO]\d+›) (?:has |later |also )?(?P<verb>sued) (?P<subject>(?:the )?‹[PO]\d+›) for",
        triggers=("sued",),
        when="point",
        examples=(("[O Tide Press] sued [P Max Orr] for libel.", ("Max Orr charged_by Tide Press",)),),
    ),
    Rule(
        "charged by",
        "charged_by",
        r"(?P<subject>{people}|‹O\d+›)(?: (?:was|were|has been|had been|is|later|also"
        r"|formally|subsequently))+ (?P<verb>charged|indicted|sued)(?: in ‹D\d+›)? by "
        r"(?:an? |the )?(?P<value>{agent})",
        triggers=("charged", "indicted"),
        when="point",
        examples=(
            (
                "[P Max Orr] was indicted by the [O Tide Court] in [D 2009].",
                ("Max Orr charged_by Tide Court point=2009",),
            ),
        ),
    ),
    Rule(
        "X charged him",
        "charged_by",
        r"(?:^|(?<=, )|(?<=and )|(?<=› ))(?:[Tt]he )?(?P<value>{agent})(?: (?:later|also"
        r"|formally|subsequently|then|had|have))* (?P<verb>charged|indicted) "
        r"(?P<subject>‹P\d+›|‹O\d+›)(?= with| on| for|,|\.)",
        triggers=("charged", "indicted"),
        when="point",
        examples=(("Federal prosecutors later charged [P him] with fraud.", ("him charged_by Federal prosecutors",)),),
    ),
    Rule(
        "accused of",
        "accused_of",
        r"(?P<subject>{people}|‹O\d+›)(?: (?:is|was|were|has been|had been|also|being|been"
        r"|later|stood|are))+ (?:accused|suspected|blamed)(?: by [^,;.]{3,60}?)?,? (?:of"
        rf"|for) {_WHAT}{_STOP}",
        triggers=("accused", "suspected", "blamed"),
        when=None,
        each=False,
        examples=(("[P Max Orr] is accused of running a scheme.", ("Max Orr accused_of running a scheme alleged",)),),
    ),
    Rule(
        "Accused of",
        "accused_of",
        r"^Accused of (?P<value>[^;.]{4,160}?),? (?P<subject>‹P\d+›) (?:[a-z]+ed|was|fled|left|went|had)\b",
        triggers=("Accused of",),
        examples=(("Accused of theft, [P Max Orr] moved to [L Exampleton].", ("Max Orr accused_of theft alleged",)),),
    ),
    Rule(
        "accused him of",
        "accused_of",
        rf"(?:accused|accuses) (?P<subject>‹[PO]\d+›) of {_WHAT}{_STOP}",
        triggers=("accuse",),
        examples=(("[P Ann Li] accused [P Max Orr] of theft.", ("Max Orr accused_of theft alleged by Ann Li",)),),
    ),
    Rule(
        "convicted of",
        "convicted_of",
        r"{party}(?:was |were |been |being |be |initially |found |to be |pled |and )*"
        r"(?P<verb>convicted|found guilty|found to be guilty|guilty)(?: in ‹D\d+›)?(?: (?:by"
        rf"|in|at) [^,;.]{{3,60}}?)? (?:of|on|for)(?: charges of)? {_WHAT}{_STOP}",
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
        rf"{{party}}(?P<verb>pleaded guilty|pled guilty)(?: in ‹D\d+›)? to {_WHAT}{_STOP}",
        triggers=("guilty to",),
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
        r"(?P<subject>{people}|‹O\d+›)(?: (?:was|were|has been|had been|later|also"
        r"|subsequently))+ (?P<verb>acquitted|cleared|exonerated)(?: in ‹D\d+›)? (?:of|on"
        rf"|from) {_WHAT}{_STOP}",
        triggers=("acquitted", "cleared of", "exonerated"),
        when="point",
        examples=(
            ("[P Max Orr] was acquitted of theft in [D 2011].", ("Max Orr acquitted_of theft negated point=2011",)),
        ),
    ),
    Rule(
        "sentenced to",
        "sentenced_to",
        r"{party}(?:was |were |been |and )*(?P<verb>sentenced)(?: in ‹D\d+›)?"
        r"(?: by [^,;.]{3,50}?)? to (?P<value>(?!death row)[^;,.]{3,90}?)(?=[;,.]"
        r"| while | and (?:was|ordered|a fine|fined|to|pay)\b| for | in ‹D\d+›| on ‹D\d+›"
        r"| after | with | but |$)",
        triggers=("sentenced",),
        when="point",
        examples=(
            (
                "[P Max Orr] was sentenced to one year in prison and ordered to pay costs.",
                ("Max Orr sentenced_to one year in prison",),
            ),
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
        triggers=("fined", "fining"),
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
        triggers=("sentence", " term"),
        examples=(
            (
                "[P He] left after two-thirds of [H his] eight-month sentence.",
                ("his sentenced_to eight-month sentence",),
            ),
        ),
    ),
    Rule(
        "arrested by",
        "arrested_by",
        r"(?P<subject>{people}|(?:[Ss]everal|[Ss]ome|[Tt]wo|[Mm]any) of these [a-z]+)(?: "
        r"(?:was|were|has been|had been|also|later|again))+ (?P<verb>arrested|detained)"
        r"(?: in ‹L\d+›)?(?: (?:on|in) ‹D\d+›)? by (?:the )?(?P<value>{agent})",
        triggers=("arrested", "detained"),
        when="point",
        examples=(
            (
                "In [D 2011], [P Max Orr] was arrested by [O Tide Board] police on theft charges.",
                ("Max Orr arrested_by Tide Board police point=2011",),
            ),
        ),
    ),
    Rule(
        "X arrested",
        "arrested_by",
        r"(?:^|(?<=, )|(?<=› ))(?:[Tt]he )?(?P<value>{agent}) (?P<verb>arrested|detained) (?P<subject>‹P\d+›)",
        triggers=("arrested", "detained"),
        when="point",
        examples=(
            (
                "On [D 3 May 2001], the [O Tide Guard] arrested [P Max Orr].",
                ("Max Orr arrested_by Tide Guard point=2001-05-03",),
            ),
        ),
    ),
    Rule(
        "fined by",
        "fined_by",
        r"(?P<subject>‹[PO]\d+›)(?: (?:was|were|has been|had been|also))+ (?P<verb>fined)"
        r"(?: ‹M\d+›)? by (?:the )?(?P<value>‹O\d+›)",
        triggers=("fined",),
        when="point",
        examples=(
            (
                "[O Tide Press] was fined [M $5,000] by the [O Harbour Court] in [D 2001].",
                ("Tide Press fined_by Harbour Court point=2001",),
            ),
        ),
    ),
    Rule(
        "investigated by",
        "investigated_by",
        r"(?P<subject>‹[PO]\d+›)(?: (?:is|was|were|has been|had been|also|being|came))+ (?:"
        r"(?P<verb>investigated|under investigation|probed)) by (?:the )?(?P<value>‹O\d+›"
        r"(?: ‹O\d+›)?)",
        triggers=("investigat", "probed"),
        when="point",
        examples=(
            (
                "[P Max Orr] was investigated by the [O Tide Bureau] in [D 2001].",
                ("Max Orr investigated_by Tide Bureau point=2001",),
            ),
        ),
    ),
    Rule(
        "X is investigating",
        "investigated_by",
        r"(?P<value>‹O\d+›) (?:is|was|has been|had been|began|started) (?P<verb>investigating) (?P<subject>‹[PO]\d+›)",
        triggers=("investigating",),
        when="point",
        examples=(("The [O Tide Bureau] is investigating [P Max Orr].", ("Max Orr investigated_by Tide Bureau",)),),
    ),
    Rule(
        "pardoned by",
        "pardoned_by",
        r"(?P<subject>‹P\d+›)(?: (?:was|were|has been|had been|also|later))+ "
        r"(?P<verb>pardoned) by (?:[A-Za-z]+ ){0,3}(?P<value>‹P\d+›)",
        triggers=("pardoned",),
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
        triggers=("sanction",),
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
        "sanctions on, including",
        "sanctioned_by",
        r"(?P<value>{loose})(?: (?:has|had|also|later))* (?P<verb>imposed "
        r"(?:[a-z]+ )?sanctions (?:on|against)) (?:[^;.]{3,90}?) including (?P<subject>"
        r"(?:the )?(?:‹[PO]\d+›)(?:(?:, and |, | and )(?:the )?‹[PO]\d+›)*)",
        triggers=("sanction",),
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
        triggers=("sanction", "blacklisted", "designated"),
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
