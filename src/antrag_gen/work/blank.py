"""A blank paper as a city would begin it: the commented text of a template and the city go in, its text comes out.

Templates show keys and numbers of the shipped example. A city that has none of these keys reads one of its own there,
and its own way to write numbers.
"""

import re
from collections.abc import Iterable

from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.einstellungen import Eigenes
from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer, Nummern
from antrag_gen.fields.validate import sections_of
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import ProjectFolder, default_templates, shown
from antrag_gen.papers.papier import Papier
from antrag_gen.patterns import compile_late
from antrag_gen.work.editor.schema import City

BLANK_PAPER = "neu.md"
SECTION = compile_late(r"(?P<vor>^|„)# (?P<titel>[^“\n]+)", re.MULTILINE)
# The keys of the shipped example, by the list that they stand in.
SHOWN_KEYS = {"fraktionen": "linde", "referate": "si", "gremien": "va"}
DRUCKSACHE = compile_late(r"\bGRDrs (?P<nummer>\d+)/(?P<jahr>\d{4})")
ANTRAG = compile_late(r"\bNr\. (?P<nummer>\d+)/(?P<jahr>\d{4})")
BARE_NUMBER = compile_late(r"(?<=\bnummer: )(?P<nummer>\d+)/(?P<jahr>\d{4})")
COMMENTED = compile_late(r"(?P<said>.*\S)(?P<gap> +)(?P<comment># .*)")


def blank_paper(art: str, project: ProjectFolder | None, city: City) -> str:
    """The text of a commented content file of that kind; AntragError where its template is missing."""
    folder = project or ProjectFolder(default_templates().parent)
    source = next(
        (file for templates in folder.template_folders() if (file := templates / art / BLANK_PAPER).is_file()), None
    )
    if source is None:
        raise AntragError.of(
            Place(f"templates/{art}/{BLANK_PAPER}"),
            "Dieses Muster fehlt.",
            "antrag-gen neu installieren.",
            id="muster-fehlt",
        )
    text = _entitle(folder.read_template(source).decode().replace("\r\n", "\n"), ARTEN[art], city)
    match text.split("---\n", 2):
        case [begin, head, body]:
            here = "".join(_as_here(line, city) for line in head.splitlines(keepends=True))
            return _with_own(begin, here, body, city.einstellungen.eigenes.get(art))
    what, hint = "Diesem Muster fehlt der Kopf zwischen zwei Zeilen „---“.", "Das mitgelieferte Muster ansehen."
    raise AntragError.of(Place(shown(source)), what, hint, id="muster-kopf")


def _with_own(begin: str, head: str, body: str, eigenes: Eigenes | None) -> str:
    """The same with what only this city has, at the end of head and text."""
    keys = "".join(f"{key}: ‹{label}›\n" for key, label in eigenes.angaben.items()) if eigenes else ""
    own = (eigenes.abschnitte or ()) if eigenes else ()
    sections = "".join(f"\n# {title}\n\n‹Text; sonst den Abschnitt löschen.›\n" for title in own)
    return f"{begin}---\n{head}{keys}---\n{body}{sections}"


def _entitle(text: str, kind: type[Papier], city: City) -> str:
    ours, titel = sections_of(kind), city.einstellungen.titel
    return SECTION.sub(
        lambda match: f"{match['vor']}# {titel(match['titel'])}" if match["titel"] in ours else match[0], text
    )


def _as_here(line: str, city: City) -> str:
    """A line of the head with keys and numbers as the city has them; its comment begins where it began."""
    said = _numbered(_keyed(line, city), city.einstellungen.nummern)
    old, new = COMMENTED.match(line), COMMENTED.match(said)
    if said == line or old is None or new is None:
        return said
    return f"{new['said'].ljust(old.start('comment') - 1)} {new['comment']}\n"


def _keyed(line: str, city: City) -> str:
    for name, key in SHOWN_KEYS.items():
        line = re.sub(rf"(?<=[ \[]){key}(?=[\]\s])", _key_here(key, getattr(city.stammdaten, name)), line)
    return line


def _key_here(key: str, keys: Iterable[str]) -> str:
    known = list(keys)
    return key if key in known or not known else known[0]


def _numbered(line: str, nummern: Nummern) -> str:
    line = DRUCKSACHE.sub(
        lambda it: str(Drucksachennummer(it["nummer"], int(it["jahr"]), kreis=nummern.drucksache)), line
    )
    line = ANTRAG.sub(lambda it: str(Antragsnummer(int(it["nummer"]), int(it["jahr"]), nummern.antrag)), line)
    return BARE_NUMBER.sub(lambda it: nummern.antrag.muster.print(it["nummer"], it["jahr"]), line)
