"""Entries of the lists of a head: what an office wrote comes in, an entry goes out, or why it is refused."""

from collections.abc import Iterable

from antrag_gen.readers.yaml.head import Value
from antrag_gen.work.forms.fields import ORDERS, Feld

LONGEST_SHOWN = 70


def new_entry(name: str, answers: Iterable[tuple[Feld, str]]) -> dict[str, Value]:
    """A new entry of the list of that name, its keys in their order."""
    values: dict[str, Value] = {}
    for feld, text in answers:
        *way, last = feld.path[2:]
        values |= {str(way[0]): {str(last): text}} if way else {str(last): text}
    return {key: values[key] for key in ORDERS[name] if key in values}


def refusal(name: str, old: str, shown: str) -> tuple[str, str]:
    """Why an entry of that name stands against the one that the form has added before (`old`), and what helps."""
    if not name:
        what = f"In {shown} steht aus diesem Formular schon „{short(old)}“."
        return what, "Soll es wegfallen, dort von Hand löschen, und das Feld im Formular leeren."
    if old and old != name:
        what = f"Aus diesem Formular steht in {shown} schon „{short(old)}“, jetzt „{short(name)}“."
        hint = "Ist es ein anderer Eintrag, die nächste freie Stelle im Formular nehmen; ist es derselbe, "
        return what, f"{hint}„--vorrang-formular“ angeben."
    what = f"„{short(name)}“ steht schon in {shown}, mit anderen Angaben."
    hint = "Die Angaben dort ändern, in einem neuen Formular oder von Hand; gilt dieses Formular, "
    return what, f"{hint}„--vorrang-formular“ angeben."


def short(text: str, most: int = LONGEST_SHOWN) -> str:
    """In one line, and no longer than a message bears."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
