"""Forms in which a change is told against another year: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.errors import Place
from antrag_gen.german.mengen import PROZENT, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.reckoning.masked import FILL, Masked, alike, masked, near
from antrag_gen.proofing.reckoning.quantities import show
from antrag_gen.proofing.reckoning.shares import HINT, HUNDRED, percent_of
from antrag_gen.proofing.rule import Finding

YEAR = r"(?:im Jahr |Im Jahr )?(?P<{}>(?:19|20)\d\d)"
LESS = r"(?:Minus|Rückgang|Abnahme|weniger|niedriger)"
MORE = r"(?:Plus|Zuwachs|Anstieg|Zunahme|mehr|höher)"
BEFORE = r"(?:im Vorjahr|ein Jahr (?:davor|zuvor)|im Jahr (?:davor|zuvor|vorher))"
SAID = (
    rf"(?:(?:,|;|\.) (?:also|(?:[Dd]as|[Dd]ies) (?:sind|waren|ist|entspricht|bedeutet|war)|somit|mithin|ein|= ?)"
    rf"(?: (?:einem|einen|ein|also))?(?: (?P<wort>{LESS}|{MORE}) (?:von|um))? "
    rf"(?P<um>[€%#])(?P<hinter>{FILL}{{0,30}}))"
)
END = r"(?=[.,;)]|$)"
BEHIND = compile_late(rf"(?:\s[A-ZÄÖÜ]\w+)?\s(?P<wort>mehr|weniger)(?:{END}| als (?:im Vorjahr|noch|damals|\d{{4}}))")
TWO_YEARS = compile_late(
    rf"{YEAR.format('eins')}(?![\d/–-]){FILL}{{1,60}}(?P<a>[€#]){FILL}{{0,40}}[ (]{YEAR.format('zwei')}"
    rf"(?![\d/–-]){FILL}{{0,40}}(?P<b>[€#])[^€#%,;.]{{0,20}}{SAID}",
    re.IGNORECASE,
)
LAST_YEAR = compile_late(rf"(?P<a>[€#]){FILL}{{0,60}}\b{BEFORE}{FILL}{{0,40}}(?P<b>[€#])[^€#%,;.]{{0,20}}{SAID}")
MORE_THAN = compile_late(
    rf"(?P<a>[€#])(?:[^€#%.;(]{{0,40}}, | )(?:um )?(?P<um>[€%#])(?: [A-ZÄÖÜ]\w+)? "
    rf"(?P<wort>mehr|weniger|höher|niedriger) als (?:noch )?"
    rf"(?:{BEFORE}|(?:im Jahr )?(?:19|20)\d\d) \((?P<b>[€#])[^€#%()]{{0,20}}\)"
    rf"(?:[,;] (?:das ist |das entspricht |also )?(?:einem |ein )?(?:{LESS}|{MORE}) (?:von|um) (?P<anteil>%))?"
)
AGAINST = compile_late(
    rf"\b[Gg]egenüber (?:dem Vorjahr|(?:dem Jahr )?(?:19|20)\d\d) \((?P<b>[€#])[^€#%()]{{0,20}}\)"
    rf"(?P<weg>{FILL}{{1,60}}) um (?P<um>[%€#])[^€#%.,;]{{0,20}} auf (?P<a>[€#])(?P<ende>{FILL}{{0,30}})"
)
# „lag mit 36.890 Euro um 3.110 Euro unter dem Ansatz von 40.000 Euro“
BELOW = compile_late(
    r"\b(?:mit|bei) (?P<a>[€#])(?: [\w²³]+)?,? (?:um )?(?:rund |gut |knapp |etwa )?(?P<um>[€%#])(?: [\w²³]+)? "
    r"(?P<wort>unter|über) (?:de[mnr]|diese[mnr]|seine[mnr]|ihre[mnr]) "
    r"(?:[^€#%.;,()]{1,50} (?:von |mit |in Höhe von |\())?(?P<b>[€#])"
)
NO_BOUND = compile_late(r"\b(?:netto|brutto|mindestens|höchstens)\b|[Ss]teuer")
NO_CHANGE = compile_late(
    r"\b(?:je|pro|jeweils|täglich|monatlich|wöchentlich|jährlich|im Schnitt|durchschnittlich|im Mittel|am Tag|geplant|"
    r"erwartet|seit|nicht|kein\w*|oder|statt|davon|darunter|allein|im Monat|in der Woche|Prozentpunkte?|bis|"
    r"Haushaltsjahr)\b",
    re.IGNORECASE,
)
CUES = compile_late(r" als | (?:unter|über) |egenüber|Vorjahr|Jahr |(?:19|20)\d\d.*(?:19|20)\d\d")
THREE, FOUR = 3, 4
MOST = Decimal(5)
GONE = compile_late(r"\b(?:zurück|sank|sanken|gesunken|fiel|fielen|gefallen|ab|verringert|reduziert)\b")
GROWN = compile_late(r"\b(?:stieg|stiegen|gestiegen|wuchs|wuchsen|gewachsen|zu|erhöht)\b")
DEGREES = compile_late(
    r"\bvon (?P<von>\d+(?:,\d)?)(?: ?°C| Grad)? auf (?P<auf>\d+(?:,\d)?) ?(?:°C|Grad)(?P<rest>[^.;,]*)"
)
LOWER = compile_late(r"\b(?:gesenkt|abgesenkt|gesunken|zu senken|reduziert|verringert|sinken|gefallen)\b")
HIGHER = compile_late(r"\b(?:erhöht|angehoben|gestiegen|zu erhöhen|anzuheben|steigen)\b")


def find_wrong_comparisons(manuscript: Manuscript) -> Iterator[Finding]:
    """„2024 gab es 38 Kurse, 2021 waren es 22, also 18 weniger“, „38 Kurse, 16 weniger als 2021 (22)“."""
    for each in masked(manuscript):
        if len(each.mengen) in (THREE, FOUR) and each.is_clear and CUES.search(each.text):
            found = list(_compared(each))
            yield from () if found and NO_CHANGE.search(each.text) else found
    for passage in manuscript.with_one_of(("°C", " Grad")):
        for match in DEGREES.finditer(passage.text):
            yield from _degrees(passage.place(match.start("auf")), match) if not passage.quoted else ()


def _degrees(place: Place, match: re.Match[str]) -> Iterator[Finding]:
    old, new = (Decimal(match[name].replace(",", ".")) for name in ("von", "auf"))
    down, up = LOWER.search(match["rest"]), HIGHER.search(match["rest"])
    if (word := down or up) and bool(down) != bool(up) and ((down and new > old) or (up and new < old)):
        what = f"Von {match['von']} auf {match['auf']} Grad: das ist {'mehr' if down else 'weniger'}, "
        yield Finding(place, f"{what}im Satz steht „{word[0]}“.", "Sind die beiden Zahlen vertauscht?")


def _compared(each: Masked) -> Iterator[Finding]:
    if len(each.mengen) == THREE:
        for pattern in (TWO_YEARS, LAST_YEAR):
            if match := pattern.search(each.text):
                yield from _of_years(each, match)
                return
    if match := MORE_THAN.search(each.text):
        new, old = each.group(match, "a"), each.group(match, "b")
        yield from _told(each, (old, new), each.group(match, "um"), match["wort"], is_sure=True)
        if match["anteil"]:
            yield from _told(each, (old, new), each.group(match, "anteil"), "", is_sure=True)
    elif (match := BELOW.search(each.text)) and not NO_BOUND.search(each.text):
        pair = each.group(match, "b"), each.group(match, "a")
        yield from _told(each, pair, each.group(match, "um"), match["wort"], is_sure=True)
    elif match := AGAINST.search(each.text):
        new, old = each.group(match, "a"), each.group(match, "b")
        words = match["weg"] + match["ende"]
        down, up = GONE.search(words), GROWN.search(words)
        word = "" if bool(down) == bool(up) else (down or up or [""])[0]
        yield from _told(each, (old, new), each.group(match, "um"), word, is_sure=True)


def _of_years(each: Masked, match: re.Match[str]) -> Iterator[Finding]:
    first, second, said = (each.group(match, name) for name in ("a", "b", "um"))
    word = match["wort"]
    if not word:
        found = BEHIND.match(match["hinter"])
        if found is None:
            return
        word = found["wort"]
    groups = match.groupdict()
    is_back = "eins" not in groups or groups["eins"] > groups["zwei"]
    if groups.get("eins") == groups.get("zwei", "-"):
        return
    old, new = (second, first) if is_back else (first, second)
    # „2021 waren es 22, also 16 weniger“ can be said of either year; a „Rückgang“ has one direction.
    yield from _told(each, (old, new), said, word, is_sure=word not in ("mehr", "weniger"))


def _told(each: Masked, pair: tuple[Menge, Menge], said: Menge, word: str, *, is_sure: bool) -> Iterator[Finding]:
    old, new = pair
    if not alike(old, new) or not old.wert or not new.wert or not near(new, old.wert, MOST):
        return
    gap, loose = abs(new.wert - old.wert), old.spielraum + new.spielraum + said.spielraum
    if said.einheit == PROZENT:
        shares = [gap / old.wert * HUNDRED, *(() if is_sure else (gap / new.wert * HUNDRED,))]
        slack = (old.spielraum + new.spielraum) / old.wert * HUNDRED + max(said.spielraum, said.stelle * 6 / 10)
        fits = any(abs(share - said.wert) <= slack for share in shares)
        right = percent_of(shares[0], said)
    elif alike(old, said) and alike(new, said):
        fits, right = abs(gap - said.wert) <= loose, show(gap, said)
        fits = fits or not near(said, gap, MOST)
    else:
        return
    place = each.place(said)
    if not fits:
        yield Finding(
            place,
            f"Von {old.text} auf {new.text} sind es {right}, nicht „{said.text}“.",
            HINT,
            held=each.held(said, *pair),
        )
        return
    down = bool(re.fullmatch(rf"{LESS}|unter", word) or GONE.fullmatch(word))
    if word and is_sure and down != (new.wert < old.wert) and new.wert != old.wert:
        what = f"Von {old.text} auf {new.text}: das ist {'mehr' if down else 'weniger'}, im Satz steht „{word}“."
        yield Finding(place, what, "Sind die beiden Zahlen vertauscht?")
