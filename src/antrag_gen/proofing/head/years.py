"""Rules on the years of what a paper asks for, by its `mittel`: a manuscript goes in, findings come out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from antrag_gen.german.in_prose import BLANK, Jahre, find_years
from antrag_gen.german.jahre import Zeitraum
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.head.amounts import fits
from antrag_gen.proofing.head.need import Bedarf, Posten, read_need
from antrag_gen.proofing.head.sentences import Satz, read_requests
from antrag_gen.proofing.head.sums import (
    COMPARE,
    SUM_OF_YEAR,
    Nennung,
    find_sums_asked,
    is_about_money,
    is_of_a_thing,
    posten_at,
    posten_named,
    tell,
)
from antrag_gen.proofing.head.words import EACH_SAID, RAISED
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule

# What was, or is not decided yet.
NOT_NOW = compile_late(
    r"\b(?:gegenüber|verglichen|Vergleich|bereits|schon|seit|zuletzt|bisher\w*|früher\w*|damals|hatten?|wurden?|war(?:en)?|haben"
    r"|hat|wie|statt|Vorjahr\w*|Ansatz|Ergebnis|Antrag|GRDrs|nicht|ob|Fortsetzung\w*|fortgesetzt|fortgeführt|Verlängerung"
    r"|vorbehalten|vorbehaltlich|entscheid\w*|angemeldet|anzumelden|weiter|bleib\w*|verfügbar|übertragbar|abrufbar)\b"
)
GOES_ON = compile_late(
    r"\b(?:danach|anschließend|sodann|später\w*|Finanzplan\w*|Folgejahr\w*|weiter\w*|zunächst|erst(?:e[nrs]?|mals)?|Start\w*"
    r"|Beginn\w*)\b"
)
PLAN_YEAR = r"(?:(?:Haushalts|Kalender|Planungs)?[Jj]ahre?n?s?)"
LEADS = {
    "ab": compile_late(
        rf"\b(?:[Aa]b|[Ee]rstmals(?:{BLANK}i[nm])?|[Bb]eginnend{BLANK}(?:mit|in|im|ab)){BLANK}(?:dem{BLANK})?"
        rf"(?:Januar{BLANK}|{PLAN_YEAR}{BLANK})?$"
    ),
    "bis": compile_late(
        rf"\b(?:bis|endet|enden|letztmal(?:s|ig)){BLANK}"
        rf"(?:(?:einschließlich|zum|mit|im|in|des|das|dem|Ende|Jahresende|Dezember){BLANK})*(?:{PLAN_YEAR}{BLANK})?$"
    ),
    "in": compile_late(
        rf"(?:\b(?:[Ii]n|[Ii]m|[Ff]ür|[Vv]on|[Dd]en|[Dd]ie|[Dd]as|[Dd]em|[Dd]er){BLANK}"
        rf"(?:(?:den|die|das|der|beiden){BLANK})*(?:{PLAN_YEAR}{BLANK})?|\(|^|\b{PLAN_YEAR}{BLANK}"
        rf"|(?:Euro|EUR|€|p\.{BLANK}?a\.|jährlich|werden|wird|soll|sollen|erhält|erhalten|und|,|jeweils|je){BLANK})$"
    ),
}
NEXT_YEAR = compile_late(rf"{BLANK}?(?:,|und|sowie|/|&){BLANK}?(?:(?:für|in|im|das|den){BLANK})*(?:Jahr{BLANK})?")
# „Honorare 2024–2027: 40 TEUR“, but no „Schuljahr 2024/25: 40 TEUR“.
LABEL = compile_late(rf"\)?:{BLANK}?\d")
SEASON = compile_late(rf"(?:jahr|[Ww]inter|Saison|Spielzeit|[Hh]aushalts?\w*|[Pp]lan|DHH|HH|Stand|\d){BLANK}$")
ARTICLE = compile_late(rf"(?:[Vv]on|[Dd](?:en|ie|as|em|er)){BLANK}")
FIRST_DAY = compile_late(
    rf"\b[Aa]b{BLANK}(?:dem{BLANK}|zum{BLANK})?0?1\.{BLANK}?(?:0?1\.|Januar){BLANK}?(?P<jahr>20\d\d)"
)
LAST_DAY = compile_late(
    rf"\b(?:[Bb]is|enden?t?){BLANK}(?:(?:zum|am|spätestens){BLANK})*31\.{BLANK}?(?:12\.|Dezember){BLANK}?(?P<jahr>20\d\d)"
)
BESIDE_SUM = compile_late(
    rf"{BLANK}?(?:p\.{BLANK}?a\.|jährlich|pro{BLANK}Jahr)?{BLANK}?\(?(?:(?:ab|im|in|für|das|die|den|dem|{PLAN_YEAR}){BLANK})*"
)
BEHIND_YEAR = compile_late(
    rf"\)?:?{BLANK}?(?:(?:werden|sind|stehen|wird|ist|von|mit|in|Höhe|noch|dann|dafür|hierfür|jeweils|je|weitere|rund|ca\."
    rf"|jährlich|–|=){BLANK}){{0,4}}"
)
MOST_YEARS = 20
SUMMED = compile_late(r"\b(?:somit|also|damit|insgesamt|zusammen)\W")
TOTAL = compile_late(r"\b(?:insgesamt|zusammen|in Summe|[Gg]esamt\w*)\b")


PREPARED = compile_late(
    r"\b(?:\w*[Pp]lanung\w*|Ausschreibung|Vorbereitung\w*|Bewerbung\w*|Suche|Konzept\w*|Vergabe|Beratung\w*)\b"
)
STARTS = compile_late(
    rf"\b(?:beginnt|beginnen|startet|starten|läuft|laufen){BLANK}(?:(?:erst|ab|im{BLANK}Jahr|in|ab{BLANK}dem{BLANK}Jahr){BLANK})?"
    r"(?P<jahr>20\d\d)(?!\d|[/–-])"
)


@dataclass(frozen=True)
class Angabe:
    """Years that a sentence names for money: from one on, up to one, or those in which it is spent.

    At `anfang` stand the words that lead to them („ab dem Jahr“).
    """

    satz: Satz
    art: str
    anfang: int
    start: int
    end: int
    jahre: tuple[int, ...]
    offen: bool

    @property
    def text(self) -> str:
        return self.satz.text[self.start : self.end]

    @property
    def spanne(self) -> Zeitraum | None:
        """The years from the first to the last, where none between them is left out."""
        gap = any(later != earlier + 1 for earlier, later in pairwise(self.jahre))
        return None if gap else Zeitraum(self.jahre[0], None if self.offen else self.jahre[-1])


def find_years_asked(satz: Satz) -> Iterator[Angabe]:
    """The years of a sentence that are said of its money, those in a row put together."""
    years = list(find_years(satz.text))
    while years:
        first = years.pop(0)
        together = [first]
        while (
            years and NEXT_YEAR.fullmatch(satz.text[together[-1].end : years[0].start]) and not together[-1].fortlaufend
        ):
            together.append(years.pop(0))
        before = satz.text[: first.start]
        lead = next(((art, found) for art, words in LEADS.items() if (found := words.search(before))), None)
        jahre, offen, end = _years_of(together), together[-1].fortlaufend, together[-1].end
        art, start = (lead[0], lead[1].start()) if lead else ("", first.start)
        if lead and len(jahre) == 1 and ARTICLE.fullmatch(lead[1][0]):
            art = ""
        elif not lead and LABEL.match(satz.text, end) and not SEASON.search(before):
            art = "ab" if offen else "in"
        if art and not satz.is_literal(first.start):
            yield Angabe(satz, art, start, first.start, end, jahre, offen)
    for art, day in (("ab", FIRST_DAY), ("bis", LAST_DAY)):
        for match in day.finditer(satz.text):
            year = int(match["jahr"])
            yield Angabe(satz, art, match.start(), match.start(), match.end(), (year,), offen=False)


def _years_of(together: Sequence[Jahre]) -> tuple[int, ...]:
    return tuple(sorted({year for entry in together for year in range(entry.von, entry.bis + 1)}))


def find_wrong_years(manuscript: Manuscript) -> Iterator[Finding]:
    """Years without money, other first and last years, and sums beside a year that has another."""
    need = manuscript.once(read_need)
    if need is None or not need.posten:
        return
    named = [
        angabe
        for satz in manuscript.once(read_requests)
        if "20" in satz.text
        for angabe in find_years_asked(satz)
        if is_about_money(satz, angabe.start) and not NOT_NOW.search(satz.words(angabe.start))
    ]
    yield from _starts(need, manuscript.once(read_requests))
    said: dict[int, set[int]] = defaultdict(set)
    for angabe in named:
        said[angabe.satz.gruppe].update(angabe.jahre)
    for angabe in named:
        yield from _judge(need, angabe, said[angabe.satz.gruppe])


def _starts(need: Bedarf, sentences: Sequence[Satz]) -> Iterator[Finding]:
    """„Das Förderprogramm beginnt 2026 und ist mit 20.000 Euro im Jahr ausgestattet“, where its money begins later."""
    for satz in sentences:
        for match in STARTS.finditer(satz.text) if satz.summen else ():
            clear, _ = need.zwecke.find(satz.text[satz.clause(match.start())[0] : match.start()])
            spans = [span for index in clear for span in need.posten[index].spannen]
            before = satz.text[: match.start()]
            if (
                not spans
                or PREPARED.search(before)
                or NOT_NOW.search(satz.words(match.start()))
                or satz.is_literal(match.start())
            ):
                continue
            if int(match["jahr"]) not in {span.von for span in spans}:
                posten = [need.posten[index] for index in clear]
                what = f"„{match[0]}“ passt nicht zu den Mitteln im Kopf: {tell(posten)}"
                yield Finding(satz.place(match.start()), what, COMPARE)


def _judge(need: Bedarf, angabe: Angabe, said: set[int]) -> Iterator[Finding]:
    posten = posten_at(need, angabe.satz, angabe.start)
    place = angabe.satz.place(angabe.start)
    if not _holds(need, angabe, posten, said):
        beside = SUM_OF_YEAR.match(angabe.satz.text, angabe.start)
        if not beside and is_of_a_thing(need, angabe.satz, angabe.anfang):
            return
        yield Finding(place, f"„{_around(angabe)}“ passt nicht zu den Mitteln im Kopf: {tell(posten)}", COMPARE)
        return
    for nennung in find_sums_asked(need, angabe.satz):
        if _is_beside(angabe, nennung) and not _costs(need, angabe, nennung):
            what = f"„{nennung.summe.text}“ passt nicht zu „{_around(angabe)}“: im Kopf steht {tell(posten)}"
            yield Finding(angabe.satz.place(nennung.summe.start), what, COMPARE)


def _around(angabe: Angabe) -> str:
    lead = {"ab": "ab ", "bis": "bis "}.get(angabe.art, "")
    text = angabe.text
    return text if text.startswith(lead) else f"{lead}{text}"


def _holds(need: Bedarf, angabe: Angabe, posten: Sequence[Posten], said: set[int]) -> bool:
    spans = {span for entry in posten for span in entry.spannen}
    first, last = angabe.jahre[0], angabe.jahre[-1]
    if angabe.art == "ab" and len(angabe.jahre) == 1:
        return first in {span.von for span in spans}
    if angabe.art == "bis":
        if RAISED.search(angabe.satz.text) and last in {span.von for span in spans}:
            return True
        return last in {span.bis for span in spans} or _is_horizon(need, angabe, posten)
    if not all(any(entry.has(year) for entry in posten) for year in angabe.jahre):
        return False
    return len(angabe.jahre) == 1 or _is_span(need, angabe, posten, said)


def _is_horizon(need: Bedarf, angabe: Angabe, posten: Sequence[Posten]) -> bool:
    """„Die Gesamtkosten bis 2030“ of money that goes on, or just what is spent up to then."""
    start, end = angabe.satz.clause(angabe.start)
    years = range(need.haushalt.erstes, angabe.jahre[-1] + 1)
    yearly = need.sums_of(need.posten).jaehrlich
    summen = [summe for summe in angabe.satz.summen if start <= summe.start < end]
    sums = [
        summe.euro
        for summe in summen
        if summe.euro not in yearly or SUMMED.search(angabe.satz.text[start : summe.start])
    ]
    if 1 < len(years) <= MOST_YEARS and any(need.fits_years(need.posten, euro, years) for euro in sums):
        return True
    return any(entry.offen for entry in posten) and bool(TOTAL.search(angabe.satz.text)) and bool(angabe.satz.summen)


def _is_span(need: Bedarf, angabe: Angabe, posten: Sequence[Posten], said: set[int]) -> bool:
    """Whether money is asked for in these years and no others, or the sentence goes on with the others."""
    spans = {span for entry in posten for span in entry.spannen}
    ends = [span.bis or max(span.von, *said) for span in spans]
    spans.add(Zeitraum(min(span.von for span in spans), None if any(span.ff for span in spans) else max(ends)))
    budget = "/" in angabe.text and angabe.jahre == (need.haushalt.erstes, need.haushalt.letztes)
    if budget or angabe.offen or angabe.spanne is None or angabe.spanne in spans or GOES_ON.search(angabe.satz.text):
        return True
    if any(set(range(span.von, (span.bis or max(ends)) + 1)) <= said for span in spans if span.bis):
        return True
    sums = [entry.summe.euro for entry in find_sums_asked(need, angabe.satz)]
    yearly = need.sums_of(posten).jaehrlich
    return any(euro not in yearly and need.fits_years(posten, euro, angabe.jahre) for euro in sums)


def _is_beside(angabe: Angabe, nennung: Nennung) -> bool:
    text, summe = angabe.satz.text, nennung.summe
    if nennung.mal > 1 or not summe.genau or TOTAL.search(nennung.davor) or angabe.art == "bis":
        return False
    if summe.end <= angabe.start:
        return bool(BESIDE_SUM.fullmatch(text[summe.end : angabe.start]))
    return angabe.end <= summe.start and bool(BEHIND_YEAR.fullmatch(text[angabe.end : summe.start]))


def _costs(need: Bedarf, angabe: Angabe, nennung: Nennung) -> bool:
    """Whether a sum is what its year costs; one that is told already counts as right here."""
    posten = posten_named(need, nennung)
    years = (angabe.jahre[0], angabe.jahre[0] + 1) if angabe.offen else angabe.jahre
    each = len(years) > 1 and bool(EACH_SAID.search(nennung.davor))
    if not fits(need, nennung, posten) or need.fits_years(posten, nennung.summe.euro, years, each=each):
        return True
    if each and all(entry.has(year) for entry in posten for year in years):
        return False
    known = need.sums_of(posten)
    return nennung.summe.euro not in (known.jaehrlich | known.gesamt if angabe.art == "in" else known.jaehrlich)


RULES = (Rule("worte-jahr", find_wrong_years),)
