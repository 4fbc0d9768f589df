"""The properties that statements use, from the data file beside this module."""

from importlib.resources import files

_COLUMNS = ("property", "label", "description", "wikidata_id", "ftm_schema", "ftm_property", "value_type")


def read_lines(name: str) -> list[str]:
    """The lines of a data file of this package; those that begin with `#` are remarks."""
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


PROPERTIES: list[dict[str, str | None]] = [
    {column: value or None for column, value in zip(_COLUMNS, line.split("\t"), strict=True)}
    for line in read_lines("properties.tsv")
]
"""The rows of the table `properties`."""

VALUE_TYPES: dict[str, str] = {str(row["property"]): str(row["value_type"]) for row in PROPERTIES}

NATIONS: dict[str, str] = dict(line.split("\t") for line in read_lines("nations.tsv"))
"""The country that a lower-case word of nationality means, or a country's own name."""
