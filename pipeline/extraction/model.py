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
class Facts:
    """All that extraction finds in one article; the subject is the first entity."""

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
