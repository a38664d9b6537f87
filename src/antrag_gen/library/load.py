"""Stage load: a content file becomes a checked paper, or every problem of the file at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.felder import Prosa
from antrag_gen.fields.freitext import judge_doubts
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.leere_angaben import EMPTY, check_empty
from antrag_gen.fields.tabellen import NOTE_ID as NOTE
from antrag_gen.fields.tabellen_allein import check_tables_alone
from antrag_gen.fields.validate import sections_of, validate
from antrag_gen.german.luecken import ANGLED, BLANK_DAY
from antrag_gen.german.spelling import nearest
from antrag_gen.german.zahlen import join
from antrag_gen.library.access import Access
from antrag_gen.library.arten import ARTEN, kind_of
from antrag_gen.library.beilagen import take_in_files
from antrag_gen.library.contents import Content, title_of
from antrag_gen.library.foerderung import Foerderungssuche
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.head_marks import find_head_marks
from antrag_gen.library.index import report_key
from antrag_gen.library.loaded import Loaded
from antrag_gen.library.section_titles import Titles
from antrag_gen.library.verweispruefung import Fundstelle, check_references, references_in_head, references_in_prose
from antrag_gen.papers.papier import Papier
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.blocks import Section
from antrag_gen.readers.source import Source
from antrag_gen.readers.yaml.head import Head
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht

MOST_NAMED = 3
# What `antrag neu` leaves to fill in, and what people type for „later“.
TO_FILL_IN = "platzhalter"  # the id of what is told of a blank
BLANK = compile_late(rf"‹[^›\n]*›|\?\?\?|\bXXX+\b(?!\. [A-ZÄÖÜ])|\bTODO\b|\[…\]|{ANGLED}|{BLANK_DAY}|_{{3,}}")
SIGNS_OF_BLANK = ("‹", "???", "XXX", "TODO", "[…]", "<", "__")
OMITTED = "[…]"
LIST_MARK = compile_late(r"[ >]*(?:[-*+>]|\d+\.)")


def load(file: ContentFile, access: Access) -> Loaded:
    """Read and check one content file; raises AntragError with every problem where one of them is an error."""
    if file.is_decisions:
        raise AntragError.of(
            Place(file.shown),
            "Beschlüsse sind kein Papier, das sich erzeugen lässt.",
            "Gedruckt werden sie in den Fortschrittsberichten; „antrag pruefen“ prüft sie.",
            id="beschluss-kein-papier",
        )
    return check_content(access.content(file), access)


def check_content(content: Content, access: Access) -> Loaded:
    """Check what is, or is to be, in a content file; raises as `load` does."""
    paper, problems = understand(content, access)
    if paper is None or any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    return Loaded(paper, content, tuple(problems))


def understand(content: Content, access: Access) -> tuple[Papier | None, list[Problem]]:
    """The paper, whether it has mistakes or not, and all of them; None where a value of its head cannot be read."""
    source, head = content.source, content.head
    reading = _Reading(content, access, [*content.head_problems, *content.body_problems])
    paper = reading.paper(head, content.sections) if head is not None else None
    # A paper that cannot be found is an error where it is reported on, or put in, and needs no hint.
    wrong = {problem.where for problem in reading.problems if problem.id in ("antrag-unbekannt", "anlage-papier")}
    told = _check_references(head, content.sections, paper, access)
    reading.problems.extend(
        problem for problem in told if problem.where not in wrong or problem.level is not Level.HINWEIS
    )
    told_at = {problem.where for problem in reading.problems if problem.level is Level.FEHLER}
    reading.problems.extend(mark for mark in find_head_marks(head) if mark.where not in told_at)
    blanks = _find_blanks(source, head, draft=paper is None or paper.entwurf)
    problems = _merge_blanks(reading.problems, dict(blanks))
    if head is not None and access.einstellungen.quelle_einbetten:
        problems.extend(_find_comments(head))
    return paper, problems


def _check_references(
    head: Head | None, sections: tuple[Section, ...], paper: Papier | None, access: Access
) -> Iterator[Problem]:
    """What is wrong with references to other papers; those of the head are known where it could be read."""
    nummern = access.einstellungen.nummern
    fundstellen: list[Fundstelle] = []
    if head is not None and paper is not None:
        fundstellen += (
            Fundstelle(head.place(path), text, verweis) for path, text, verweis in references_in_head(paper, nummern)
        )
    for section in sections:
        fundstellen += references_in_prose(section.blocks, nummern)
    return check_references(fundstellen, access, paper.datum if paper else None)


@dataclass(slots=True)
class _Reading:
    """One content file on its way to a paper; every problem is added to `problems`."""

    content: Content
    access: Access
    problems: list[Problem]

    def say(self, place: Place, what: str, hint: str, id: str) -> None:
        self.problems.append(Problem(place, what, hint, id))

    def paper(self, head: Head, sections: tuple[Section, ...]) -> Papier | None:
        model = self.kind(head)
        if model is None:
            return None
        places = {problem.where for problem in self.problems}
        doubts = (doubt for doubt in judge_doubts(model, head.doubts) if doubt.where not in places)
        self.problems.extend([*doubts, *check_empty(model, head.empty, head.place)])
        titles = sections_of(model, self.access.einstellungen.titel)
        fields, meant = self.fields(titles, head, sections)
        below = Place(self.content.source.path, self.content.source.body_line)

        def where(path: tuple[str | int, ...], *, key: bool = False) -> Place:
            is_section = path and path[0] in titles.values() and path not in head.keys
            return below if is_section else head.place(path, key=key)

        unknown = model.fehlende_abschnitte(head.values)
        wanted = {title: name for title, name in titles.items() if name not in unknown}
        typed = Titles(wanted, frozenset(title_of(section) for section in self.content.sections))
        self.problems[:] = typed.judge(self.problems, self.content.source)
        # A section that is only misspelt is not missing as well.
        told = {(titles[title],) for title in (*meant, *typed.typed)} | set(head.broken)
        # A section that stands in the head as well is told there, not dropped.
        foerderung = self.find_foerderung(model, head)
        paper, findings = validate(model, {**fields, **head.values}, where, self.access, told=told)
        self.problems.extend(findings)
        if isinstance(paper, Fortschrittsbericht):
            paper.rest_on(foerderung)
        if paper is not None:
            # Rules across fields would miss what stands in a value that cannot be read.
            findings = list(check_tables_alone(head.values, head.broken) if head.broken else paper.befunde())
            self.problems[:] = [problem for problem in self.problems if not _is_note_of(problem, findings)]
            self.problems.extend(finding.placed(where) for finding in findings)
            self.problems.extend(take_in_files(paper, head, self.content.file, self.access))
            self.check_number(paper, head)
        else:
            self.problems.extend(each.placed(where) for each in check_tables_alone(head.values, head.broken))
        self.problems[:] = typed.settle(self.problems, meant)
        return paper

    def find_foerderung(self, model: type[Papier], head: Head) -> Foerderung | None:
        """What a report rests on: its motion, the decision and last year's report, where all is well with them."""
        key = report_key(head, model, self.access.einstellungen.nummern)
        if key is None:
            return None
        finder = Foerderungssuche(key, head.place(("antrag",)), self.access)
        foerderung = finder.find(self.content.file.name)
        self.problems.extend(finder.problems)
        return foerderung

    def check_number(self, paper: Papier, head: Head) -> None:
        """Two papers with one number are a warning at each that is checked alone, and together at the first of them.

        Only the office knows which one is wrong.
        """
        number = getattr(paper, "nummer", None) if paper.nummernkreis else None
        if number is None:
            return
        others = self.access.find(Kennung.of(number))
        paths = [entry.path for entry in others if entry.nummer == number and entry.path != self.content.file.name]
        if paths:
            more = ["weitere"] if len(paths) > MOST_NAMED else []
            verb = "hat" if len(paths) == 1 else "haben"
            hint = "Eine der beiden Nummern ändern." if len(paths) == 1 else "Jedem Papier seine eigene Nummer geben."
            what = f"Diese Nummer {verb} auch {join([*paths[:MOST_NAMED], *more])}."
            told = tuple(sorted(paths)[:1]) if min(paths) < self.content.file.name else ()
            place = head.place(("nummer",))
            self.problems.append(Problem(place, what, hint, "nummer-doppelt", Level.WARNUNG, causes=told))

    def kind(self, head: Head) -> type[Papier] | None:
        art = head.values.get("art")
        known = ", ".join(ARTEN)
        if isinstance(art, str) and art in ARTEN:
            return kind_of(art, self.access.einstellungen)
        if ("art",) in head.broken:
            return None
        if art is None:
            hint = f"Eine Zeile „art: …“ ergänzen. Möglich sind: {known}."
            self.say(head.place(()), "Die Angabe „art“ fehlt.", hint, "angabe-fehlt")
        elif not isinstance(art, str):
            hint = f"Möglich sind: {known}."
            self.say(head.place(("art",)), "Zu „art“ gehört genau ein Wort.", hint, "kein-einzelwert")
        else:
            meant = nearest(art, list(ARTEN))
            hint = f"Ist „{meant}“ gemeint?" if meant else f"Möglich sind: {known}."
            self.say(head.place(("art",)), f"Die Art „{art}“ gibt es nicht.", hint, "art-unbekannt")
        return None

    def fields(
        self, titles: Mapping[str, str], head: Head, sections: tuple[Section, ...]
    ) -> tuple[dict[str, Prosa], set[str]]:
        """The sections by the fields they fill, and the titles that misspelt ones probably mean."""
        fields: dict[str, Prosa] = {}
        misspelt: set[str] = set()
        for section in sections:
            title = title_of(section)
            if title in titles and titles[title] not in fields:
                fields[titles[title]] = Prosa(section.blocks)
            elif title in titles:
                self.say(
                    section.place,
                    f"Den Abschnitt „{title}“ gibt es schon.",
                    "Die Texte unter einer Überschrift zusammenfassen.",
                    "abschnitt-doppelt",
                )
            else:
                # Our title is known, where the city has a word of its own.
                named = self.access.einstellungen.titel(title)
                meant = named if named in titles else nearest(title, list(titles))
                misspelt.update([meant] if meant else [])
                known = ", ".join(f"„# {name}“" for name in titles)
                self.say(
                    section.place,
                    f"Den Abschnitt „{section.title}“ gibt es bei „{head.values['art']}“ nicht.",
                    f"Ist „# {meant}“ gemeint?" if meant else f"Möglich sind: {known}.",
                    "abschnitt-unbekannt",
                )
        return fields, misspelt


def _is_note_of(problem: Problem, findings: Sequence[Problem]) -> bool:
    """Whether it tells that a note is empty, which is told where the note is called."""
    name = problem.what.split("“")[0]
    return problem.id == EMPTY and any(finding.id == NOTE and f"{name}“" in finding.what for finding in findings)


def _merge_blanks(problems: list[Problem], blanks: Mapping[Problem, int]) -> list[Problem]:
    """Both, but where a blank, told with its length, keeps a value or a line from being read only that it is one."""
    unread = {problem.where for problem in problems}
    empty = {blank: set(_with_quotes(blank.where)) for blank in blanks}
    for blank, length in blanks.items():
        marks = (replace(blank.where, column=blank.where.column + at) for at in range(length))
        empty[blank] |= {place for place in marks if place in unread}
    dropped = set[Place]().union(*empty.values())
    kept = [problem for problem in dict.fromkeys(problems) if problem.where not in dropped]
    return kept + [
        blank if unread.isdisjoint(places) else replace(blank, level=Level.FEHLER) for blank, places in empty.items()
    ]


def _with_quotes(place: Place) -> tuple[Place, Place]:
    """Where a value is that begins there: its quotation mark may stand before it."""
    return place, replace(place, column=place.column - 1)


def _find_blanks(source: Source, head: Head | None, *, draft: bool) -> Iterator[tuple[Problem, int]]:
    """What was left to fill in, and how long it is: fine in a draft, an error in a paper that is handed in."""
    # Without a head nobody knows which of its words are comments.
    comments = {place.line: place.column - 1 for place in head.comments} if head else {}
    parts = ((source.head_line, source.head if head else ""), (source.body_line, source.body))
    level = Level.WARNUNG if draft else Level.FEHLER
    for first, text in parts:
        may_have = any(sign in text for sign in SIGNS_OF_BLANK)
        for number, line in enumerate(text.split("\n") if may_have else (), first):
            for match in BLANK.finditer(line, 0, comments.get(number, len(line))):
                if match[0] == OMITTED and not _stands_alone(line[: match.start()], line[match.end() :]):
                    continue
                what = f"Hier ist noch etwas auszufüllen: „{match[0]}“."
                place = Place(source.path, number, match.start() + 1)
                yield Problem(place, what, "Durch den richtigen Text ersetzen.", TO_FILL_IN, level), len(match[0])


def _stands_alone(before: str, behind: str) -> bool:
    """Whether „[…]“ is all of a value, a cell or a line, or what „Name:“ announces, and no omission in a text."""
    before, behind = before.rstrip(" *").removesuffix('"').rstrip(), behind.lstrip(" *").removeprefix('"').lstrip()
    is_first = not before or LIST_MARK.fullmatch(before) or before.endswith((":", "|"))
    return bool(is_first) and (before.endswith(":") or not behind or behind[0] in ".,;:|\\#")


def _find_comments(head: Head) -> Iterator[Problem]:
    """Comments that readers of the paper will find in the source that lies in it, told once."""
    if head.comments:
        count = len(head.comments)
        yield Problem(
            head.comments[0],
            f"Im Kopf {'steht eine Anmerkung' if count == 1 else f'stehen {count} Anmerkungen'} hinter „#“; "
            "mit der Quelle liegen sie in PDF und Word-Datei, jeder kann sie dort lesen.",
            "Löschen, was nicht nach außen soll, oder mit „--ohne-quelle“ erzeugen.",
            "quelle-anmerkung",
            Level.HINWEIS,
        )
