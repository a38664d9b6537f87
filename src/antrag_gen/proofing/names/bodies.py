"""Rules on bodies that are called otherwise than in the city's lists: a manuscript goes in, other names come out.

What stands behind „Fraktion“, „Referat“ or „Ausschuss“ is a name: it does not inflect, and none of its words is another
one. A word that is misspelt is found by the names that are nearly those of the lists.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from antrag_gen.german.zahlen import join_oder
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.names.misspelt import LISTS, WORD, is_near, is_same
from antrag_gen.proofing.rule import Finding, Rule

LABELS = (
    *("Fraktion", "Gruppe", "Referat", "Dezernat", "Fachbereich", "Fachdienst", "Amt", "Ausschuss", "Beirat"),
    *("Abteilung", "Stabsstelle", "Kommission", "Sachgebiet", "Geschäftsbereich", "Eigenbetrieb"),
)
FRAKTION = "Fraktion"
ONE_LEVEL = ("Referat", "Dezernat", "Geschäftsbereich")  # an Amt or a committee can well be called as its Referat is
SHORTEST = 4  # letters of a name of one word
TELLING = 5  # letters of a word that two names can have in common
BEFORE = 5
AROUND = 90  # characters in which another city or another time can be named
COMPARE = "Den Namen vergleichen."
COMPOUND = compile_late(
    r"(?P<eins>[A-ZÄÖÜ][a-zäöüß]+)-\sund\s(?P<zwei>[A-ZÄÖÜ][a-zäöüß]+?)s?-?(?P<art>ausschuss|amt|referat|beirat|dezernat)",
    re.IGNORECASE,
)
NO_WORDS = frozenset(
    ("und", "für", "fur", "der", "die", "das", "des", "von", "zur", "zum", "i", "ii", "iii", "iv", "v")
)
# Words that link two of a name; „und“ and „oder“ can well be of the sentence.
LINKS = frozenset(
    ["für", "in", "im", "von", "vom", "aus", "am", "an", "bei", "der", "des", "zu", "zum", "zur", "mit", "um"]
)
BEHIND = compile_late(r"(?:es|s|e)?\s(?P<rest>[^.;:()„“!?\d]{1,140})")
# „Stadtentwicklung, Bauen und Technik“, each with an adjective before it or without.
UNIT = r"(?:[a-zäöüß-]{4,}(?:e[rnms]?|-\sund\s[a-zäöüß-]+)\s)?[A-ZÄÖÜ][\w-]*[^\W\d_]"
LISTED = compile_late(
    rf"(?P<fuer>für\s(?:die\s|das\s|den\s)?)?(?P<worte>{UNIT}(?:,\s{UNIT})*\s(?:und|&)\s{UNIT})(?![\w-])"
)
GENITIVE = compile_late(r"\b[Dd]er\s$")
# Those of others, and those of another time.
ELSEWHERE = compile_late(
    r"^\s?\(|^\s(?:der|des|beim|bei|im|in|von|vom|am)\s(?!(?:Stadt|Stadtverwaltung|Verwaltung|Rathaus|Gemeinderat\w*|Sitzung|Mai"
    r"|Juni|Juli|Jahr\w*)\b)(?:[a-zäöü]+\s)?(?!Sitzung|Jahr|Termin|Beratung)[A-ZÄÖÜ]"
)
OTHERWISE = compile_late(
    r"[Dd]amal|[Ee]hemal|[Ff]rüher|[Vv]ormal|[Nn]achbar|[Ll]andtag|[Bb]undes|[Kk]reis|[Rr]egion|Land(?:es|tag)?\b|Landes|Minister"
    r"|hieß|hiess|umbenannt|[Vv]orgänger|[Kk]ünftig|[Nn]eue[nrsm]?\s|gegründet|eingerichtet|bilden|gebildet|umgebildet|aufgelöst"
    r"|zusammengelegt|[Uu]niversität|[Hh]ochschule|Verband|[Ss]tädtetag|Gemeindetag|Stadt\s[A-ZÄÖÜ]|Hansestadt|Berlin|Hamburg|Regierung"
)
OTHER_BODY = compile_late(
    r"amt|rat$|rates$|rats$|ausschuss|referat|dezernat|verwaltung|fraktion|verein|verband|träger|kämmerei|meister|stelle$|beirat"
    r"|^frau$|^herrn?$|gruppe|partner|firma|büro|werke?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """A name that begins with a label: `Referat`, and the words behind it."""

    text: str
    label: str
    words: tuple[str, ...]

    @property
    def is_for(self) -> bool:
        """Whether it is one for something: Ausschuss für Technik."""
        return self.words[0] == "für"

    @property
    def telling(self) -> tuple[str, ...]:
        """What it is about, in lower case and in the order of the name."""
        return _telling(self.words)


def _telling(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words if word.casefold() not in NO_WORDS)


@lru_cache(maxsize=4)
def _bodies(names: tuple[str, ...]) -> tuple[tuple[Body, ...], re.Pattern[str] | None]:
    """The bodies with a label, and what finds these labels in a text."""
    bodies = []
    for name in names:
        label, *words = WORD.findall(name) or [""]
        if label in LABELS and words:
            bodies.append(Body(name, label, tuple(words)))
    return tuple(bodies), re.compile(rf"(?<![\w-])(?P<label>{'|'.join(LABELS)})") if bodies else None


def _of(manuscript: Manuscript) -> tuple[tuple[Body, ...], re.Pattern[str] | None]:
    lists = (manuscript.access.liste(key) for key in LISTS)
    return _bodies(tuple(entry.name for entries in lists for entry in entries.values()))


@lru_cache(maxsize=4)
def _compounds(names: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What finds names of two parts with these turned around: „Gesundheits- und Sozialausschuss“."""
    found = ((name, COMPOUND.fullmatch(name)) for name in names)
    return tuple(
        (
            name,
            re.compile(
                rf"\b{match['zwei']}s?-\s?(?:und|&)\s{match['eins'].removesuffix('s')}s?-?{match['art']}(?:e?s)?\b",
                re.IGNORECASE,
            ),
        )
        for name, match in found
        if match
    )


def find_turned(manuscript: Manuscript) -> Iterator[Finding]:
    """„Gesundheits- und Sozialausschuss“, where the list has „Sozial- und Gesundheitsausschuss“."""
    lists = (manuscript.access.liste(key) for key in LISTS)
    names = tuple(entry.name for entries in lists for entry in entries.values())
    compounds = _compounds(names)
    for passage in manuscript.passages if compounds else ():
        if "- " not in passage.text:
            continue
        for name, pattern in compounds:
            match = pattern.search(passage.text)
            if match and not passage.is_literal(match.start()):
                what = f"„{match[0]}“ steht nicht in den Stammdaten; dort steht „{name}“."
                yield Finding(passage.place(match.start()), what, COMPARE)


@dataclass(frozen=True, slots=True)
class Said:
    """A label in a text, what is said behind it, and where that begins and ends."""

    passage: Passage
    start: int
    label: str
    rest: str
    begin: int

    def finding(self, end: int, what: str, hint: str = COMPARE) -> Iterator[Finding]:
        """The words up to `end` of what is said, before `what` is wrong with them."""
        if not self.passage.is_literal(self.start):
            words = self.passage.text[self.start : self.begin + end]
            yield Finding(self.passage.place(self.start), f"„{words}“ {what}", hint)


def _named(manuscript: Manuscript) -> tuple[Said, ...]:
    return tuple(_find_named(manuscript))


def _find_named(manuscript: Manuscript) -> Iterator[Said]:
    _, pattern = _of(manuscript)
    for passage in manuscript.passages if pattern else ():
        if passage.path[:1] == ("anmeldeliste",):
            continue
        for match in pattern.finditer(passage.text) if pattern else ():
            behind = BEHIND.match(passage.text, match.end())
            if behind:
                yield Said(passage, match.start(), match["label"], behind["rest"], behind.start("rest"))


def find_other_forms(manuscript: Manuscript) -> Iterator[Finding]:
    """„Fraktion Kastanien“, „Referat Jugend und Bildungen“: all words of a name, one of them in another form."""
    bodies, _ = _of(manuscript)
    for said in manuscript.once(_named):
        found = list(WORD.finditer(said.rest))
        alike = [body for body in bodies if body.label == said.label and _has_all(body, found, said.rest)]
        exact = any(_is_exact(body, found) for body in alike)
        longest = max(alike, key=lambda body: len(body.words), default=None)
        before = said.passage.text[max(said.start - BEFORE, 0) : said.start]
        if longest is None or exact or _is_genitive(before, longest, found):
            continue
        end = found[len(longest.words) - 1].end()
        yield from said.finding(end, f"heißt in den Stammdaten „{longest.text}“.")


def find_other_links(manuscript: Manuscript) -> Iterator[Finding]:
    """„Fraktion Bürger in Au“, where the list has „Fraktion Bürger für Au“ and none that is called „Bürger“."""
    bodies, _ = _of(manuscript)
    linked = [body for body in bodies if not LINKS.isdisjoint(body.words[1:-1])]
    for said in manuscript.once(_named) if linked else ():
        found = list(WORD.finditer(said.rest))
        if any(body.label == said.label and _is_exact(body, found) for body in bodies):
            continue
        meant = next((body for body in linked if body.label == said.label and _has_other_link(body, found)), None)
        if meant:
            end = found[len(meant.words) - 1].end()
            yield from said.finding(end, f"heißt in den Stammdaten „{meant.text}“.")


def _has_other_link(body: Body, found: Sequence[re.Match[str]]) -> bool:
    """Whether all words are those of the name, but for one that links two of them."""
    if len(found) < len(body.words):
        return False
    pairs = [(match[0], word) for match, word in zip(found, body.words, strict=False)]
    other = [at for at, (said, word) in enumerate(pairs) if said != word]
    return len(other) == 1 and 0 < other[0] < len(pairs) - 1 and set(pairs[other[0]]) <= LINKS


def _has_all(body: Body, found: Sequence[re.Match[str]], rest: str) -> bool:
    """Whether the words begin with those of the name, in whatever form, and nothing but commas stands between them."""
    if len(found) < len(body.words) or (len(body.words) == 1 and len(body.words[0]) < SHORTEST):
        return False
    said = found[: len(body.words)]
    between = rest[: said[-1].end()]
    is_cut = rest[said[-1].end() :].startswith(("-", "–", "/"))
    pairs = zip(said, body.words, strict=True)
    together = re.fullmatch(r"[^\W\d_]+(?:[\s,–-]+[^\W\d_]+)*", between) is not None
    return (
        together
        and not is_cut
        and all(is_same(each[0], word) and each[0][0].isupper() is word[0].isupper() for each, word in pairs)
    )


def _is_exact(body: Body, found: Sequence[re.Match[str]]) -> bool:
    said = [match[0].casefold() for match in found[: len(body.words)]]
    return said == [word.casefold() for word in body.words]


def _is_genitive(before: str, body: Body, found: Sequence[re.Match[str]]) -> bool:
    """„der Fraktion Freier Wähler“: the words of such a name inflect behind an article, as those of no other do."""
    if body.label != FRAKTION or len(body.words) == 1 or not GENITIVE.search(before):
        return False
    pairs = zip(found, body.words, strict=False)
    return all(each[0].casefold() in (word.casefold(), f"{word.casefold()}r") for each, word in pairs)


def find_other_words(manuscript: Manuscript) -> Iterator[Finding]:
    """„Ausschuss für Stadtentwicklung und Umwelt“, where the list has „… und Technik“; and words in another order."""
    bodies, _ = _of(manuscript)
    for said in manuscript.once(_named):
        listed = LISTED.match(said.rest) if said.label != FRAKTION else None
        if listed is None:
            continue
        text, end = said.passage.text, said.begin + listed.end()
        behind = text[end : end + AROUND]
        if OTHERWISE.search(text[max(said.start - AROUND, 0) : said.start] + behind) or ELSEWHERE.match(behind):
            continue
        words = _telling(WORD.findall(listed["worte"]))
        meant = _meant(words, said.label, is_for=bool(listed["fuer"]), bodies=bodies)
        if meant:
            names = join_oder([f"„{body.text}“" for body in meant])
            what = f"steht nicht in den Stammdaten; dort steht {names}."
            hint = "Den Namen vergleichen; ist ein anderes Gremium oder Amt gemeint, ist nichts zu tun."
            yield from said.finding(listed.end(), what, hint)


def _is_all_same(said: Sequence[str], known: Sequence[str]) -> bool:
    """Whether it is this name, in whatever form."""
    return len(said) == len(known) and all(map(is_same, said, known))


def _meant(words: Sequence[str], label: str, *, is_for: bool, bodies: Sequence[Body]) -> list[Body]:
    """The names of the same words behind another label or in another order; else those of which one word is another."""
    same = [body for body in bodies if _is_all_same(words, body.telling)]
    if same:
        is_known = any(body.label == label and body.is_for == is_for for body in same)
        level = ONE_LEVEL if label in ONE_LEVEL else (label,)
        return [] if is_known else [body for body in same if len(body.telling) > 1 and body.label in level]
    like = [body for body in bodies if body.label == label and body.is_for == is_for]
    turned = [body for body in like if sorted(words) == sorted(body.telling)]
    return turned or [body for body in like if _is_one_off(words, body.telling)]


def _is_one_off(said: Sequence[str], known: Sequence[str]) -> bool:
    if len(known) == 1 or not len(known) <= len(said) <= len(known) + 1:
        return False
    added = [word for word in said if not any(is_same(word, other) for other in known)]
    common = [word for word in known if any(is_same(other, word) for other in said)]
    lost = [word for word in known if word not in common]
    if len(added) != 1 or len(lost) != len(known) + 1 - len(said) or not any(len(word) >= TELLING for word in common):
        return False
    is_slip = any(is_near(added[0], word) for word in lost)
    return not is_slip and not OTHER_BODY.search(added[0])


def find_others(manuscript: Manuscript) -> Iterator[Finding]:
    """Names of which one word is another one, or whose words stand in another order."""
    return chain(find_other_words(manuscript), find_turned(manuscript))


RULES = (Rule("name-form", lambda manuscript: chain(find_other_forms(manuscript), find_other_links(manuscript))),)
