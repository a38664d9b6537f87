"""The projects that the examples of a page presume: what lies in them before the first one is run."""

import shutil
from collections.abc import Callable
from pathlib import Path

from raum import ROOT, SETTINGS, Raum
from seiten import examples_of

MOTION = "content/antraege/probe.md"
EXAMPLE = "content/papier.md"
TURNHALLE = "content/antraege/2023/turnhalle.md"
MADE: dict[Path, bytes] = {}
"""What `new` has made."""
OTHER_MOTION = """---
art: haushaltsantrag
betreff: {betreff}
haushalt: 2024/2025
status: eingereicht
nummer: {nummer}
datum: 18.10.2023
fraktionen: [{fraktion}]
gezeichnet:
  - name: Ida Muster
anmeldeliste:
  - {{lfd_nr: 3, thh: {thh}, referat: jb}}
mittel:
  - zweck: Betreuung
    betrag: 50.000 Euro
---
# Begründung/Erläuterung

Wird gebraucht.

# Wir beantragen

1. Die Betreuung wird ausgebaut.
2. Die Wege werden geräumt:
   1. im Westen,
   2. im Osten,
   3. am Fluss.
"""
REPORT = """---
art: fortschrittsbericht
betreff: {betreff}
antrag: {antrag}
berichtsjahr: 2024
mittel:
  - jahr: 2024
    ist: 0
---
"""


def empty(raum: Raum) -> None:
    """No project yet."""


def new(raum: Raum) -> None:
    """The project that `antrag neu projekt` makes: it is asked once, as its files are the same for all pages."""
    if MADE:
        for path, data in MADE.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    else:
        raum.run("neu", "projekt", "Anträge")
        MADE.update({path: path.read_bytes() for path in Path("Anträge").rglob("*") if path.is_file()})
    raum.enter("Anträge")


def shipped(raum: Raum) -> None:
    """The project of the repository."""
    shutil.copytree(ROOT / "content", "content")


def turnhalle_text() -> str:
    """The motion that the page on the first one shows."""
    return next(each.text for each in examples_of("erster-antrag.md") if each.language == "markdown")


def without_examples(raum: Raum) -> None:
    new(raum)
    for each in Path("content/antraege").glob("beispiel-*.md"):
        each.unlink()


def example(kind: str) -> Callable[[Raum], None]:
    """A new project with the example of one kind alone."""

    def start(raum: Raum) -> None:
        new(raum)
        Path(f"content/antraege/beispiel-{kind}.md").rename(EXAMPLE)
        for each in Path("content/antraege").glob("beispiel-*.md"):
            each.unlink()

    return start


def bare(raum: Raum) -> None:
    """A new project with a motion that has nothing but one Ziffer."""
    without_examples(raum)
    raum.write(MOTION, "---\nart: antrag\nbetreff: Probe\n---\n# Wir beantragen\n\n1. Das.\n")


def turnhalle(raum: Raum) -> None:
    """A new project with that motion."""
    without_examples(raum)
    raum.write(TURNHALLE, turnhalle_text())


def with_motions(raum: Raum) -> None:
    """A new project, its example papers gone, with the motions that the pages cite."""
    without_examples(raum)
    shutil.rmtree("content/beschluesse")
    for nummer, betreff, fraktion, thh in (("4123/2023", "Ganztag", "linde", 400), ("7031/2023", "Wege", "ahorn", 660)):
        motion = OTHER_MOTION.format(nummer=nummer, betreff=betreff, fraktion=fraktion, thh=thh)
        raum.write(f"content/antraege/2023/{betreff.lower()}.md", motion)


def actual_figures(raum: Raum) -> None:
    """Two reports, begun, in a project that doesn't know the list yet."""
    without_examples(raum)
    for name, betreff, antrag in (
        ("kulturwandel-sozialamt", "Kulturwandel im Sozialamt", "4164/2023"),
        ("trinkbrunnen", "Trinkbrunnen auf fünf Plätzen", "5032/2023"),
    ):
        raum.write(f"content/berichte/2024/{name}.md", REPORT.format(betreff=betreff, antrag=antrag))


def only_kulturwandel(raum: Raum) -> None:
    """The project of the repository, in which nothing but the motion of the page was decided on."""
    shipped(raum)
    (session,) = Path("content/beschluesse").rglob("*.yaml")
    first, _, others = session.read_text(encoding="utf-8").partition("  - antrag: 5031/2023")
    assert "4164/2023" in first
    assert "4164/2023" not in others
    session.write_text(first, encoding="utf-8")
    for report in Path("content/berichte").rglob("*.md"):
        if report.stem != "kulturwandel-sozialamt":
            report.unlink()


def prepared(raum: Raum) -> None:
    """The same, after what the page shows before its reports are built."""
    only_kulturwandel(raum)
    raum.run("jahreslauf", "2026", "--vorbereiten")


def source_lost(raum: Raum) -> None:
    """The PDF and the Word file of a paper whose content file is gone."""
    turnhalle(raum)
    raum.put(SETTINGS, "quelle_einbetten: ja\n")
    raum.run("erzeugen", TURNHALLE, "--ausgabe", ".")
    for each in Path("antraege/2023").iterdir():
        each.rename(each.name)
    Path(TURNHALLE).unlink()
