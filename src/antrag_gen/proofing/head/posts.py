"""Rules on posts in what a paper asks for, by its `stellen`: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from antrag_gen.fields.stellen import KwVermerk, Stelle, Stellenvorhaben, counted_posts
from antrag_gen.german.datum import MONATE, format_datum_kurz
from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.zahlwort import parse_zahlwort
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.head.need import MOST_COMBINED, Bedarf, read_need
from antrag_gen.proofing.head.post_words import (
    AFTER_ALL,
    BEFORE_GRADE,
    CHECKED,
    COUNTED,
    EACH_BEFORE,
    EACH_BEHIND,
    FROM,
    MOST_BEFORE,
    POST,
    RAISED_TO,
    SOME_ONLY,
    TO,
    WHOLE,
    WHOLE_BEFORE,
    is_total,
)
from antrag_gen.proofing.head.sentences import Satz, read_requests
from antrag_gen.proofing.head.sums import MOST_JOINED
from antrag_gen.proofing.head.words import JOINED
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule

COMPARE = "Den Text und „stellen“ im Kopf vergleichen."
MOST_TOLD = 3
MENTION = compile_late(
    rf"\b(?:{POST}|\w+stellen?)\b|\bKW\b|[Kk][Ww]-|Stellen(?:plan|umfang|zahl|anteil)|Ermächtigung|[Hh]ebung|gehoben|Entgeltgruppe|Besoldung"
)
# „Bisher“, „je“, „an“ (places), „eine der …“ before a number: it is not what is asked for.
OTHERS = compile_late(
    r"\b(?:bisher\w*|derzeit\w*|aktuell\w*|bereits|schon|statt|anstelle|anstatt|je|jeweils|pro|vorhandenen|bestehenden|heute"
    r"|nicht|davon|darunter|insbesondere|einschließlich|zuzüglich|neben|ohne|außer|an"
    r"|(?:ein|zwei|drei|vier)\w* (?:der|von den|von)|EG|E|A|S|Nr|Ziffer|Seite|\d+|zwei|drei|vier|fünf|\d+ [x×])"
    r"\W*(?:den|der|rund|ca\.|bis zu)?\W*$",
    re.IGNORECASE,
)
BEFORE_NEAR = 30
WHOLE_POST = compile_late(r"\b(?:voll|ganz)e[nrs]?\b")
WHAT_HAPPENS = {
    Stellenvorhaben.SCHAFFUNG: compile_late(r"\b(?:geschaffen|schaffen|Schaffung|zu schaffen|schafft)\b"),
    Stellenvorhaben.STREICHUNG: compile_late(r"\b(?:gestrichen|streichen|Streichung|entfallen|entfällt|Wegfall)\b"),
    Stellenvorhaben.HEBUNG: compile_late(r"\b(?:gehoben|Hebung|heben|höher bewertet|angehoben)\b"),
    Stellenvorhaben.UMSETZUNG: compile_late(r"\b(?:umgesetzt|Umsetzung von|verlagert)\b"),
    Stellenvorhaben.ERMAECHTIGUNG: compile_late(r"\b(?:[Ee]rmächtigung\w*|ermächtigt)\b"),
}
GRADE = compile_late(
    rf"\b(?P<art>EG|E|A|S|Entgeltgruppe|EntgGr\.|Besoldungsgruppe|Bes\.?{BLANK}?-?Gr\.|BesGr\.?){BLANK}?(?P<stufe>(?:[AES]G?{BLANK}?)?\d{{1,2}})"
    rf"(?:{BLANK}?(?P<buchstabe>[abcd])\b)?(?![\d,./]\d)"
)
KW_MARK = compile_late(
    r"\b[Kk][Ww](?:-?[Vv]ermerk\w*)?\W{1,3}(?:zum |bis |ab |in )?(?P<monat>0?[1-9]|1[0-2])/(?P<jahr>20\d\d)"
)
UNTIL = compile_late(
    rf"\b(?:bis|zum){BLANK}(?:zum{BLANK})?(?:(?P<tag>\d{{1,2}})\.{BLANK}?(?P<monat>\d{{1,2}})\.{BLANK}?(?P<jahr>20\d\d)"
    rf"|31\.{BLANK}Dezember{BLANK}(?P<dezember>20\d\d)"
    rf"|(?:(?:\d{{1,2}}\.|Ende|Anfang|Mitte){BLANK}?)?(?P<wort>{'|'.join(MONATE)}){BLANK}(?P<danach>20\d\d)|(?:Ende{BLANK}(?:des{BLANK}Jahres{BLANK})?)?(?P<ende>20\d\d))(?!\d)"
)
LIMIT = compile_late(r"\b(?:[Bb]efrist\w*|[Kk][Ww]-?\w*|wegfall\w*|entfallen|entfällt|Ermächtigung\w*)\b")
ENDLESS = compile_late(r"\b(?:[Uu]nbefristet\w*|[Dd]auerhaft\w*|auf Dauer|ohne KW-?[Vv]ermerk|ohne Befristung)\b")
LIMITED = compile_late(r"\b[Bb]efristet\w*\b")
DECEMBER = 12


def find_numbers(manuscript: Manuscript) -> Iterator[Finding]:
    """Numbers of posts that are none of the paper's, nor sums of them; the only number, where it leaves posts out."""
    yield from _find_left_out(manuscript)
    for need, satz in _sentences(manuscript):
        for match in COUNTED.finditer(satz.text):
            start, _ = satz.clause(match.start())
            before, behind = satz.text[start : match.start()][-BEFORE_NEAR:], satz.text[match.end() :]
            if OTHERS.search(before) or RAISED_TO.search(before) or EACH_BEHIND.search(behind):
                continue
            if AFTER_ALL.search(satz.text[start : match.start()]):
                continue
            if WHOLE.match(satz.text, match.end()):
                continue
            if EACH_BEFORE.search(satz.text[start : match.start()]) or (FROM.search(before) and TO.search(behind)):
                continue
            stellen = _posts_named(need, satz, match.start())
            if (
                is_total(satz.text, match.start(), match.end()) and _fits(match, _posts_of_all(need, satz), need)
            ) or _is_sum(need, satz, match):
                continue
            if not satz.is_literal(match.start()) and not _fits(match, stellen, need):
                what = f"„{match[0]}“ passt nicht zu den Stellen im Kopf: {_tell(stellen)}."
                yield Finding(satz.place(match.start()), what, COMPARE)


def _is_sum(need: Bedarf, satz: Satz, match: re.Match[str]) -> bool:
    """Whether a number is that of all posts, or of all offices, that the sentence names since the number before it."""
    if match["prozent"] or match["anteil"]:
        return False
    before = [_number(other) for other in COUNTED.finditer(satz.text, 0, match.start()) if other["zahl"]]
    since = max((other.end() for other in COUNTED.finditer(satz.text, 0, match.start())), default=0)
    words = satz.text[since : satz.clause(match.start())[1]]
    offices = need.aemter.find(words)[1]
    posts = need.funktionen.find(words)[0]
    sums = [sum((need.stellen[index].anzahl.wert for index in some), Decimal(0)) for some in (posts, offices)]
    if len(before) > 1 and sum(before, Decimal(0)) in _sums(need.stellen):
        sums.append(sum(before, Decimal(0)))
    return _number(match) in sums


def _posts_of_all(need: Bedarf, satz: Satz) -> Sequence[Stelle]:
    """The posts that a sentence names, where these are several, else all."""
    named = need.funktionen.find(satz.text)[0]
    return [need.stellen[index] for index in named] if len(named) > 1 else need.stellen


def _find_left_out(manuscript: Manuscript) -> Iterator[Finding]:
    """The only number of posts in what is asked for, where posts that are named nowhere are not among them."""
    said = [(need, satz, match) for need, satz in _sentences(manuscript) for match in COUNTED.finditer(satz.text)]
    if len(said) != 1:
        return
    need, satz, match = said[0]
    stellen = _posts_named(need, satz, match.start())
    named = {index for _, other in _sentences(manuscript) for index in need.funktionen.find(other.text)[0]}
    if match["prozent"] or match["anteil"] or named or GRADE.search(satz.text) or satz.is_literal(match.start()):
        return
    before = satz.text[satz.clause(match.start())[0] : match.start()]
    if OTHERS.search(before[-BEFORE_NEAR:]) or SOME_ONLY.search(satz.text) or not _fits(match, stellen, need):
        return
    number, total = _number(match), sum((stelle.anzahl.wert for stelle in stellen), Decimal(0))
    of_a_kind = len({stelle.vorhaben for stelle in stellen}) == 1
    if of_a_kind and number > 1 and number < total and not _counts(int(number), match[0], stellen, need):
        what = f"„{match[0]}“ sind nicht alle Stellen im Kopf: {_tell(stellen)}."
        yield Finding(satz.place(match.start()), what, COMPARE)


def _sentences(manuscript: Manuscript) -> Iterator[tuple[Bedarf, Satz]]:
    """What the paper asks for, beside each sentence that says something of posts."""
    need = manuscript.once(read_need)
    if need is None or not need.stellen:
        return
    for satz in manuscript.once(read_requests):
        if (MENTION.search(satz.text) or MENTION.search(satz.oben)) and not CHECKED.search(satz.text):
            yield need, satz


def _posts_named(need: Bedarf, satz: Satz, offset: int) -> Sequence[Stelle]:
    """The posts that a clause is about: those it names, else those to which happens what it says, else all."""
    clear, perhaps = need.funktionen.find(satz.words(offset))
    before = satz.text[: satz.clause(offset)[0]]
    if clear and JOINED.search(before):
        clear = sorted({*clear, *need.funktionen.find(" ".join(before.split()[-MOST_JOINED:]))[0]})
    if not perhaps and not need.funktionen.find(satz.text)[1]:
        clear, _ = need.funktionen.find(satz.oben)
    clear = clear or need.aemter.find(satz.words(offset))[1]
    if clear:
        return [need.stellen[index] for index in clear]
    kinds = [kind for kind, words in WHAT_HAPPENS.items() if words.search(satz.words(offset))]
    return [stelle for stelle in need.stellen if stelle.vorhaben in kinds] or need.stellen


def _fits(match: re.Match[str], stellen: Sequence[Stelle], need: Bedarf) -> bool:
    if percent := match["prozent"] or match["anteil"]:
        return Decimal(percent) / 100 in _sums(stellen)
    word = match["umfang"] or match["zahl"]
    if WHOLE_POST.search(match[0]):  # „eine volle Stelle“ is none of a half
        return any(number in _sums(stellen) for number in (_number(match), _number(match) + _whole_before(match)))
    return any(
        number in _sums(stellen) or (number == int(number) and _counts(int(number), word, stellen, need))
        for number in (_number(match), _number(match) + _whole_before(match))
    )


def _number(match: re.Match[str]) -> Decimal:
    number = parse_zahlwort(match["umfang"] or match["zahl"])
    return number / 2 if match["halbe"] else number


def _whole_before(match: re.Match[str]) -> Decimal:
    """The one of „eine volle und eine halbe Stelle“, which may also be two kinds of posts."""
    whole = WHOLE_BEFORE.search(match.string[: match.start()][-MOST_BEFORE:]) if match["halbe"] else None
    return parse_zahlwort(whole["zahl"]) if whole else Decimal(0)


def _counts(number: int, word: str, stellen: Sequence[Stelle], need: Bedarf) -> bool:
    """Whether so many lines are meant („zwei Stellen“ of a half each), or „eine“ that is less than a whole one."""
    small = [stelle for stelle in stellen if stelle.anzahl.wert <= 1]
    if word.lower().startswith("ein") and any(stelle.anzahl.wert <= 1 for stelle in need.stellen):
        return True
    return "," not in word and number == len(stellen) == len(small)


def _sums(stellen: Sequence[Stelle]) -> set[Decimal]:
    """The numbers, and what some of them, all of a kind, and all make together."""
    sizes = range(1, len(stellen) + 1) if len(stellen) <= MOST_COMBINED else (1, len(stellen))
    sums = {
        sum((stelle.anzahl.wert for stelle in some), Decimal(0))
        for size in sizes
        for some in combinations(stellen, size)
    }
    whole = counted_posts(stellen)
    for kind in Stellenvorhaben:
        sums.add(sum((stelle.anzahl.wert for stelle in whole if stelle.vorhaben is kind), Decimal(0)))
    fewer = [stelle.anzahl.wert for stelle in whole if stelle.vorhaben is Stellenvorhaben.STREICHUNG]
    more = [stelle.anzahl.wert for stelle in whole if stelle.vorhaben is Stellenvorhaben.SCHAFFUNG]
    sums.add(sum(more, Decimal(0)) - sum(fewer, Decimal(0)))
    return sums | {sum((stelle.anzahl.wert for stelle in whole), Decimal(0))}


def _tell(stellen: Sequence[Stelle]) -> str:
    told = [f"{stelle.anzahl} „{stelle.funktion}“" for stelle in stellen[:MOST_TOLD]]
    if len(stellen) > MOST_TOLD:
        told.append(f"und {len(stellen) - MOST_TOLD} weitere")
    return ", ".join(told)


def find_grades(manuscript: Manuscript) -> Iterator[Finding]:
    """Grades that none of the posts has, where all have one."""
    for need, satz in _sentences(manuscript):
        for match in GRADE.finditer(satz.text):
            if len(match["art"]) == 1 and not BEFORE_GRADE.search(satz.text[: match.start()][-BEFORE_NEAR:]):
                continue
            stellen = _posts_named(need, satz, match.start())
            texts = [text for stelle in stellen for text in (stelle.besoldung, stelle.besoldung_neu) if text]
            known = [_grade(found) for text in texts for found in GRADE.finditer(text)]
            if len(known) < len(texts) or not all(stelle.besoldung or stelle.besoldung_neu for stelle in stellen):
                continue
            if not satz.is_literal(match.start()) and not any(_alike(_grade(match), grade) for grade in known):
                what = f"„{match[0]}“ passt nicht zu den Stellen im Kopf: {', '.join(dict.fromkeys(texts))}."
                yield Finding(satz.place(match.start()), what, COMPARE)


def _grade(match: re.Match[str]) -> tuple[str, str, str]:
    """`("E", "9", "b")` of `EG 9b` and of `Entgeltgruppe E 9 b`; no letter before the number where none is said."""
    step = re.sub(r"\D", "", match["stufe"])
    kind = re.sub(r"[^AES]", "", match["stufe"]) or {"EG": "E", "E": "E", "A": "A", "S": "S"}.get(match["art"], "")
    return kind[:1], step, match["buchstabe"] or ""


def _alike(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    return all(mine == theirs or not (mine and theirs) for mine, theirs in zip(one, other, strict=True))


def find_limits(manuscript: Manuscript) -> Iterator[Finding]:
    """Months in which posts fall away, and days up to which they are limited, that are none of theirs."""
    for need, satz in _sentences(manuscript):
        marks = [(match, (int(match["jahr"]), int(match["monat"]))) for match in KW_MARK.finditer(satz.text)]
        days = [
            (match, _month(match)) for match in UNTIL.finditer(satz.text) if LIMIT.search(satz.words(match.start()))
        ]
        for match, month in (*marks, *days):
            stellen = _posts_named(need, satz, match.start())
            if not satz.is_literal(match.start()) and not any(_is_near(month, end) for end in _ends(stellen)):
                what = f"„{match[0]}“ passt nicht zu den Stellen im Kopf: {_tell_ends(stellen)}."
                yield Finding(satz.place(match.start()), what, COMPARE)
        if not marks and not days:
            yield from _without_day(need, satz)


def _without_day(need: Bedarf, satz: Satz) -> Iterator[Finding]:
    for pattern, is_limited in ((ENDLESS, False), (LIMITED, True)):
        for match in pattern.finditer(satz.text):
            clause = satz.words(match.start())
            if not MENTION.search(clause) or any(
                satz.clause(summe.start) == satz.clause(match.start()) for summe in satz.summen
            ):
                continue
            stellen = _posts_named(need, satz, match.start())
            if all((not _ends([stelle])) is is_limited for stelle in stellen):
                what = f"„{match[0]}“ passt nicht zu den Stellen im Kopf: {_tell_ends(stellen)}."
                yield Finding(satz.place(match.start()), what, COMPARE)


def _month(match: re.Match[str]) -> tuple[int, int]:
    if match["tag"]:
        return int(match["jahr"]), int(match["monat"])
    if match["wort"]:
        return int(match["danach"]), MONATE.index(match["wort"]) + 1
    return int(match["dezember"] or match["ende"]), DECEMBER


def _ends(stellen: Sequence[Stelle]) -> list[tuple[int, int]]:
    ends = []
    for stelle in stellen:
        ends += [(mark.jahr, mark.monat) for mark in (stelle.kw, stelle.kw_neu) if isinstance(mark, KwVermerk)]
        if stelle.befristet_bis:
            ends.append((stelle.befristet_bis.year, stelle.befristet_bis.month))
    return ends


def _is_near(month: tuple[int, int], end: tuple[int, int]) -> bool:
    """Whether both mean the same: „bis 31.12.2026“ is `KW 12/2026` to some and `KW 01/2027` to others."""
    return abs((month[0] - end[0]) * 12 + month[1] - end[1]) <= 1


def _tell_ends(stellen: Sequence[Stelle]) -> str:
    told = []
    for stelle in stellen:
        told += [str(mark) for mark in (stelle.kw, stelle.kw_neu) if isinstance(mark, KwVermerk)]
        told += [f"bis {format_datum_kurz(stelle.befristet_bis)}"] if stelle.befristet_bis else []
    return ", ".join(dict.fromkeys(told)) or "keine ist befristet"


RULES = (
    Rule("worte-stellen", find_numbers),
    Rule("worte-besoldung", find_grades),
    Rule("worte-kw", find_limits),
)
