"""Rules on old spellings and forms that nobody writes: a manuscript goes in, findings come out."""

from collections.abc import Iterator

from antrag_gen.errors import Level
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule

# What is written, how it would be right (DIN 5008, Duden), and what any text holds that has it.
FORMS = (
    (
        compile_late(rf"(?<!§)§{BLANK}\d+[a-z]?{BLANK}?(?:und|bis|,|–){BLANK}?\d+[a-z]?(?!\w|{BLANK}(?:Abs|Satz|Nr))"),
        "Für mehrere steht „§§“.",
        ("§",),
    ),
    (compile_late(r"\d\.-{1,2}(?= ?(?:Euro|€|EUR))"), "Hinter dem Betrag stehen keine Striche.", (".-",)),
    (compile_late(r"\b20\d\d / (?:20)?\d\d(?!\d)"), "Am Schrägstrich steht kein Leerzeichen.", (" / ",)),
    (compile_late(r"\bu\. ?s\. ?w\."), "Man schreibt „usw.“.", ("u.",)),
    (
        compile_late(
            r"\b\w*(?:[Aa]usschu|[Bb]eschlu|[Zz]uschu|[Aa]bschlu|[Aa]nschlu|[Ee]influ|[Ss]chlu|[Ff]lu)ß(?!e)\w*"
        ),
        "Nach kurzem Vokal steht „ss“.",
        ("chuß", "luß"),
    ),
    (
        compile_late(r"\b(?:[Dd]aß|[Mm]uß(?:te[n]?)?|[Mm]üßte[n]?|[Ww]ußte[n]?|[Bb]ewußt\w*|[Gg]emäss)\b"),
        "Das ist eine alte oder falsche Schreibung.",
        ("aß", "uß", "üß", "emäss"),
    ),
    (compile_late(rf"(?<![\d.,])\d[\d.,]*{BLANK}?qm\b"), "Man schreibt „m²“, mit einem Leerzeichen davor.", ("qm",)),
    (
        compile_late(rf"\b\d{{1,3}}\.{BLANK}\d{{3}}(?={BLANK}(?:Euro|€|EUR))"),
        "In einem Betrag steht kein Leerzeichen.",
        tuple(f".{blank}{digit}" for blank in BLANK[1:-1] for digit in "0123456789"),
    ),
)


def find_forms(manuscript: Manuscript) -> Iterator[Finding]:
    """Old spellings, signs that lack, blanks in numbers."""
    for pattern, hint, signs in FORMS:
        for passage, match in manuscript.find(pattern, signs):
            if not passage.is_literal(match.start()):
                yield Finding(passage.place(match.start()), f"„{match[0]}“ schreibt man anders.", hint)


RULES = (Rule("schreibung-form", find_forms, Level.HINWEIS),)
