"""What each key means in German: `angaben.yaml` comes in, titles, descriptions and examples by model and key go out."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel

from antrag_gen.readers.yaml.head import Value, read_head

SOURCE = "angaben.yaml"
BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Meaning:
    """`examples` are YAML as it stands behind the key."""

    title: str
    description: str
    examples: tuple[str, ...] = ()

    @property
    def values(self) -> list[object]:
        """The examples as an editor's YAML reads them."""
        return [as_editors_read(read_example(example)) for example in self.examples]


@cache
def all_meanings() -> dict[str, dict[str, Meaning]]:
    """By the name of a model and the key."""
    head, problems = read_head(files(__package__).joinpath(SOURCE).read_text(encoding="utf-8"), SOURCE)
    if head is None or problems:
        raise AssertionError(problems)
    return {
        model: {key: _meaning(str(text)) for key, text in keys.items()}
        for model, keys in head.values.items()
        if isinstance(keys, dict)
    }


def _meaning(text: str) -> Meaning:
    title, description, *examples = text.split(BETWEEN)
    return Meaning(title, description, tuple(examples))


def meaning_of(model: type[BaseModel], key: str) -> Meaning | None:
    """What the key means there: as the model says, or the nearest one that it extends."""
    known = all_meanings()
    return next((known[base.__name__][key] for base in model.__mro__ if key in known.get(base.__name__, {})), None)


def read_example(example: str) -> Value:
    """The value of an example as the program reads it: every scalar is text."""
    head, problems = read_head(f"beispiel: {example}\n", SOURCE)
    if head is None or problems:
        raise AssertionError(problems)
    return head.values["beispiel"]


def as_editors_read(value: Value) -> object:
    """The same with numbers as numbers, where an editor would write them back as they are."""
    match value:
        case str():
            return int(value) if value.isdecimal() and str(int(value)) == value else value
        case list():
            return [as_editors_read(item) for item in value]
        case dict():
            return {key: as_editors_read(item) for key, item in value.items()}
