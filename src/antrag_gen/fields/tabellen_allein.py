"""Check the tables of a head whose paper cannot be judged: its values come in, what is wrong in cells goes out."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import ValidationError

from antrag_gen.errors import Path, Problem
from antrag_gen.fields.tabellen import Tabelle

KEY = "tabellen"


def check_tables_alone(values: Mapping[str, object], broken: Sequence[Path]) -> Iterator[Problem]:
    """What is wrong in cells that can be read; nothing of those below a path that is `broken`."""
    tables = values.get(KEY)
    for name, value in tables.items() if isinstance(tables, dict) else ():
        try:
            tabelle = Tabelle.model_validate(value)
        except ValidationError:  # told where the paper is read
            continue
        for finding in tabelle.check_cells((KEY, name)):
            if not any(finding.path[: len(path)] == path for path in broken):
                yield finding
