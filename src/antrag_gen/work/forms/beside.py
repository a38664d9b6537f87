"""Tell what a form has beside its fields: what was read of a Word file comes in, problems go out."""

from collections.abc import Iterable, Iterator

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.german.zahlen import join
from antrag_gen.library.folder import ContentFile
from antrag_gen.readers.forms.form import Form
from antrag_gen.work.forms.entries import short


def tell_beside(form: Form, shown: str) -> Iterator[Problem]:
    """What stands in the file and in no field, what a field loses, and fields that are gone."""
    at, hint = Place(shown), "In das Feld schreiben, in das es gehört, oder löschen."
    for words in form.outside or ():
        yield Problem(at, f"Außerhalb der Felder steht: „{short(words)}“.", hint, "formular-daneben")
    for answer in form.answers:
        if answer.read.lost and answer.key.startswith("abschnitt."):
            verb = "fällt" if len(answer.read.lost) == 1 else "fallen"
            what = f"Feld „{answer.name}“: Die {join(list(answer.read.lost))} {verb} weg."
            hint = "Was hervorgehoben sein soll, fett oder kursiv schreiben."
            yield Problem(at, what, hint, "formular-hervorhebung", Level.WARNUNG)
    for name in form.missing:
        what = "Es fehlt in diesem Formular; in der Datei bleibt, was dort steht."
        hint = "Soll sich daran etwas ändern, ein neues Formular erzeugen."
        yield Problem(at, f"Feld „{name}“: {what}", hint, "formular-feld", Level.WARNUNG)
    if form.outside is None:
        what = "Ob außerhalb der Felder etwas geschrieben ist, lässt sich bei dieser Datei nicht sagen."
        yield Problem(at, what, "Das Formular ansehen.", "formular-daneben", Level.WARNUNG)
    for words in form.comments:
        what = f"Ein Kommentar wird nicht eingelesen: „{short(words)}“."
        hint = "Was davon in den Bericht gehört, in ein Feld schreiben."
        yield Problem(at, what, hint, "formular-kommentar", Level.WARNUNG)


def tell_other_file(form: Form, shown: str, own: ContentFile, reports: Iterable[str]) -> Iterator[Problem]:
    """That the form names another one of the reports than that it is of, which is told apart by what it is on."""
    named = form.datei.replace("\\", "/")
    if not named.endswith(own.name) and any(named.endswith(report) for report in reports):
        what = f"Im Formular steht jetzt die Datei „{short(form.datei)}“; eingetragen wird in {own.shown}, wofür es "
        what += "ausgegeben ist."
        hint = "Ist der andere Bericht gemeint, dessen Formular ausfüllen."
        yield Problem(Place(shown), what, hint, "formular-datei", Level.WARNUNG)
