"""Expressions and words that several rules share."""

import re

from pipeline.extraction.statements.properties import NATIONS, read_lines
from pipeline.extraction.statements.rules import alternatives

FOUNDED = r"(?:co-?founded|founded|established|started|launched|set up|incorporated|created|began|launch|found|formed)"
BUSINESS = alternatives(
    word for word in read_lines("businesses.txt") if word not in ("union", "fund", "mine", "station")
)
A_NATION = rf"^(?:the )?(?:{'|'.join(sorted(re.escape(name) for name in set(NATIONS.values())))}|US|U\.S\.|UK)$"
KINDS = (
    r"(?:company|firm|group|website|site|organi[sz]ation|project|foundation|magazine|newspaper|label|studio"
    r"|agency"
    r"|institute|school|party|movement|network|startup|start-up|business|charity|band|club|society"
    r"|association|program"
    r"|collective|think tank|bank|service|search engine|label)"
)
OFFENCE = r"(?P<value>(?!‹D)[^;.]{4,260}?)"
# where the words for an offence end
OFFENCE_END = (
    r"(?=[;.]|, (?:but|which|who|where|with|after|before|in|on|for which|while|later|subsequently|carrying"
    r"|although|pointing|saying|claiming|alleging|stating|arguing|citing|adding|noting|prompting|leading|resulting|making"
    r"|the|and (?:he|she|they|it|was|were|in|on|is|has|had|later|sentenced"
    r"|fined|also|separately|subsequently|then|pleaded))\b|, and [a-z]+ [^,;.]{0,60} (?:was|were)\b|, ‹D|"
    r" (?:in|on) ‹D\d+›| in connection| between ‹D| from ‹D| at ‹O\d+›| by ‹O\d+›| in the ‹"
    r"| and (?:was|were|he|she|sentenced|fined|ordered|is|received|later|on|in|served|acquitted|convicted"
    r"|charged"
    r"|found|released|executed|dismissed|discharged|imprisoned|exiled|deported|fled|held|tried|stripped"
    r"|suspended"
    r"|removed|expelled|hanged|shot|handed|given|jailed|sent|placed|banned|barred|agreed|resigned|denied|became|left"
    r")\b|[\"”]? by (?:an?|one|the|\d+)\b"
    r"| after | before | but | and sentenced| for allegedly| whose | who | when | while | against ‹|$)"
)
ORG_KIND = (
    r"(?:(?:[\w’'\"“”-]+ ){0,4}?(?:company|firm|group|organi[sz]ation|website|site"
    r"|foundation|agency|subsidiary|publisher|label|bank|institute) )?"
)
