"""Word lists that the reference parser reads, one file a list, and the functions that read them."""

from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of a list that hold an entry, without comments."""
    text = files(__name__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def words(name: str) -> frozenset[str]:
    """A list with one word or phrase a line."""
    return frozenset(lines(name))


def table(name: str) -> dict[str, str]:
    """A list with two columns, parted by a tab; the second is empty where a line has none."""
    return {key: value for key, _, value in (line.partition("\t") for line in lines(name))}


def groups(name: str) -> dict[str, str]:
    """A list in groups: each entry with the `[group]` that it stands under."""
    found: dict[str, str] = {}
    group = ""
    for line in lines(name):
        if line.startswith("["):
            group = line.strip("[]")
        else:
            found.setdefault(line, group)
    return found
