"""What extraction makes of one parsed document; every `start` and `end` is an offset into the decoded text.

References between the parts are positions in the lists of `Facts`; keys are made later, when the parts become rows.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Name:
    """A name that the article gives an entity."""

    text: str
    name_type: str  # name, alias, acronym, native, previous, weak
    language: str | None = None  # BCP 47
    script: str | None = None  # ISO 15924


@dataclass(slots=True)
class Entity:
    """A person, organisation, place or other thing within one article."""

    schema: str  # FollowTheMoney: Person, Organization, Company, PublicBody, Place, Event, Work
    name: str
    description: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    birth_year: int | None = None
    names: list[Name] = field(default_factory=list)


@dataclass(slots=True)
class Mention:
    """A place where an entity is named."""

    entity: int
    sentence: int | None
    name_type: str
    start: int
    end: int


@dataclass(slots=True)
class DateExpression:
    """A time expression; `edtf` is None where the text does not tell what it means."""

    sentence: int | None
    start: int
    end: int
    edtf: str | None


@dataclass(slots=True)
class Quantity:
    """An amount of money, a share or a count."""

    sentence: int | None
    start: int
    end: int
    value: float
    value_max: float | None = None
    unit: str | None = None  # singular: percent, year, member; None for money
    currency: str | None = None  # ISO 4217
    bound: str = "exact"  # exact, about, at_least, at_most


@dataclass(slots=True)
class Quotation:
    """A quoted passage, without its quotation marks, and who said it."""

    sentence: int | None
    start: int
    end: int
    speaker: int | None = None
    speaker_text: str | None = None


@dataclass(slots=True)
class Certainty:
    """What the words of the text make of a statement or event, and whose word it is."""

    level: str = "asserted"  # asserted, alleged, reported
    negated: bool = False
    attributed_to: int | None = None  # an entity
    attributed_to_text: str | None = None


@dataclass(slots=True)
class Statement:
    """A thing said of an entity at one place: subject, property, value, and what goes with them.

    The subject or value may be a group that no name stands for; then only its text is there.
    """

    property: str
    value_type: str  # entity, date, text, quantity
    start: int
    end: int
    extractor: str  # the rule that found it
    confidence: float  # 0 to 1
    block: int | None = None
    sentence: int | None = None
    subject: int | None = None
    subject_text: str | None = None
    value: int | None = None
    value_text: str | None = None
    value_edtf: str | None = None
    role: str | None = None
    target_text: str | None = None
    amount: float | None = None
    currency: str | None = None
    amount_bound: str | None = None
    duration: str | None = None  # ISO 8601
    start_edtf: str | None = None
    end_edtf: str | None = None
    point_edtf: str | None = None
    event: int | None = None  # the matter that it belongs to
    certainty: Certainty = field(default_factory=Certainty)


@dataclass(slots=True)
class Participant:
    """Who took part in an event, as the text names them, and how."""

    text: str
    role: str  # agent, target, host, participant, subject
    entity: int | None = None


@dataclass(slots=True)
class Event:
    """A dated happening."""

    kind: str
    start: int
    end: int
    confidence: float
    block: int | None = None
    sentence: int | None = None
    name: str | None = None
    date_edtf: str | None = None
    place: int | None = None
    place_text: str | None = None
    amount: float | None = None
    currency: str | None = None
    certainty: Certainty = field(default_factory=Certainty)
    participants: list[Participant] = field(default_factory=list)


@dataclass(slots=True)
class Facts:
    """All that extraction finds in one article; the subject is the first entity."""

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)  # in the order of the text, none within another
    dates: list[DateExpression] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
