"""Find what a progress report rests on: its motion, the decision and last year's report, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from antrag_gen.decisions.antragsbeschluss import check_against_motion
from antrag_gen.decisions.beschlusslage import check_sum, check_together
from antrag_gen.decisions.entscheidung import Entscheidung, counting, replacing
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.kennungen import Berichtskennung, Kennung
from antrag_gen.fields.nummern import Antragsnummer, name_of
from antrag_gen.german.zahlen import join
from antrag_gen.library.access import Access
from antrag_gen.papers.bewilligbar import Bewilligbar, is_grantable
from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.vorjahr import Vorjahr


def find_motion(kennung: Kennung, place: Place, access: Access) -> Bewilligbar:
    """The motion with this number; raises AntragError, with one problem at `place`, where there is none."""
    paper = find_decided(kennung, place, access)
    if not is_grantable(paper):
        raise _no_motion(paper.nummer, access.find(kennung)[0].path, place)
    return paper


def find_decided(kennung: Kennung, place: Place, access: Access) -> Fraktionspapier:
    """The same, or the question with this number."""
    eintraege = access.find(kennung)
    number = Antragsnummer(kennung.nummer, kennung.jahr, access.einstellungen.nummern.antrag)
    if not eintraege:
        raise AntragError.of(
            place,
            f"{name_of(number)} ist in diesem Projekt nicht zu finden.",
            "Die Nummer prüfen oder den Antrag in content/ ablegen.",
            id="antrag-unbekannt",
        )
    try:
        paper = access.open(access.file(eintraege[0].path)).paper
    except AntragError as error:
        path = eintraege[0].path
        what, hint = f"{name_of(number)} ({path}) hat Fehler.", "Zuerst den Antrag berichtigen."
        raise AntragError([Problem(place, what, hint, "antrag-fehler", causes=(path,))]) from error
    if not isinstance(paper, Fraktionspapier):
        raise _no_motion(number, eintraege[0].path, place)
    return paper


def _no_motion(number: Antragsnummer | None, path: str, place: Place) -> AntragError:
    what = f"{name_of(number)} ({path}) beantragt nichts, was bewilligt werden könnte."
    return AntragError.of(place, what, "Die Nummer prüfen.", id="antrag-art")


@dataclass(slots=True)
class Foerderungssuche:
    """Looks for what the report with this key rests on; all that is missing is told at `place`."""

    key: Berichtskennung
    place: Place
    access: Access
    problems: list[Problem] = field(default_factory=list)

    def find(self, own: str) -> Foerderung | None:
        """The motion with its decision and last year's report; None where one of the first two is missing.

        `own` is the path of the report itself.
        """
        others = [path for path in self.access.reports(self.key) if path != own]
        if others:
            zeitraum = "Halbjahr" if self.key.halbjahr else "Jahr"
            what = f"Über diesen Antrag und dieses {zeitraum} berichtet auch {join(others)}."
            hint = "Nur einen der Berichte behalten, oder Nummer, Ziffer oder Jahr berichtigen; bis dahin zählt keiner."
            self.say(what, hint, "bericht-doppelt")
        foerderung = self.decided()
        return replace(foerderung, vorjahr=self.last_year(own)) if foerderung else None

    def decided(self) -> Foerderung | None:
        """The same without last year's report."""
        try:
            motion = find_motion(self.key.antrag, self.place, self.access)
        except AntragError as error:
            self.problems.extend(error.problems)
            return None
        decisions = self.decisions(motion)
        if not decisions:
            return None
        alle = self.access.decisions(self.key.antrag)
        first = counting([each for each in alle if not each.im_laufenden_haushalt], self.key.ziffer)
        return Foerderung(motion, self.key.ziffer, decisions, self.access.einstellungen.planungsjahre, zuerst=first)

    def say(self, what: str, hint: str, id: str, level: Level = Level.FEHLER, *, causes: Sequence[str] = ()) -> None:
        self.problems.append(Problem(self.place, what, hint, id, level, tuple(causes)))

    def decisions(self, motion: Bewilligbar) -> tuple[Entscheidung, ...]:
        """Those that count, where one of them grants something and none has mistakes."""
        broken = self.access.unreadable(self.key.antrag)
        if broken:
            what = f"Der Beschluss über {name_of(motion.nummer)} steht in einer Datei mit Fehlern: {join(broken)}."
            self.say(what, "Zuerst diese Datei berichtigen.", "beschluss-fehler", causes=broken)
            return ()
        counted = counting(self.access.decisions(self.key.antrag), self.key.ziffer)
        if not counted:
            self.say_undecided(motion)
            return ()
        later = replacing(self.access.decisions(self.key.antrag), self.key.ziffer)
        last = (later,) if later else counted
        if not any(entscheidung.ergebnis.bewilligt for entscheidung in last):
            refused = last[0]
            part = f"{name_of(motion.nummer)}, Ziffer {refused.ziffer}," if refused.ziffer else name_of(motion.nummer)
            what = f"{part} ist nicht bewilligt, sondern {refused.ergebnis.text} ({refused.sitzung})."
            hint = f"Die Nummer prüfen; der Beschluss steht in {refused.place}. Ist damit eine Bewilligung aufgehoben, "
            hint += "dort „geaendert“ eintragen, mit allem, was bewilligt bleibt; was wegfällt, mit 0."
            self.say(what, hint, "beschluss-abgelehnt")
            return ()
        if later:
            self.say_replaced(later)
            return ()
        return counted if self.fit(counted, motion) else ()

    def say_replaced(self, later: Entscheidung) -> None:
        """What was granted last was granted for more than this Ziffer, and is reported on as it was granted."""
        wider = f"Ziffer {later.ziffer}" if later.ziffer else "den ganzen Antrag"
        what = f"Zuletzt ist nicht über Ziffer {self.key.ziffer}, sondern über {wider} beschlossen ({later.sitzung})"
        self.say(
            f"{what}; dieser Bericht zählt in keiner Summe.",
            f"Ist nach Ziffern berichtet, den späteren Beschluss ({later.place}) für jede von ihnen eintragen; sonst "
            f"über {wider} berichten („ziffer“ {'berichtigen' if later.ziffer else 'löschen'}).",
            "beschluss-ueberholt",
        )

    def say_undecided(self, motion: Bewilligbar) -> None:
        part = f"Ziffer {self.key.ziffer} des Antrags" if self.key.ziffer else "Antrag"
        hint = "Den Beschluss in content/beschluesse/JAHR/ eintragen oder die Nummer prüfen."
        above = counting(self.access.decisions(self.key.antrag))
        if self.key.ziffer and above:
            hint = f"Beschlossen ist anders eingeteilt ({above[0].place}): die Ziffer hier oder dort berichtigen."
        self.say(f"Über {part} {motion.nummer} ist kein Beschluss eingetragen.", hint, "beschluss-fehlt")

    def fit(self, counted: Sequence[Entscheidung], motion: Bewilligbar) -> bool:
        """Whether those that count fit the motion, and all together say which ones count."""
        ziffern = self.access.ziffern(self.key.antrag)
        alle, years = self.access.decisions(self.key.antrag), self.access.einstellungen.planungsjahre
        for entscheidung in alle:
            problems = [
                *check_together(entscheidung, alle, ziffern or ()),
                *check_sum(entscheidung, alle, motion, years),
            ]
            if entscheidung in counted:
                problems += check_against_motion(entscheidung, motion, ziffern, years)
            if any(problem.level is Level.FEHLER for problem in problems):
                what = f"Der Beschluss über {name_of(motion.nummer)} passt nicht zum Antrag ({entscheidung.place})."
                path = entscheidung.place.path
                self.say(what, f"„antrag pruefen {path}“ sagt, was nicht stimmt.", "beschluss-fehler", causes=(path,))
                return False
        return True

    def last_year(self, own: str) -> Vorjahr | None:
        """The report on the year before; where it has mistakes, that nobody can compare with it."""
        paths = [path for path in self.access.reports(self.key.vorjahr) if path != own]
        if not paths:
            return None
        try:
            report = self.access.open(self.access.file(paths[0])).paper
        except AntragError:
            what = f"Der Bericht über {self.key.vorjahr.jahr} ({paths[0]}) hat Fehler."
            hint = "Zuerst ihn berichtigen; bis dahin wird nicht mit ihm verglichen."
            self.say(what, hint, "vorjahr-fehler", Level.WARNUNG, causes=paths[:1])
            return None
        return report.as_last_year(paths[0]) if isinstance(report, Fortschrittsbericht) else None
