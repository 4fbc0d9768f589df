"""FollowTheMoney entities: values are cleaned and checked by its library, and what it refuses is counted."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from pipeline.errors import MissingExtraError

# A date that FollowTheMoney can say: `1989`, `1989-12`, `1989-12-12`; not `1984~`, `201X`, `2011-21`, `2011/2014`.
_PLAIN_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")

Value = str | None
Values = Value | Iterable[Value]


def load_model() -> Any:
    """FollowTheMoney's model. Raises MissingExtraError where the library is not installed."""
    try:
        from followthemoney import model  # an extra; it takes long to load
    except ImportError as error:
        raise MissingExtraError(
            "the format ftm needs the library followthemoney; install it: pip install 'article-pipeline[ftm]'"
        ) from error
    return model


def plain_date(edtf: str | None) -> str | None:
    """The date where FollowTheMoney can say it as precisely and no more so; else None."""
    return edtf if edtf and _PLAIN_DATE.fullmatch(edtf) else None


class Entity:
    """One entity that is being made."""

    def __init__(self, model: Any, schema: str, key: str, refused: Counter[str]) -> None:
        self.schema = model.get(schema)
        self._proxy = model.make_entity(schema)
        self._proxy.id = key
        self._refused = refused

    def add(self, name: str, values: Values) -> None:
        """Give a property these values; None says nothing, and what the library refuses is counted."""
        prop = self.schema.get(name)
        for value in [values] if isinstance(values, str) or values is None else values:
            if value:
                to_itself = prop.type.name == "entity" and value == self._proxy.id  # for which the library raises
                clean = None if to_itself else prop.type.clean(value, proxy=self._proxy)
                if clean is None:
                    self._refused[f"{self.schema.name}.{name}"] += 1
                else:
                    self._proxy.unsafe_add(prop, clean)

    @property
    def is_whole(self) -> bool:
        """Whether it has what its schema requires."""
        return all(self._proxy.has(name) for name in self.schema.required)

    def line(self) -> str:
        """The entity as a line of JSON; the same entity gives the same line."""
        values = {name: sorted(self._proxy.get(name)) for name in sorted(self._proxy.properties)}
        whole = {"id": self._proxy.id, "schema": self.schema.name, "properties": values}
        return json.dumps(whole, ensure_ascii=False) + "\n"
