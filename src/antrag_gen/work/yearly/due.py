"""Find the reports due in a year: decisions and earlier reports come in, what there is to report on goes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from antrag_gen.decisions.beschlusslage import check_together
from antrag_gen.decisions.entscheidung import Entscheidung, counting
from antrag_gen.decisions.ersetzt import check_left_out
from antrag_gen.errors import AntragError, Level, Place, Problem, naming
from antrag_gen.fields.kennungen import HALBJAHR, Berichtskennung, Kennung
from antrag_gen.fields.nummern import Antragsnummer, name_of
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.german.zahlen import join
from antrag_gen.library.foerderung import Foerderungssuche
from antrag_gen.library.project import OpenedProject
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.pflicht import has_money, is_due
from antrag_gen.together.vorjahresrest import Unklar, Vorjahresrest
from antrag_gen.work.yearly.budgets import check_budgets
from antrag_gen.work.yearly.carried import covers, find_last, left_by
from antrag_gen.work.yearly.left_out import Stattdessen, find_overturned, find_uncounted, why_left_out
from antrag_gen.work.yearly.office import find_office
from antrag_gen.work.yearly.period import REPORTS, folder_of
from antrag_gen.work.yearly.report_file import Berichtsdatei

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Faellig:
    """A motion, or a Ziffer of it, on which there is to be a report on `jahr`, or on the first half of it.

    `bericht` is the file of that report, if there is one already; `letzter` that of the last one on an earlier year.
    `referat` is a key of the Stammdaten, and `amt` the name of the office that reports; each is empty where nobody said
    it. Where `verlangt` is False, all was done before: the report is there though nothing asks for it, or money is
    granted for the year and none is needed.
    `geblieben` is what earlier reports leave, for this one to say what became of it.
    """

    kennung: Berichtskennung
    foerderung: Foerderung
    bericht: Berichtsdatei | None
    letzter: Berichtsdatei | None
    referat: str
    amt: str
    verlangt: bool
    geblieben: tuple[Vorjahresrest | Unklar, ...] = ()

    @property
    def jahr(self) -> int:
        return self.kennung.jahr

    @property
    def halbjahr(self) -> bool:
        return self.kennung.halbjahr

    @property
    def vorjahr(self) -> Berichtsdatei | None:
        """The report on the year before."""
        return self.letzter if self.letzter and self.letzter.jahr == self.jahr - 1 else None


def find_due(jahr: int, project: OpenedProject, *, halbjahr: bool = False) -> tuple[list[Faellig], list[Problem]]:
    """What is to be reported on, in the order of the city's Referate, their offices and the numbers of the motions.

    On the first half of the year (`halbjahr`) it is the same as on all of it, in reports of their own.
    The problems are those that keep anybody from knowing whether or what is to be reported, and those of
    reports on motions that are not funded; the problems of a report that is due stay with it.
    """
    search = _Search(jahr, halbjahr, project)
    faellige = [faellig for kennung in project.katalog.beschluesse for faellig in search.motion(kennung)]
    search.problems.extend(check_budgets(project))
    search.check_unreadable()
    search.check_nameless()
    search.check_misplaced()
    search.check_others(faellige)
    search.problems.extend(find_overturned(jahr, search.reports, project))
    referate = {key: number for number, key in enumerate(project.liste("referate"))}
    aemter = {amt.name: number for number, amt in enumerate(project.liste("aemter").values())}
    faellige.sort(
        key=lambda faellig: (
            referate.get(faellig.referat, len(referate)),
            aemter.get(faellig.amt, len(aemter)),
            faellig.kennung.antrag.jahr,
            faellig.kennung.antrag,
        )
    )
    return faellige, search.problems


class _Search:
    """Looks at one motion after the other; what nobody can know is added to `problems`."""

    def __init__(self, jahr: int, halbjahr: bool, project: OpenedProject) -> None:  # noqa: FBT001 – of the only caller
        self.jahr = jahr
        self.halbjahr = halbjahr
        self.project = project
        self.problems: list[Problem] = []
        self.reports: dict[Kennung, list[Berichtskennung]] = {}
        for key in project.katalog.berichte:
            if self.looks_at(key.jahr, halbjahr=key.halbjahr):
                self.reports.setdefault(key.antrag, []).append(key)

    def looks_at(self, jahr: int, *, halbjahr: bool) -> bool:
        """Of years that are over the reports on all of them count, of this one those that are asked for."""
        return halbjahr == (self.halbjahr and jahr == self.jahr)

    def motion(self, kennung: Kennung) -> Iterator[Faellig]:
        if self.project.unreadable(kennung) or not self.check_together(kennung):
            return
        for ziffer in self.parts(kennung):
            faellig = self.part(Berichtskennung(kennung, ziffer, self.jahr, self.halbjahr))
            if faellig is not None:
                yield faellig

    def check_together(self, kennung: Kennung) -> bool:
        """Whether it is clear which decisions on a motion count; what stands against it is told."""
        alle = self.project.decisions(kennung)
        if self.project.is_elsewhere(kennung) or all(entscheidung.haushalt.erstes > self.jahr for entscheidung in alle):
            return True
        ziffern = self.project.ziffern(kennung) or ()
        problems = [
            Problem(entscheidung.place, finding.what, finding.hint, finding.id, finding.level)
            for entscheidung in alle
            for finding in check_together(entscheidung, alle, ziffern)
            if finding.level is Level.FEHLER and not finding.causes
        ]
        self.problems.extend(problems)
        return not problems

    def parts(self, kennung: Kennung) -> list[str]:
        """The Ziffern that are reported on, each by itself, or the whole motion."""
        granted = [
            entscheidung
            for entscheidung in counting(self.project.decisions(kennung))
            if entscheidung.ergebnis.bewilligt
        ]
        parts = [self.reported_as(kennung, entscheidung) for entscheidung in granted]
        # Beside a report on one Ziffer, a report on all would hold its money again.
        split = {wide for wide in parts if any(part != wide and covers(wide, part) for part in parts)}
        pairs = zip(parts, granted, strict=True)
        return list(dict.fromkeys(entscheidung.ziffer if part in split else part for part, entscheidung in pairs))

    def reported_as(self, kennung: Kennung, decision: Entscheidung) -> str:
        """The Ziffer that the last report on a decision was on: its own one, or the widest that it stands under."""
        steps = {key: steps_of(key.ziffer) for key in self.reports.get(kennung, ())}
        covering = [
            key for key, above in steps.items() if key.jahr <= self.jahr and decision.schritte[: len(above)] == above
        ]
        last = max(covering, key=lambda key: (key.jahr, -len(steps[key])), default=None)
        return last.ziffer if last else decision.ziffer

    def part(self, key: Berichtskennung) -> Faellig | None:
        """What is to be reported on one part; None where there is nothing to report, or nobody knows."""
        decided = counting(self.project.decisions(key.antrag), key.ziffer)
        if not any(
            entscheidung.ergebnis.bewilligt and entscheidung.haushalt.erstes <= key.jahr for entscheidung in decided
        ):
            return None
        if self.project.is_elsewhere(key.antrag):
            self.say_elsewhere(decided[0])
            return None
        finder = Foerderungssuche(key, decided[0].place, self.project)
        foerderung = finder.decided()
        if foerderung is None:
            self.problems.extend(finder.problems)
            return None
        self.say_left_out(foerderung)
        letzter = self.last(key)
        if letzter and letzter.bericht and letzter.jahr == key.jahr - 1:
            foerderung = replace(foerderung, vorjahr=letzter.bericht.as_last_year(letzter.file.name))
        paths = self.project.reports(key)
        bericht = self.read(paths[0], key.jahr) if paths else None
        verlangt = is_due(foerderung, letzter.bericht if letzter else None, key.jahr) or self.carried_with_others(key)
        if not verlangt and bericht is None and not has_money(foerderung, key.jahr):
            if letzter and letzter.bericht is None:
                self.say_unknown(letzter)
            return None
        amt, referat = find_office(foerderung, (bericht, letzter), self.project)
        return Faellig(key, foerderung, bericht, letzter, referat, amt, verlangt, tuple(self.left_for(key)))

    def say_left_out(self, foerderung: Foerderung) -> None:
        """Money that a later decision forgot is due nowhere."""
        alle = self.project.decisions(Kennung.of(foerderung.beschluesse[0].antrag))
        for entscheidung in foerderung.beschluesse:
            found = check_left_out(entscheidung, alle, foerderung.antrag, foerderung.planungsjahre)
            self.problems.extend(replace(problem, at=entscheidung.place) for problem in found)

    def last(self, key: Berichtskennung) -> Berichtsdatei | None:
        """The last report before that year."""
        last = self.last_key(key, [key.ziffer])
        return self.read_last(last) if last else None

    def last_key(self, key: Berichtskennung, ziffern: Sequence[str]) -> Berichtskennung | None:
        reports = self.reports.get(key.antrag, ())
        earlier = (other for other in reports if other.ziffer in ziffern and other.jahr < key.jahr)
        return max(earlier, key=lambda other: other.jahr, default=None)

    def read_last(self, key: Berichtskennung) -> Berichtsdatei:
        return self.read(self.project.reports(key)[0], key.jahr)

    def carried_with_others(self, key: Berichtskennung) -> bool:
        """Whether the last report was on more than this part and carried money over, which may be for it."""
        keys = self.reports.get(key.antrag, ())
        wider = [other.ziffer for other in keys if other.ziffer != key.ziffer and covers(other.ziffer, key.ziffer)]
        last = self.last_key(key, [key.ziffer, *wider])
        if last is None or last.ziffer == key.ziffer:
            return False
        file = self.read_last(last)
        if file.bericht is None:
            self.say_unknown(file)
        return file.geht_weiter

    def left_for(self, key: Berichtskennung) -> Iterator[Vorjahresrest | Unklar]:
        for last in find_last(key, self.reports.get(key.antrag, ())):
            left = left_by(self.read_last(last), shared=not covers(key.ziffer, last.ziffer))
            if left is not None:
                yield left

    def say_unknown(self, letzter: Berichtsdatei) -> None:
        state, todo = ("ist nicht ausgefüllt", "ausfüllen") if letzter.nur_offen else ("hat Fehler", "berichtigen")
        what = f"Dieser Bericht über {letzter.jahr} {state}; ob Geld übertragen und deshalb auch über {self.jahr} zu "
        what += "berichten ist, lässt sich nicht sagen."
        hint = f"Zuerst ihn {todo}; „antrag pruefen {letzter.file.shown}“ nennt, was zu tun ist."
        self.problems.append(Problem(Place(letzter.file.shown), what, hint, "vorjahr-fehler"))

    def read(self, name: str, jahr: int) -> Berichtsdatei:
        file = self.project.file(name)
        try:
            with naming(Place(file.shown)):
                loaded = self.project.open(file)
        except AntragError as error:
            return Berichtsdatei(file, jahr, None, error.problems)
        return Berichtsdatei(file, jahr, loaded, loaded.problems)

    def say_elsewhere(self, decision: Entscheidung) -> None:
        what = (
            f"{name_of(decision.antrag)} liegt nicht in diesem Projekt; ein Bericht über ihn lässt sich nicht erzeugen."
        )
        hint = "Den Antrag in content/ ablegen oder anderswo über ihn berichten."
        self.problems.append(Problem(decision.place, what, hint, "antrag-anderswo", Level.WARNUNG))

    def check_unreadable(self) -> None:
        """All that is wrong with decisions; of a motion that they name nobody knows whether it is to be reported on."""
        self.problems.extend(chain.from_iterable(self.project.decision_errors.values()))
        hidden: dict[str, list[str]] = {}
        for kennung, paths in self.project.katalog.unlesbar.items():
            number = Antragsnummer(kennung.nummer, kennung.jahr, self.project.einstellungen.nummern.antrag)
            for path in paths:
                hidden.setdefault(path, []).append(name_of(number))
        for path, motions in hidden.items():
            named = join([*motions[:MOST_NAMED], *(["weitere"] if len(motions) > MOST_NAMED else [])])
            what = f"Ob über {named} zu berichten ist, lässt sich nicht sagen: Diese Datei hat Fehler."
            hint = f"„antrag pruefen {path}“ sagt, welche."
            self.problems.append(Problem(Place(path), what, hint, "beschluss-fehler"))

    def check_nameless(self) -> None:
        """Files among the reports up to that year that are so wrong that nobody knows what they are on."""
        folder = self.project.folder.content / REPORTS
        years = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        paths = [year for year in years if year.name.isdecimal() and int(year.name) <= self.jahr]
        named = {name for names in self.project.katalog.berichte.values() for name in names}
        for path in self.project.folder.content_files(paths) if paths else ():
            file = self.project.folder.content_file(path)
            year, inside, *_ = path.relative_to(folder).parts
            if file.name not in named and self.looks_at(int(year), halbjahr=inside == HALBJAHR):
                self.problems.extend(self.read(file.name, self.jahr).errors)

    def check_misplaced(self) -> None:
        """Reports that lie with those on half a year and say that they are on all of it, so that they count there."""
        folder = self.project.folder.content / folder_of(self.jahr, halbjahr=True)
        for key, names in self.project.katalog.berichte.items():
            for file in (self.project.file(name) for name in names if not key.halbjahr):
                if (self.project.folder.root / file.name).is_relative_to(folder):
                    what = (
                        f"Dieser Bericht liegt bei denen zum Halbjahr, im Kopf ist es einer über das Jahr {key.jahr}."
                    )
                    hint = f"Eine Zeile „zeitraum: {HALBJAHR}“ ergänzen oder die Datei verschieben."
                    self.problems.append(Problem(Place(file.shown), what, hint, "halbjahr-ordner"))

    def check_others(self, faellige: Sequence[Faellig]) -> None:
        """Reports on the year that rest on nothing, or are not the first on the same; loaded, they say why."""
        due = {
            faellig.kennung: Stattdessen(
                faellig.bericht.file.shown if faellig.bericht else "", faellig.foerderung.beschluesse[0].place
            )
            for faellig in faellige
        }
        counted = {faellig.bericht.file.name for faellig in faellige if faellig.bericht}
        told = self.project.decision_errors
        for key, name in find_uncounted(self.jahr, counted, self.project, halbjahr=self.halbjahr):
            file = self.read(name, key.jahr)
            if file.bericht is not None:
                self.problems.append(why_left_out(key, file, file.bericht, due))
            else:
                self.problems += [each for each in file.problems if not each.causes or {*each.causes} - {*told}]
