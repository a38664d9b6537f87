"""The posts of a progress report: how much was done of what was granted, by what was to happen to them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from antrag_gen.errors import HERE, Level, Problem
from antrag_gen.fields.felder import TEXT, Datum, Modell, reading
from antrag_gen.fields.stellen import Anzahl, Stellenvorhaben, parse_anzahl
from antrag_gen.german.zahlen import join

AnzahlFeld = Annotated[Anzahl, reading(parse_anzahl), TEXT]
Bewilligt = Mapping[Stellenvorhaben, Anzahl]


# How each key is printed.
TOLD = {
    "geschaffen": "geschaffen",
    "besetzt": "besetzt",
    "weggefallen": "weggefallen (KW)",
    "gestrichen": "gestrichen",
    "gehoben": "gehoben",
    "umgesetzt": "umgesetzt",
    "kw_geaendert": "KW-Vermerk geändert",
    "ermaechtigt": "ermächtigt außerhalb des Stellenplans",
}


class Stellenstand(Modell):
    """`besetzt` are those of the created ones that are filled, `ermaechtigt` what stands outside of the Stellenplan.

    `weggefallen` are those whose KW mark was reached.
    """

    geschaffen: AnzahlFeld | None = None
    besetzt: AnzahlFeld | None = None
    weggefallen: AnzahlFeld | None = None
    gestrichen: AnzahlFeld | None = None
    gehoben: AnzahlFeld | None = None
    umgesetzt: AnzahlFeld | None = None
    kw_geaendert: AnzahlFeld | None = None
    ermaechtigt: AnzahlFeld | None = None
    befristet_bis: Datum | None = None

    def in_worten(self, titel: Callable[[str], str]) -> str:
        """`geschaffen 2,5; besetzt 1,5`."""
        said = {word: anzahl for key, word in TOLD.items() if (anzahl := getattr(self, key)) is not None}
        return "; ".join(f"{titel(word)} {anzahl}" for word, anzahl in said.items())

    def getan(self, vorhaben: Stellenvorhaben) -> Anzahl | None:
        """How much was done of what is granted to happen; None where the report does not say it."""
        anzahl: Anzahl | None = getattr(self, DONE[vorhaben][0])
        return anzahl


# The key that says what was done of it, and how a sentence about that begins.
DONE = {
    Stellenvorhaben.SCHAFFUNG: ("geschaffen", "Geschaffen"),
    Stellenvorhaben.STREICHUNG: ("gestrichen", "Gestrichen"),
    Stellenvorhaben.HEBUNG: ("gehoben", "Gehoben"),
    Stellenvorhaben.UMSETZUNG: ("umgesetzt", "Umgesetzt"),
    Stellenvorhaben.KW_AENDERUNG: ("kw_geaendert", "Mit geändertem KW-Vermerk"),
    Stellenvorhaben.ERMAECHTIGUNG: ("ermaechtigt", "Außerhalb des Stellenplans ermächtigt"),
}


def check_posts_filled(
    stand: Stellenstand | None, granted: Bewilligt | None, erreicht: Anzahl | None
) -> Iterator[Problem]:
    """No more filled than created, no more done than granted, and a word on all that was granted.

    `granted` is missing where nobody knows, and so is `erreicht`: how many were to fall away by their KW mark.
    """
    if stand is None:
        if granted and any(anzahl.wert for anzahl in granted.values()):
            what = f"Bewilligt sind {_spelled(granted)}, der Bericht sagt nichts davon."
            yield Problem(HERE, what, f"„stellen“ mit {_keys(granted)} ergänzen.", "stellen-fehlen", Level.WARNUNG)
        return
    yield from _check_filled(stand)
    if granted is not None:
        yield from _check_done(stand, granted)
    if erreicht is not None:
        yield from _check_fallen(stand.weggefallen, erreicht)


def check_posts_left(stand: Stellenstand | None, gone: Anzahl) -> Iterator[Problem]:
    """Of the posts that were created, `gone` have a KW mark that is reached: nobody is in them any more."""
    created, filled, fallen = (stand.geschaffen, stand.besetzt, stand.weggefallen) if stand else (None, None, None)
    if created is None or filled is None or fallen is None or not gone.wert:
        return
    if created.wert - min(fallen.wert, gone.wert) < filled.wert <= created.wert:
        what = f"Besetzt sind {filled} Stellen; geschaffen sind {created}, davon {fallen} weggefallen (KW)."
        hint = "Die Zahlen prüfen: Was weggefallen ist, ist nicht mehr besetzt."
        yield Problem(("stellen", "besetzt"), what, hint, "stellen-besetzt", Level.WARNUNG)


def _check_fallen(weggefallen: Anzahl | None, erreicht: Anzahl) -> Iterator[Problem]:
    if weggefallen is None and erreicht.wert:
        what = f"Der KW-Vermerk von {erreicht} Stellen ist erreicht, der Bericht sagt nichts davon."
        hint = "Darunter „weggefallen: …“ ergänzen; „0“, wenn der Vermerk verlängert ist."
        yield Problem(("stellen",), what, hint, "stellen-fehlen", Level.WARNUNG)
    elif weggefallen is not None and weggefallen.wert > erreicht.wert:
        what = f"Weggefallen sind {weggefallen} Stellen, bis zum Stichtag ist der KW-Vermerk von {erreicht} erreicht."
        yield Problem(
            ("stellen", "weggefallen"), what, "Mit dem Beschluss vergleichen.", "stellen-bewilligt", Level.WARNUNG
        )


def _check_filled(stand: Stellenstand) -> Iterator[Problem]:
    created, filled = stand.geschaffen, stand.besetzt
    others = any(getattr(stand, key) is not None for key, _ in DONE.values())
    for key, number in (("geschaffen", created), ("besetzt", filled)):
        if number is None and (created or filled or not others):
            what = f"Die Angabe „{key}“ fehlt."
            yield Problem(("stellen",), what, f"Eine Zeile „{key}: …“ ergänzen.", "angabe-fehlt")
    if created is not None and filled is not None and filled.wert > created.wert:
        what = f"Besetzt sind {filled} Stellen, geschaffen aber nur {created}."
        yield Problem(("stellen", "besetzt"), what, "Beide Zahlen prüfen.", "stellen-besetzt")


def _check_done(stand: Stellenstand, granted: Bewilligt) -> Iterator[Problem]:
    unsaid: dict[Stellenvorhaben, Anzahl] = {}
    for kind, (key, word) in DONE.items():
        done, wanted = getattr(stand, key), granted.get(kind)
        if done is None and (kind is not Stellenvorhaben.SCHAFFUNG or stand.besetzt is None):
            unsaid |= {kind: wanted} if wanted is not None and wanted.wert else {}
        elif done is not None and done.wert > (wanted.wert if wanted else 0):
            what = f"{word} sind {done} Stellen, bewilligt {wanted or 0}."
            yield Problem(("stellen", key), what, "Mit dem Beschluss vergleichen.", "stellen-bewilligt", Level.WARNUNG)
    if unsaid:
        what = f"Bewilligt sind auch {_spelled(unsaid)}, der Bericht sagt nichts davon."
        yield Problem(("stellen",), what, f"Darunter {_keys(unsaid)} ergänzen.", "stellen-fehlen", Level.WARNUNG)


def _spelled(granted: Bewilligt) -> str:
    """`2,5 Stellen` where all are created, else `1,0 Stellen (Streichung) und …`."""
    if list(granted) == [Stellenvorhaben.SCHAFFUNG]:
        return f"{granted[Stellenvorhaben.SCHAFFUNG]} Stellen"
    return join([f"{anzahl} Stellen ({kind.text})" for kind, anzahl in granted.items()])


def _keys(granted: Bewilligt) -> str:
    keys = [DONE[kind][0] for kind in granted]
    return join([f"„{key}“" for key in keys for key in ((key, "besetzt") if key == "geschaffen" else (key,))])
