"""Hold a prepared report against what would be prepared today: whether it is begun, and which sums it rests on, go out.

What decisions made since then change is not taken for the work of the office.
"""

from collections.abc import Iterator, Mapping

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.german.zahlen import format_euro
from antrag_gen.library.access import Access
from antrag_gen.library.contents import Content
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import split_source
from antrag_gen.readers.yaml.head import Value
from antrag_gen.reports.mittelverwendung import AMOUNTS
from antrag_gen.work.yearly.draft import Draft
from antrag_gen.work.yearly.due import Faellig

# What a decision says of a report besides its money and posts.
OF_DECISIONS = {"oeffentlich", "referate", "amt"}
MONEY, POSTS = "mittel", "stellen"
GRANTED = compile_late(r"^ *- jahr: (?P<jahr>\d{4})\s+# bewilligt: (?:[a-z][a-z ]* )?(?P<euro>\d[\d.]*(?:,\d+)?) Euro")


def is_as_prepared(content: Content, prepared: Draft) -> bool:
    """Whether nobody has written anything into the file but actual amounts, by what is decided today or was before."""
    if content.head is None or content.source.body != split_source(prepared.text, content.file.shown).body:
        return False
    now, then = content.head.values, prepared.values
    others = {*now, *then} - OF_DECISIONS - {MONEY, POSTS}
    return (
        all(now.get(key) == then.get(key) for key in others)
        and _is_as_asked(_years(now.get(MONEY)), _years(then.get(MONEY)))
        and _is_as_asked({POSTS: _entry(now.get(POSTS))}, {POSTS: _entry(then.get(POSTS))})
    )


def _years(value: Value | None) -> dict[str, dict[str, Value]]:
    """The entries of a list by their years, without what the list of the finance office enters."""
    entries = [_entry(entry) for entry in value] if isinstance(value, list) else []
    return {
        str(entry.get("jahr")): {key: value for key, value in entry.items() if key not in (*AMOUNTS, "jahr")}
        for entry in entries
    }


def _entry(value: Value | None) -> dict[str, Value]:
    return dict(value) if isinstance(value, dict) else {}


def _is_as_asked(now: Mapping[str, dict[str, Value]], then: Mapping[str, dict[str, Value]]) -> bool:
    """Whether each value is the one prepared, or a blank still; another decision asks for more or less."""
    return all(
        value == then.get(name, {}).get(key) or str(value).startswith("‹")
        for name, entry in now.items()
        for key, value in entry.items()
    )


def check_granted(faellig: Faellig, project: Access) -> Iterator[Problem]:
    """A warning at each year of a report whose comment says that something else is granted."""
    datei = faellig.bericht
    if datei is None:
        return
    try:
        source = project.content(datei.file).source
    except AntragError:
        return  # told where it is read
    for number, line in enumerate(source.head.split("\n")):
        match = GRANTED.match(line)
        granted = format_euro(faellig.foerderung.ansatz(int(match["jahr"]))) if match else ""
        if match and match["euro"] != granted:
            year, euro = match["jahr"], match["euro"]
            words = faellig.foerderung.in_worten(int(year))
            what = f"Vorbereitet ist der Bericht mit {euro} Euro für {year}, bewilligt sind {words}."
            hint = f"Die Angaben des Jahres prüfen und den Kommentar berichtigen („# bewilligt: {words}“)."
            place = Place(datei.file.shown, source.head_line + number, match.start("euro") + 1)
            yield Problem(place, what, hint, "bewilligt-anders", Level.WARNUNG)
