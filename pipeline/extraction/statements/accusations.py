"""Accusations, charges, arrests and investigations: who, by whom, for what, when."""

from pipeline.extraction.statements.rules import Rule
from pipeline.extraction.statements.vocabulary import OFFENCE, OFFENCE_END

# what somebody is charged with by an office, and no offence: `charged with investigating the fire`
_DUTIES = (
    r"(?:(?:the )?(?:task|duty|responsibility|job|care|defen[cs]e|management|administration|creation"
    r"|construction|development)\b"
    r"|(?:defending|investigating|prosecuting|overseeing|enforcing|protecting|supervising|administering|managing|developing"
    r"|designing|building|ensuring|maintaining|implementing|coordinating|organi[sz]ing|guarding|restoring|reviewing|advising"
    r"|finding|drafting|preparing|promoting|regulating|monitoring|leading|creating|improving|providing|examining|bringing)\b)"
)

RULES = (
    Rule(
        "charged with",
        "charged_with",
        r"(?P<subject>{people}|‹O\d+›)(?: \([^()]{0,80}\))?,?(?: –)?(?: who)? (?:was|were"
        r"|has been|had been|is|are|later|also|formally|subsequently|then)(?: (?:was|were|later"
        r"|also|formally|subsequently|then|been|being|and|arrested|jointly))* (?:charged"
        r"|indicted|arraigned|re-?charged|sued)(?: twice"
        r"| again)?(?: in ‹D\d+›)?(?: (?:by|in|at) [^,;.]{3,60}?)? (?:with|on|for)"
        r"(?: charges of| charges including| charges related to"
        rf"| charges relating to)? (?!{_DUTIES}){OFFENCE}{OFFENCE_END}",
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
        rf"|on|for)(?: charges of)? {OFFENCE}{OFFENCE_END}",
        when="point",
        each=True,
        examples=(
            ("[O Tide Police] charged [P him] with theft.", ("him charged_with theft alleged",)),
            (
                "[O Tide Police] charged [P him] with bribing clerks in [L Westland] and [L Eastland].",
                ("him charged_with bribing clerks in Westland alleged",),
            ),
        ),
    ),
    Rule(
        "arrested for",
        "charged_with",
        r"(?P<subject>{people})(?: (?:was|were|has been|had been|also|later|again))+ "
        r"(?:arrested|detained|apprehended|taken into custody)(?: in ‹L\d+›(?:, ‹L\d+›)?)?"
        r"(?: (?:on|in) ‹D\d+›)?(?: by [^,;.]{3,80}?)? (?:for"
        r"|(?:on|under)(?=[^;.]{0,60} (?:charges?|suspicion|counts?|allegations?|accusations?)\b))(?: suspicion of)? "
        rf"(?P<value>(?!a |the basis|‹D|orders|arrival|appeal)[^;.]{{4,160}}?){OFFENCE_END}",
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
        rf"(?:of|including))? {OFFENCE}{OFFENCE_END}",
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
        when="point",
        examples=(
            (
                "It led to the indictments of two local clerks by the [O Tide Office] on charges of theft.",
                ("two local clerks charged_by Tide Office",),
            ),
        ),
    ),
    Rule(
        "sued for",
        "charged_with",
        rf"(?P<who>‹[PO]\d+›) (?:has )?sued (?P<subject>(?:the )?‹[PO]\d+›) for {OFFENCE}{OFFENCE_END}",
        when="point",
        each=True,
        examples=(("[O Tide Press] sued [P Max Orr] for libel.", ("Max Orr charged_with libel alleged",)),),
    ),
    Rule(
        "sued by",
        "charged_by",
        r"(?P<value>‹[PO]\d+›) (?:has |later |also )?(?P<verb>sued) (?P<subject>(?:the )?‹[PO]\d+›) for",
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
        when="point",
        examples=(("Federal prosecutors later charged [P him] with fraud.", ("him charged_by Federal prosecutors",)),),
    ),
    Rule(
        "accused of",
        "accused_of",
        r"(?P<subject>{people}|‹O\d+›)(?: (?:is|was|were|has been|had been|also|being|been"
        r"|later|stood|are))+ (?:accused|suspected|blamed)(?: by [^,;.]{3,60}?)?,? (?:of"
        rf"|for) {OFFENCE}{OFFENCE_END}",
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
        rf"(?:accused|accuses) (?P<subject>‹[PO]\d+›) of {OFFENCE}{OFFENCE_END}",
        examples=(("[P Ann Li] accused [P Max Orr] of theft.", ("Max Orr accused_of theft alleged by Ann Li",)),),
    ),
    Rule(
        "arrested by",
        "arrested_by",
        r"(?P<subject>{people}|(?:[Ss]everal|[Ss]ome|[Tt]wo|[Mm]any) of these [a-z]+)(?: "
        r"(?:was|were|has been|had been|also|later|again))+ (?P<verb>arrested|detained)"
        r"(?: in ‹L\d+›)?(?: (?:on|in) ‹D\d+›)? by (?:the )?(?P<value>{agent})",
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
        when="point",
        examples=(
            (
                "On [D 3 May 2001], the [O Tide Guard] arrested [P Max Orr].",
                ("Max Orr arrested_by Tide Guard point=2001-05-03",),
            ),
        ),
    ),
    Rule(
        "investigated by",
        "investigated_by",
        r"(?P<subject>‹[PO]\d+›)(?: (?:is|was|were|has been|had been|also|being|came))+ (?:"
        r"(?P<verb>investigated|under investigation|probed)) by (?:the )?(?P<value>‹O\d+›"
        r"(?: ‹O\d+›)?)",
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
        when="point",
        examples=(("The [O Tide Bureau] is investigating [P Max Orr].", ("Max Orr investigated_by Tide Bureau",)),),
    ),
)
