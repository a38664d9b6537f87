"""Rules on how long money is asked for, by a paper's `mittel`: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.zahlwort import NUMBER, parse_zahlwort
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.head.need import Bedarf, Posten, read_need
from antrag_gen.proofing.head.sentences import Satz, read_requests
from antrag_gen.proofing.head.sums import (
    COMPARE,
    find_sums_asked,
    is_about_money,
    is_of_a_thing,
    posten_at,
    posten_named,
    tell,
)
from antrag_gen.proofing.head.words import DONE_THEN, TAKTE, YEARLY_BEFORE, YEARLY_BEHIND
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule

OF_MONEY = (
    r"(?:Förderung|Finanzierung|Mitteln?|Zusch(?:uss|üsse)\w*|Bereitstellung|Erhöhung|Aufstockung|Einstellung"
    r"|Zuwendung\w*|Zahlung\w*|Betr[aä]g\w*)"
)
# „dauerhaft begrünte Dächer“ are no money.
OF_A_THING = r"(?! [^\W\d_]+(?:te|ten|ter|tes|ene|enen|ener|enes)\b [A-ZÄÖÜ])"
ENDLESS = compile_late(
    rf"\b(?:20\d\d{BLANK}?ff\b\.?"
    rf"|(?:[Dd]auerhaft|[Uu]nbefristet|[Ff]ortlaufend)(?:e[nrms]? {OF_MONEY}|\b{OF_A_THING})"
    r"|auf Dauer\b|ohne (?:zeitliche )?Befristung|zeitlich unbegrenzt"
    r"|und (?:die )?(?:folgenden?|weiteren?|kommenden?) Jahre|(?:und|die|den) Folgejahren?"
    r"|[Jj]ährlich wiederkehrend\w*|verstetigt|Verstetigung)"
)
NOT_DECIDED = compile_late(
    r"\b(?:angemeldet|entschieden|zu entscheiden|entscheidet|nächsten|vorbehaltlich|Vorbehalt|abhängig|geprüft|prüf\w*"
    r"|nicht|keine|bevor|ob|[Ss]tatt|[Aa]nstelle|sofern|wenn|falls)\b"
)
FIRST = compile_late(r"\bzunächst\b")
FOLLOWING = compile_late(r"\w+ Folgejahr")
LATER = compile_late(r"\b(?:danach|anschließend|sodann|zunächst)\b")
LIMITED = compile_late(
    rf"\b(?:(?:[Bb]efristet|[Ee]inmalig)(?:e[nrms]? (?:{OF_MONEY}|\d)|\b{OF_A_THING})|Einmalzahlung\b)"
)
FOR_YEARS = compile_late(
    rf"\b(?:[Ff]ür|[Üü]ber|[Aa]uf|[Dd]auer von|[Ll]aufzeit von|[Zz]eitraum von|[Ii]n den (?:nächsten|kommenden)){BLANK}"
    rf"(?:(?:die{BLANK}(?:nächsten|kommenden)|zunächst|weitere|mindestens){BLANK})?"
    rf"(?P<vorn>{NUMBER}){BLANK}(?:weitere{BLANK})?(?:Haushalts)?[Jj]ahren?\b(?!{BLANK}(?:alt|nach))"
    rf"|\b(?:[Ll]aufzeit|[Dd]auer|[Zz]eitraum|[Bb]efristung):{BLANK}(?P<dauer>{NUMBER}){BLANK}Jahre?\b"
    rf"|(?P<lang>{NUMBER}){BLANK}Jahre{BLANK}lang\b|\((?P<klammer>{NUMBER}){BLANK}Jahre\)"
    rf"|\b(?P<wort>zwei|drei|vier|fünf|\d(?=-))-?jährige[nrms]?{BLANK}(?:\w+{BLANK})?"
    r"(?:Förderung|Finanzierung|Zuschuss|Laufzeit|Projektlaufzeit|Anschubfinanzierung)"
)
EACH_YEAR = compile_late(rf"\b(?:jährlich\w*|jedes{BLANK}Jahr){BLANK}(?:\w+{BLANK}){{0,2}}$", re.IGNORECASE)
EACH_YEAR_BEHIND = compile_late(rf"{BLANK}?\(?(?:p\.{BLANK}?a\.|jährlich|(?:pro|je|jedes){BLANK}Jahr)")
YEARS_SAID = compile_late(r"\b(?:ein|1) Jahr lang|\bfür ein Jahr\b|\bnur 20\d\d\b")
MOST_YEARS = 10
UP_TO = compile_late(rf"\bbis{BLANK}(?:\w+{BLANK}){{0,3}}(?:\d{{1,2}}\.{BLANK}?(?:\d{{1,2}}\.|\w+){BLANK}?)?20\d\d")


def find_wrong_duration(manuscript: Manuscript) -> Iterator[Finding]:
    """Money without end that ends, money with an end that goes on, and other numbers of years."""
    need = manuscript.once(read_need)
    if need is None or not need.posten:
        return
    for satz in manuscript.once(read_requests):
        yield from _yearly(need, satz)
        for pattern, holds in ((ENDLESS, _goes_on), (LIMITED, _ends), (FOR_YEARS, _lasts)):
            for match in pattern.finditer(satz.text):
                if not _is_asked(need, satz, match.start(), is_said_of_years=pattern is FOR_YEARS):
                    continue
                at = satz.summen[0].start if _has_its_sum(satz, match.start()) else match.start()
                posten = posten_at(need, satz, at)
                if pattern is FOR_YEARS and (
                    is_of_a_thing(need, satz, match.start()) or LATER.search(satz.text[match.end() :])
                ):
                    continue
                if not holds(satz.words(match.start()), posten, match):
                    what = f"„{match[0]}“ passt nicht zu den Mitteln im Kopf: {tell(posten)}"
                    yield Finding(satz.place(match.start()), what, COMPARE)


def _yearly(need: Bedarf, satz: Satz) -> Iterator[Finding]:
    """„jährlich 90 TEUR“ of a purpose that has them once."""
    for nennung in find_sums_asked(need, satz):
        posten = posten_named(need, nennung)
        match = EACH_YEAR.search(nennung.davor) or EACH_YEAR_BEHIND.match(nennung.dahinter)
        if match is None or len(posten) != 1 or NOT_DECIDED.search(satz.words(nennung.summe.start)):
            continue
        spans = posten[0].spannen
        if len(spans) == 1 and all(span.von == span.bis for span in spans) and not YEARS_SAID.search(satz.text):
            what = f"„{match[0].strip(' (')}“ passt nicht zu den Mitteln im Kopf: {tell(posten)}"
            yield Finding(satz.place(nennung.summe.start), what, COMPARE)


def _is_asked(need: Bedarf, satz: Satz, offset: int, *, is_said_of_years: bool) -> bool:
    """Whether a clause says how long there is to be money, and not how long a post is to be there."""
    start, end = satz.clause(offset)
    clause = satz.text[start:end]
    is_open = NOT_DECIDED.search(clause) or (not is_said_of_years and FIRST.search(clause))
    if satz.is_literal(offset) or is_open or not (is_about_money(satz, offset) or _has_its_sum(satz, offset)):
        return False
    is_sum = any(start <= summe.start < end for summe in satz.summen)
    return is_sum or not (need.stellen and "telle" in clause)


def _has_its_sum(satz: Satz, offset: int) -> bool:
    """Whether the only sum stands in the clause before or behind that is only there for it, and is due each year.

    „zwei Jahre lang geschult, mit 12 TEUR im Jahr“; „dafür, befristet auf drei Jahre, 85.000 Euro p. a.“
    """
    at = satz.teile.index(satz.clause(offset))
    if len(satz.summen) != 1 or DONE_THEN.search(satz.words(offset)):
        return False
    beside = [satz.text[start:end] for start, end in satz.teile[max(0, at - 1) : at + 2]]
    summe = satz.summen[0]
    before, behind = satz.text[: summe.start], satz.text[summe.end :]
    is_yearly = YEARLY_BEHIND.match(behind) is not None or YEARLY_BEFORE.search(before) is not None
    is_monthly = any(takt.search(behind) or takt.search(before) for takt in TAKTE.values())
    return (is_yearly or is_monthly) and any(summe.text in clause for clause in beside)


def _goes_on(_: str, posten: Sequence[Posten], match: re.Match[str]) -> bool:
    """„Folgejahre“ can be those of the plan."""
    several = FOLLOWING.match(match[0]) and any(span.von != span.bis for entry in posten for span in entry.spannen)
    return bool(several) or any(entry.offen for entry in posten)


def _ends(clause: str, posten: Sequence[Posten], match: re.Match[str]) -> bool:
    if not match[0].lower().startswith("befristet"):
        return any(span.von == span.bis for entry in posten for span in entry.spannen)
    # What is said of the day or the years is told by itself.
    return bool(FOR_YEARS.search(clause) or UP_TO.search(clause)) or not all(entry.offen for entry in posten)


def _lasts(_: str, posten: Sequence[Posten], match: re.Match[str]) -> bool:
    years = parse_zahlwort(next(filter(None, match.groups())))
    if years > MOST_YEARS:  # an age
        return True
    spans = {span for entry in posten for span in entry.spannen}
    lengths = {span.bis - span.von + 1 for span in spans if span.bis}
    ends = [span.bis for span in spans if span.bis]
    if ends and len(ends) == len(spans):
        lengths.add(max(ends) - min(span.von for span in spans) + 1)
    return years in lengths


RULES = (Rule("worte-dauer", find_wrong_duration),)
