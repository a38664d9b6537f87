"""Rules on Ziffern cited without the number of a paper: a manuscript goes in, those that are not there come out.

They are those of the paper itself, of the motion that it answers, or of the Vorlage that it adds to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from antrag_gen.fields.aufzaehlung import ZIFFERN_ALLEIN, Reihe, read_series
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.nummern import Drucksachennummer, name_of
from antrag_gen.fields.validate import sections_of
from antrag_gen.fields.verweise import find_references
from antrag_gen.fields.ziffern import cite, missing_in
from antrag_gen.german.aemter import without_offices
from antrag_gen.german.zahlen import join_oder
from antrag_gen.library.contents import title_of
from antrag_gen.library.index import find_ziffern
from antrag_gen.papers.antrag import Antrag, Antragsart
from antrag_gen.papers.drucksache import Drucksache
from antrag_gen.papers.papier import Fraktionspapier, Papier
from antrag_gen.papers.stellungnahme import Stellungnahme
from antrag_gen.papers.vorlage import Beschlussvorlage
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import LONGEST, REQUESTS, Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.tree import ItemList, walk

WORD = compile_late(r"iffern?\s*(?:[IVX]+\.)?\d|Ziff\.\s*\d|(?:Nr\.|Nummer|Punkt)\s\d")
SIGNS = ("iffer", "Ziff.", "Nr.", "Nummer", "Punkt")
# „Nr. 6 des Antrags“, „die unter Punkt 7 beantragte Prüfung“
NUMBER = compile_late(r"(?<!lfd\. )\b(?:Nr\.|Nummer|Punkt)\s(?P<zahl>\d{1,2})(?![\w/]|\.\d|,\d)")
ASKED_THERE = compile_late(r"\s(?:beantragte|geforderte|verlangte)[nrsm]?\s")
BELOW = compile_late(r"\b[Uu]nter\s$")
OF_THE_MOTION = compile_late(
    r",?\s\(?(?:des|im|aus dem)\sAntrags?\b(?!\s(?:der|des|von|vom|auf|Nr|\d|zu[mr]?|aus|\w*fraktion))"
)
COMPOUND = compile_late(r"\b(?P<davor>Beschluss|Antrags)ziffer(?=n?\s*\d)")
OF = r",?\s\(?(?:des|der|im|aus dem|vom|unter|in|zum|dieses)?\s?(?:\w+(?:en|es)\s)?"
THIS_PAPER = {
    Beschlussvorlage: r"(?:Beschlussantrag|Beschlussvorschlag|Beschlusstext|Beschlussentwurf|Antragstext)s?(?:es)?",
    Fraktionspapier: r"(?:dieses|unseres|des vorliegenden)\sAntrags",
    Stellungnahme: r"(?:des|im|aus dem|ihres|dieses)\s(?:\w+\s)?Antrags?",
}
BEFORE = compile_late(r"(?:Beschlussantrag|Beschlussvorschlag|Antragstext)s?,?\s\(?(?:unter\s|in\s|zu\s|nach\s)?$")
# „Ziffer 7 dieser Vorlage“ can be a chapter of it, where those have numbers.
THIS_VORLAGE = compile_late(r",?\s\(?(?:dieser|der vorliegenden|unserer)\s(?:Beschluss)?[Vv]orlage\b")
IS_NUMBERED = compile_late(r"\s*(?:\d+|[IVX]+|[A-Za-z])[.)]\s|\s*\d+\s|(?:Kapitel|Abschnitt|Teil|Ziffer)\s")
# What has Ziffern of its own.
OTHERS = compile_late(
    r"[Ss]atzung|[Vv]ertr[aä]g|[Gg]esetz(?!t)|[Vv]erordnung|[Oo]rdnung|[Rr]ichtlinie|[Vv]ereinbarung|[Kk]onzept|(?<!ge)[Pp]lan|[Gg]utachten|Bericht|bericht(?:s|es)?\b"
    r"|[Pp]rotokoll|[Nn]iederschrift|[Bb]eschl[uü]ss(?!antrag|vorschlag|ziffer)|[Bb]escheid|Schreiben|(?<!zu)(?<!aus)schreiben|[Bb]rief|[Ll]eitlinie|[Pp]rogramm|VwV|DIN\b|§"
    r"|\bAbs\.|\bArt\.|Artikel|[Aa]nlage|[Aa]nhang|[Zz]ähler|[Zz]ifferblatt|[Kk]ennzeichen|ICD|HOAI|VOB|[Ff]ormular|[Ff]rage|[Ll]iste|[Vv]erzeichnis"
    r"|[Tt]abelle|[Kk]arte|[Ll]egende|[Bb]ild(?!ung)|[Kk]atalog|[Mm]erkblatt|(?<![a-zäöü])[Ll]eistung|[Aa]bkommen|[Uu]rteil|[Kk]odex|[Ss]tatut|[Gg]utachter"
    r"|[Ss]tellungnahme|[Uu]nterlage|[Bb]edingung|[Aa]uflage|[Rr]egelung|[Ss]chlüssel|[Mm]itteilung|[Gg]rundsätze|[Vv]ordruck"
)
OTHER_PAPERS = compile_late(r"Antr[aä]g|(?<!eschluss)(?<!be)antr[aä]g|[Vv]orlage|Drucksache|GRDrs")
OF_SOMETHING = compile_late(r"\)?,?\s(?:der|des|dieser|jener|im|in|aus|von|vom|zum|zur|unserer|ihrer|ihres)\s")
# What a version adds, or numbers anew.
CHANGES = compile_late(
    r"\bals\s(?:neue\s)?Ziffer|[Nn]eue[rn]?\s\w*[Zz]iffer|[Ff]olgende[rn]?\s[Zz]iffer|\(neu\)|\b(?:wird|werden)\s(?:dann\s|damit\s)?(?:zu\s|zur\s)?(?:den\s)?Ziffer"
    r"|eingefügt|angefügt|hinzugefügt|angehängt|\bum\s(?:eine\s|die\s)?Ziffer|[Ee]hemalig|[Bb]isherig|[Ff]rühere|[Aa]lte[nr]?\b|\bneu\b"
)
# „des Antrags“ is this one where nothing else is called so.
NAMED_PAPERS = compile_late(
    r"\d/(?:19|20)\d\d|\d/\d\d\b|[Vv]orlage|Drucksache|GRDrs|\b[A-ZÄÖÜ]\w*antr[aä]g|Antr[aä]g\w*\s(?:der|von|vom|auf|aus|Nr)"
    r"|Antrag\s(?:an|bei|beim|des)\s|(?:[Ee]in|[Ee]ines|[Ee]inem|[Ee]inen|[Aa]nderen|[Ff]rüheren|[Ll]etzten|[Dd]amaligen|[Ii]hren|[Ii]hrem|[Ii]hres|jenem)\sAntrag"
)
ADDS = compile_late(
    r"(?:Ergänzung(?:en)?|Änderung(?:en)?|Neufassung|Erläuterung(?:en)?|Begründung|Anmerkung)\s(?:zu|von|der)\s"
)
OUR_MOTION = compile_late(r",?\s\(?(?:unseres|dieses|des vorliegenden)\sAntrags\b")
# „Ziffer 6 wird gestrichen“, in a motion that changes a paper.
TO_BE_CHANGED = compile_late(r"(?:In\s|Die\s|Bei\s|Unter\s)?")
IS_CHANGED = compile_late(r"\s(?:wird|entfällt|erhält|lautet|ist|des\sBeschluss\w*)\b")
LETTER = compile_late(r"[a-z]")
CHANGING = (Antragsart.AENDERUNGSANTRAG, Antragsart.ERGAENZUNGSANTRAG)


@dataclass(frozen=True, slots=True)
class Meant:
    """The Ziffern that there are, where, and what surely tells that they are meant; `alone` if nothing need tell it.

    `only_motion` is a motion that speaks of no other paper.
    """

    labels: tuple[str, ...]
    where: str
    surely: re.Pattern[str]
    own: bool = True
    alone: bool = True
    changing: bool = False
    only_motion: bool = False
    of_bezug: bool = False
    only_vorlage: bool = False


def _meant(manuscript: Manuscript) -> Meant | None:
    paper, kind = manuscript.paper, manuscript.kind
    pattern = next((words for base, words in THIS_PAPER.items() if isinstance(paper, base)), None)
    if paper is None or kind is None or pattern is None:
        return None
    surely = re.compile(rf"{'' if isinstance(paper, Stellungnahme) else OF}\s?{pattern}\b")
    if isinstance(paper, Stellungnahme):
        known = manuscript.access.ziffern(Kennung.of(paper.zu.nummer))
        return Meant(known, name_of(paper.zu.nummer), surely, own=False) if known else None
    own = find_ziffern(manuscript.content, kind, manuscript.access.einstellungen)
    number = getattr(paper, "nummer", None)
    if own is not None and isinstance(paper, Drucksache) and isinstance(number, Drucksachennummer) and number.zusatz:
        earlier = manuscript.access.ziffern(Kennung.of(number))
        there = any(not getattr(entry.nummer, "zusatz", "") for entry in manuscript.access.find(Kennung.of(number)))
        return Meant((*earlier, *own), str(number.ohne_zusatz), surely, changing=True) if earlier and there else None
    alone = bool(own) and not (isinstance(paper, Antrag) and (paper.antragsart in CHANGING or paper.bezug))
    if own is None:
        return None
    if isinstance(paper, Antrag) and paper.antragsart in CHANGING:
        return _of_bezug(manuscript, paper)
    only = alone and isinstance(paper, Antrag) and not any(map(_names_papers, manuscript.passages))
    only_vorlage = isinstance(paper, Beschlussvorlage) and not _is_numbered(manuscript, kind)
    return Meant(own, "Dieses Papier", surely, alone=alone, only_motion=only, only_vorlage=only_vorlage)


def _is_numbered(manuscript: Manuscript, kind: type[Papier]) -> bool:
    """Whether anything but what it asks for has numbers: headings, or the items of a list."""
    if any(each.where is Where.UEBERSCHRIFT and IS_NUMBERED.match(each.text) for each in manuscript.passages):
        return True
    fields = sections_of(kind, manuscript.access.einstellungen.titel)
    others = (
        block
        for section in manuscript.content.sections
        if fields.get(title_of(section)) not in kind.abschnitte_mit_ziffern
        for block in section.blocks
    )
    return any(isinstance(node, ItemList) and node.ordered for block in others for node in (block, *walk(block)))


def _of_bezug(manuscript: Manuscript, paper: Antrag) -> Meant | None:
    """Those of the only paper that a motion changes, by the words for its requests."""
    if len(paper.bezug) != 1:
        return None
    number = paper.bezug[0]
    known = manuscript.access.ziffern(Kennung.of(number))
    surely = re.compile(rf"{OF}\s?(?:{THIS_PAPER[Beschlussvorlage]}|Vorlage)\b(?!\s(?:der|des|zu|vom|von))")
    if not known:
        return None
    return Meant(known, name_of(number), surely, own=False, alone=False, changing=True, of_bezug=True)


def _names_papers(passage: Passage) -> bool:
    """Whether there is a word of another paper, or of one that an „Antrag“ could be."""
    return bool(NAMED_PAPERS.search(passage.text))


def find_unknown(manuscript: Manuscript) -> Iterator[Finding]:
    """„Wie zu Ziffer 5 ausgeführt“, „Ziffer 2.3 des Beschlussantrags“, „Ergänzung zu Ziffer 6“."""
    cited = [passage for passage in manuscript.with_one_of(SIGNS) if WORD.search(passage.text) and not passage.quoted]
    meant = _meant(manuscript) if cited else None
    for passage in cited if meant else ():
        is_answer = passage.where is Where.UEBERSCHRIFT and isinstance(manuscript.paper, Stellungnahme)
        if meant is None or is_answer or passage.where is Where.ZELLE:
            continue
        before = ""
        for start, sentence in passage.sentences():
            yield from _in_sentence(manuscript, passage, (start, sentence, before), meant)
            before = sentence


def _in_sentence(
    manuscript: Manuscript, passage: Passage, said: tuple[int, str, str], meant: Meant
) -> Iterator[Finding]:
    start, sentence, before = said
    if len(sentence) > LONGEST or not WORD.search(sentence):
        return
    rows, numbers = list(_rows(sentence)), list(_numbers(sentence, meant))
    if not (rows or numbers) or (meant.changing and CHANGES.search(sentence)):
        return
    cites = any(verweis.kreis for verweis in find_references(sentence, manuscript.access.einstellungen.nummern))
    possible = join_oder([*dict.fromkeys(meant.labels)]) if meant.labels else ""
    hint = f"Möglich sind: {possible}." if possible else "Hier ist nichts nummeriert."
    # In what is decided „die Leistungen nach Ziffer 6“ are those of the decision.
    words = sentence.replace("Leistungen", "Auftrag an") if passage.section in REQUESTS else sentence
    for at, row in rows:
        missing = missing_in(meant.labels, row.werte) if row.fehler is None else []
        is_meant = (_is_surely(sentence, at, row, meant) and (not cites or _is_own(sentence, at, row, meant))) or (
            meant.alone and not cites and _is_alone(words, before, (at, row, missing), meant)
        )
        if missing and is_meant and not passage.is_literal(start + at):
            yield Finding(passage.place(start + at), f"{meant.where} hat keine {cite(missing)}.", hint)
    for at, number in numbers if not cites else ():
        if number not in {label.split(".")[0] for label in meant.labels} and not passage.is_literal(start + at):
            what = f"{meant.where} hat keine {cite([number])}."
            yield Finding(passage.place(start + at), what, hint)


def _numbers(sentence: str, meant: Meant) -> Iterator[tuple[int, str]]:
    """The numbers that are surely those of requests without being called Ziffern."""
    for match in NUMBER.finditer(sentence) if meant.labels and not meant.changing else ():
        is_meant = meant.surely.match(sentence, match.end()) or (
            meant.only_motion and OF_THE_MOTION.match(sentence, match.end())
        )
        is_asked = meant.alone and BELOW.search(sentence[: match.start()]) and ASKED_THERE.match(sentence, match.end())
        if is_meant or (is_asked and (meant.only_motion or not meant.own)):
            yield match.start(), match["zahl"]


def _rows(sentence: str) -> Iterator[tuple[int, Reihe]]:
    words = COMPOUND.sub(lambda match: f"{' ' * len(match['davor'])}Ziffer", sentence)
    for label in ZIFFERN_ALLEIN.label.finditer(words):
        row = read_series(ZIFFERN_ALLEIN, words, label.start())
        if row:
            yield label.start(), row


def _is_surely(sentence: str, at: int, row: Reihe, meant: Meant) -> bool:
    if COMPOUND.match(sentence, sentence.rfind(" ", 0, at) + 1) and sentence[at : at + 1] == "z":
        return meant.own
    if meant.only_motion and OF_THE_MOTION.match(sentence, row.end):
        return True
    if meant.only_vorlage and THIS_VORLAGE.match(sentence, row.end):
        return True
    if meant.changing and ADDS.fullmatch(sentence[:at]) and sentence[row.end : row.end + 1] == ":":
        return True
    if meant.of_bezug and IS_CHANGED.match(sentence, row.end) and TO_BE_CHANGED.fullmatch(sentence[:at]):
        return True
    return bool(meant.surely.match(sentence, row.end) or (meant.own and BEFORE.search(sentence[:at])))


def _is_own(sentence: str, at: int, row: Reihe, meant: Meant) -> bool:
    """Whether it says so itself beside the number of another paper: „unseres Antrags“, „Ergänzung zu Ziffer 7:“."""
    if meant.changing and ADDS.fullmatch(sentence[:at]) and sentence[row.end : row.end + 1] == ":":
        return True
    return OUR_MOTION.match(sentence, row.end) is not None


def _is_alone(sentence: str, before: str, found: tuple[int, Reihe, Sequence[str]], meant: Meant) -> bool:
    """Whether nothing else is named that the Ziffern could be of."""
    at, row, missing = found
    # „dem Ausschuss für Sicherheit und Ordnung“ has no Ziffern.
    around = without_offices(f"{before[-LONGEST:]} {sentence}")
    others = OTHERS.search(around) or (meant.own and OTHER_PAPERS.search(around))
    lettered = any(LETTER.search(label) for label in missing)
    begins_item = not sentence[:at].strip() and sentence[row.end : row.end + 1] == ":"
    return not (others or lettered or begins_item or OF_SOMETHING.match(sentence, row.end))


RULES = (Rule("ziffer-text", find_unknown),)
