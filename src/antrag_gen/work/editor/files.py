"""The files that editors read, in a folder `.vscode`: a city and its blank papers come in, names and bytes go out."""

import json
from collections.abc import Mapping

from antrag_gen.library.arten import ARTEN
from antrag_gen.work.editor import vscode
from antrag_gen.work.editor.schema import NAMES, City, make_schema
from antrag_gen.work.editor.snippets import make_snippets

FOLDER = ".vscode"
SCHEMAS = f"{FOLDER}/schemas"
SNIPPETS = f"{FOLDER}/antrag.code-snippets"


def as_json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def schema_files(city: City) -> dict[str, bytes]:
    """Every schema by the name of its file."""
    return {f"{name}.json": as_json(make_schema(name, city)) for name in NAMES}


def made_files(city: City, papers: Mapping[str, str]) -> dict[str, bytes]:
    """What follows from the settings and lists of a city, by its name in the project; `papers` are blank ones."""
    schemas = {f"{SCHEMAS}/{name}": data for name, data in schema_files(city).items()}
    snippets = make_snippets(papers, {art: make_schema(art, city) for art in ARTEN})
    return {**schemas, SNIPPETS: as_json(snippets)}


def kept_files() -> dict[str, bytes]:
    """What an office may change: it is written only where it is missing."""
    files = {"settings": vscode.settings(), "extensions": vscode.extensions(), "tasks": vscode.tasks()}
    return {f"{FOLDER}/{name}.json": as_json(value) for name, value in files.items()}
