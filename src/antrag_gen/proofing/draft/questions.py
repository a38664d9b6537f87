"""Rule on questions that one paper asks in two ways: a manuscript goes in, findings come out.

„Seit wann sind im Bürgerbüro zwei Stellen nicht besetzt?“ below „Seit wann sind zwei Stellen im Bürgerbüro unbesetzt?“.
All words are the same, but for their order and for what says nothing; nouns with the same words before them stand in
the same order, since „Hat die Stadt die Firma gefragt?“ is none of „Hat die Firma die Stadt gefragt?“.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import REQUESTS, Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding

ASKING = (*REQUESTS, "fragen")
WORD = compile_late(r"[^\W\d_][\w-]*|\d[\d.,]*")
TOGETHER = {"im": "in", "ins": "in", "am": "an", "ans": "an", "zum": "zu", "zur": "zu", "beim": "bei", "vom": "von"}
LINK = """
    ab als an auf aus bei bis durch für gegen gegenüber in je mit nach neben ohne pro seit statt über um unter von vor
    während wegen wie zu zwischen
"""
LINKS = frozenset(LINK.split())
ARTICLES = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"])
EMPTY = frozenset(["aktuell", "bitte", "denn", "derzeit", "eigentlich", "genau", "momentan", "zurzeit", "gegenwärtig"])
# „kleine Schulen“, „zwei Stellen“, „12 Bänke“: what belongs to the noun behind it.
OF_NOUN = compile_late(r"\d.*|anderthalb|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w{2,}e[nrsm]?")
VERB = "werden wurden wurde haben hatten waren sollen können müssen dürfen"
VERBS = frozenset(VERB.split())
NOT = "nicht"
FEWEST_WORDS = 4
FEWEST_NOUNS = 2
MOST_SHOWN = 60


@dataclass(frozen=True)
class Asked:
    """The words of a question, and its nouns in their order by what stands before them."""

    words: Counter[str]
    nouns: dict[tuple[str, str], list[str]]

    @property
    def tells(self) -> bool:
        """Whether it has so many words that another with the same ones asks the same."""
        nouns = sum(map(len, self.nouns.values()))
        return self.words.total() + nouns >= FEWEST_WORDS and nouns >= FEWEST_NOUNS


def find_questions(manuscript: Manuscript) -> Iterator[Finding]:
    """A question of a list that asks in another order what an earlier one of it asks."""
    column, seen = 0, list[tuple[Asked, Passage]]()
    for passage in manuscript.passages:
        is_item = passage.where is Where.PUNKT and passage.section in ASKING and not passage.quoted
        if not is_item or passage.place().column != column:
            seen = []
        column = passage.place().column if is_item else 0
        if not is_item or not passage.text.rstrip().endswith("?") or len(passage.sentences()) != 1:
            continue
        asked = read_question(passage.text)
        same = next((each for known, each in seen if known == asked and each.text != passage.text), None)
        if same is not None and asked.tells and not passage.is_literal(0):
            what = f"„{_short(passage.text)}“ fragt dasselbe wie Zeile {same.place().line}."
            yield Finding(passage.place(), what, "Eine der Fragen löschen, oder sagen, was sie unterscheidet.")
        seen.append((asked, passage))


def read_question(text: str) -> Asked:
    """Its words, of which „nicht besetzt“ is „unbesetzt“."""
    said = [match[0] for match in WORD.finditer(text)]
    words: Counter[str] = Counter()
    nouns: dict[tuple[str, str], list[str]] = defaultdict(list)
    link = article = ""
    for at, word in enumerate(said):
        small = TOGETHER.get(word.casefold(), word.casefold())
        before = said[at - 1] if at else ""
        if small in LINKS:
            link, article = small, ""
        elif small in ARTICLES:
            article = small
        elif at and word[0].isupper():
            nouns[link, article].append(_with_adjective(before, small))
            if at + 1 == len(said) or not said[at + 1][0].isupper():
                link = article = ""
        else:
            link, article = (link, article) if _is_of_noun(word) else ("", "")
            words += _plain(small, said[at - 1 : at], said[at + 1 : at + 2])
    return Asked(words, nouns)


def _plain(word: str, before: Sequence[str], behind: Sequence[str]) -> Counter[str]:
    """What a word that is no noun counts as: nothing, itself, or with „nicht“ before it its contrary."""
    if word in EMPTY or (word == NOT and any(map(_is_denied, behind))):
        return Counter()
    return Counter([f"un{word}" if NOT in before and _is_denied(word) else word])


def _with_adjective(before: str, noun: str) -> str:
    return f"{before} {noun}" if _is_of_noun(before) else noun


def _is_of_noun(word: str) -> bool:
    return OF_NOUN.fullmatch(word) is not None and not word[0].isupper() and word not in VERBS


def _is_denied(word: str) -> bool:
    """Whether „nicht“ before it is „un-“: a participle or an adjective, not „nicht mehr“ or „nicht in“."""
    return word[0].islower() and (word.endswith(("t", "bar", "lich", "ig")) or word.startswith("ge"))


def _short(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN].rsplit(' ', 1)[0]} …"
