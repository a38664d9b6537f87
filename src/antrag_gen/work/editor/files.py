"""The files that editors read, in a folder `.vscode`: a city comes in, their names and bytes go out."""

import json

from antrag_gen.work.editor.schema import NAMES, City, make_schema

FOLDER = ".vscode"
SCHEMAS = f"{FOLDER}/schemas"


def as_json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def schema_files(city: City) -> dict[str, bytes]:
    """Every schema by the name of its file."""
    return {f"{name}.json": as_json(make_schema(name, city)) for name in NAMES}
