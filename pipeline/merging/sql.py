"""The SQL of the merge, which stands in files of its own."""

from importlib import resources


def statement(name: str, folder: str = "steps") -> str:
    """The SQL statement that stands in `steps/NAME.sql`, or in another folder beside it."""
    return (resources.files(__package__) / folder / f"{name}.sql").read_text("utf-8")
