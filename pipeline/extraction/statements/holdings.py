"""Who owns what, and what belongs to what."""

from pipeline.extraction.statements.rules import Rule

RULES = (
    Rule(
        "owns",
        "owner_of",
        r"(?P<subject>{anybody})(?: \([^()]{0,60}\))?(?: also| still| now| later"
        r"| subsequently| had| has| announced it had| completed| fully)* (?P<verb>owned|owns"
        r"|acquired|bought|purchased|took over|its acquisition of|the acquisition of"
        r"|the purchase of)(?: out)? (?:(?:an?|the|its|rival|fellow|former|competitor"
        r"|[\w.-]+-based|(?:[a-z-]+ ){0,3}(?:company|firm|manufacturer|developer|maker"
        r"|supplier|provider|business|publisher|retailer|chain|bank|brewer|airline"
        r"|startup),?) )*(?P<value>{orgs})(?! ?[’'][st]| (?:stock|shares|debt|assets"
        r"|products|bonds|stake)\b)",
        triggers=("owned", "owns", "acquired", "bought", "purchased", "took over", "acquisition of", "purchase of"),
        when="start",
        each=True,
        inverse="owned_by",
        examples=(
            (
                "[P Jane Roe] also owned [O Tide Press].",
                ("Jane Roe owner_of Tide Press", "Tide Press owned_by Jane Roe"),
            ),
            (
                "In [D 2001], [O Harbour Group] bought the printing firm [O Tide Press].",
                ("Harbour Group owner_of Tide Press start=2001", "Tide Press owned_by Harbour Group start=2001"),
            ),
        ),
    ),
    Rule(
        "and acquired",
        "owner_of",
        r"(?P<elided>,| and|,? before|,? after|,? by|,? while|,? and then) (?:also |later "
        r"|then |subsequently )?(?P<verb>acquiring|acquired|buying|bought|purchasing"
        r"|purchased)(?: out)? (?:(?:an?|the|its|rival|fellow|former|competitor"
        r"|[\w.-]+-based|(?:[a-z-]+ ){0,3}(?:company|firm|manufacturer|developer|maker"
        r"|supplier|provider|business|publisher|retailer|chain|bank|brewer|airline"
        r"|startup),?) )*(?P<value>{orgs})(?! ?[’'][st]| (?:stock|shares|debt|assets"
        r"|products|bonds|stake)\b)",
        when="start",
        each=True,
        inverse="owned_by",
        examples=(
            (
                "[O Harbour Group] made presses before acquiring the typesetting company [O Tide Press] in [D 1957].",
                ("Harbour Group owner_of Tide Press start=1957", "Tide Press owned_by Harbour Group start=1957"),
            ),
        ),
    ),
    Rule(
        "parent of",
        "subsidiary",
        r"{body}(?P<verb>was|is|became) the parent(?: company| organi[sz]ation| corporation)? of (?P<value>{org})",
        triggers=("the parent",),
        when="start",
        inverse="parent_organization",
        examples=(
            (
                "[O Harbour Group] is the parent company of [O Tide Press].",
                ("Harbour Group subsidiary Tide Press", "Tide Press parent_organization Harbour Group"),
            ),
        ),
    ),
    Rule(
        "sold to",
        "owned_by",
        r"(?P<subject>(?:the )?‹[ON]\d+›) (?:was|were|had been) (?P<verb>sold|spun off"
        r"|transferred) (?:in ‹D\d+› )?to (?:the )?(?P<value>‹[PON]\d+›)",
        triggers=("sold", "spun off", "transferred"),
        when="start",
        inverse="owner_of",
        examples=(
            (
                "[O Tide Press] was sold to [O Harbour Group] in [D 2001].",
                ("Tide Press owned_by Harbour Group start=2001", "Harbour Group owner_of Tide Press start=2001"),
            ),
        ),
    ),
    Rule(
        "X owner P",
        "owner_of",
        r"(?P<value>{thing}|(?<=[a-z,] )[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){1,4}) (?P<role>"
        r"(?:co-)?owner|proprietor) (?P<subject>‹[PON]\d+›)",
        inverse="owned_by",
        claim="aside",
        examples=(
            (
                "It was sold by [O Tide Press] owner [P Max Orr].",
                ("Max Orr owner_of Tide Press role=owner", "Tide Press owned_by Max Orr"),
            ),
        ),
    ),
    Rule(
        "owner of",
        "owner_of",
        r"(?P<subject>‹[PON]\d+›)(?:,| is| was| became) (?:the )?(?:[a-z]+ )?(?P<role>"
        r"(?:co-)?owner|proprietor) of (?P<value>{org})",
        triggers=("owner of", "proprietor of"),
        when="start",
        inverse="owned_by",
        claim="aside",
        examples=(
            (
                "[P Max Orr], the owner of [O Tide Press], left.",
                ("Max Orr owner_of Tide Press role=owner", "Tide Press owned_by Max Orr"),
            ),
        ),
    ),
    Rule(
        "owned by",
        "owned_by",
        r"(?P<subject>(?:[Tt]he )?‹[OWN]\d+›)(?: \([^()]{0,80}\))?(?:,? (?:which|that))?,?"
        r"(?: (?:is|was|has been|wholly|partly|then|now|currently|also|majority|jointly"
        r"|privately))*,? (?P<verb>owned|acquired|bought|purchased|taken over)(?: in "
        r"(?P<start>‹D\d+›))? by (?P<value>(?:the )?‹[PON]\d+›)",
        triggers=("owned", "acquired", "bought", "purchased", "taken over"),
        when="start",
        inverse="owner_of",
        examples=(
            (
                "[O Tide Press] was acquired by [O Harbour Group] in [D 2001].",
                ("Tide Press owned_by Harbour Group start=2001", "Harbour Group owner_of Tide Press start=2001"),
            ),
        ),
    ),
    Rule(
        "ownership transferred",
        "owner_of",
        r"ownership of (?P<value>{org}) (?:was )?"
        r"(?P<verb>transferred|passed|sold|moved) to (?P<subject>‹[PON]\d+›)",
        triggers=("ownership of",),
        when="start",
        examples=(
            (
                "She left when the ownership of [O Tide Press] passed to [O Harbour Group].",
                ("Harbour Group owner_of Tide Press",),
            ),
        ),
    ),
    Rule(
        "subsidiary of",
        "parent_organization",
        r"(?P<subject>(?:[Tt]he )?‹[ON]\d+›)(?: \([^()]{0,80}\))?,?(?: (?:is|was|became|now"
        r"|then|which))*(?:,)? (?:an? |the )?(?:(?!(?:also|from)\b)[\w-]+ ){0,3}?(?P<verb>subsidiary"
        r"|division|arm|unit|branch|affiliate) of (?:the |its )?(?:[A-Za-z-]+ ){0,4}?(?P<value>‹[ON]\d+›)",
        triggers=("subsidiary of", "division of", "arm of", "unit of", "branch of", "affiliate of"),
        when="start",
        inverse="subsidiary",
        examples=(
            (
                "[O Tide Press] is a wholly owned subsidiary of [O Harbour Group].",
                ("Tide Press parent_organization Harbour Group", "Harbour Group subsidiary Tide Press"),
            ),
        ),
    ),
    Rule(
        "X's lab",
        "parent_organization",
        r"(?P<value>‹[ON]\d+›)[’']s? (?P<subject>‹[ON]\d+›|[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of"
        r"|for|on|and|the))* ?(?:Lab|Laboratory|Institute|Center|Centre|School|College"
        r"|Department|Faculty|Division)(?: (?:of|for|on) (?:the )?[A-Z][\w’'-]*(?: "
        r"(?:and )?[A-Z][\w’'-]*)*)?)(?! [a-z]+(?:er|or|ist)\b)",
        triggers=("’s", "'s"),
        part_of=r"›[’']",
        subject_like=(
            r"\b(?:Lab|Laboratory|Laboratories|Institute|Center|Centre|School|College|Department"
            r"|Faculty|Division|Group|Service|Office|Bureau|Directorate|Library|Museum|Press"
            r"|Hospital|Unit|Branch)\b"
        ),
        claim="aside",
        examples=(
            (
                "She works at [O Harbour University]'s [O Tide Research Lab].",
                ("Tide Research Lab parent_organization Harbour University",),
            ),
        ),
    ),
    Rule(
        "X's committee",
        "part_of",
        r"(?P<subject>(?P<value>‹[ON]\d+›)[’']s? (?:executive|ethics|advisory|organising"
        r"|organizing|steering|central|audit|nominating) (?:committee|board|council))",
        claim="aside",
        examples=(
            (
                "Members of [O Tide Board]'s ethics committee left.",
                ("Tide Board's ethics committee part_of Tide Board",),
            ),
        ),
    ),
)
