"""How many planted mistakes `antrag pruefen` finds, and how often it objects to what is right; cases in pruefmass/."""

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pruefmassfaelle import GRUNDLAGEN, Fall, FallError, by_kind, read_cases

from antrag_gen import AntragError, Level, Problem, open_project

ROOT = Path(__file__).parents[1]
# What is found must not differ with the dictionary of the machine.
os.environ["ANTRAG_WOERTERBUCH"] = ""
# True words about the papers shipped with the program: a paper that lies elsewhere, notes that go out with the source.
OUTCOMES = ("hit", "repeated", "elsewhere", "missed")
TRUE_HINTS = ("verweis-unbekannt", "quelle-anmerkung")


@dataclass(frozen=True, slots=True)
class Fund:
    """A finding of `antrag pruefen`, its path from the folder of the projects on."""

    path: str
    line: int
    id: str
    level: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level} {self.id}: {self.what}"


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What a case brought: findings that its project does not have without it."""

    fall: Fall
    funde: tuple[Fund, ...]

    @property
    def hits(self) -> list[Fund]:
        meant = self.fall.meant()
        return [fund for fund in self.funde if (fund.path, fund.line) in meant]

    @property
    def outcome(self) -> str:
        if 0 < self.fall.at_most < len(self.funde):
            return "repeated"
        return "hit" if self.hits else "elsewhere" if self.funde else "missed"


def find(project: str, files: dict[str, str], only: Iterable[str] = ()) -> list[Fund]:
    """The findings of a project of pruefmass/grundlagen with these files changed or added; `only` some of its files."""
    with tempfile.TemporaryDirectory() as temp:
        folder = Path(temp).resolve()
        shutil.copytree(GRUNDLAGEN / project, folder / project)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        return list(_funde(folder, [folder / path for path in only] or [folder / project]))


def _funde(folder: Path, paths: Sequence[Path]) -> Iterator[Fund]:
    here = Path.cwd()
    os.chdir(folder)  # findings name files as seen from the current folder
    try:
        for problem in _problems(paths):
            path = (folder / problem.where.path).resolve()
            shown = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else problem.where.path
            yield Fund(str(shown), problem.where.line or 0, problem.id, problem.level.value, problem.what)
    finally:
        os.chdir(here)


def _problems(paths: Sequence[Path]) -> Iterable[Problem]:
    try:
        return list(open_project(paths[0]).check(paths))
    except AntragError as error:
        return error.problems


def measure(fall: Fall) -> Ergebnis:
    """Where only text below the head differs, other papers say nothing new: checking these files alone is faster."""
    files = fall.files()
    only = {*files, *(path for path, _ in fall.meant())} if all(map(_same_head, files, files.values())) else ()
    return Ergebnis(fall, _new(fall, find(fall.project, files, () if fall.at_most else only)))


def _same_head(path: str, text: str) -> bool:
    file = GRUNDLAGEN / path
    return file.suffix == ".md" and file.exists() and _head(file.read_text(encoding="utf-8")) == _head(text)


def _head(text: str) -> str:
    return text.split("\n---\n", 1)[0]


def _new(fall: Fall, funde: Sequence[Fund]) -> tuple[Fund, ...]:
    usual = Counter((fund.path, fund.id, fund.what) for fund in _unchanged(fall.project))
    new = []
    for fund in funde:
        if usual[fund.path, fund.id, fund.what] > 0:
            usual[fund.path, fund.id, fund.what] -= 1
        else:
            new.append(fund)
    return tuple(new)


_KNOWN: dict[str, list[Fund]] = {}


def _unchanged(project: str) -> list[Fund]:
    if project not in _KNOWN:
        _KNOWN[project] = find(project, {})
    return _KNOWN[project]


def measure_all(cases: Sequence[Fall], jobs: int) -> list[Ergebnis]:
    if jobs == 1:
        return list(map(measure, cases))
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(measure, cases, chunksize=8))


def shipped() -> list[Fund]:
    """The findings in the papers that come with the program, but for hints that are simply true."""
    funde = [*_funde(ROOT, [ROOT / "content"]), *_funde(ROOT, sorted(ROOT.glob("templates/*/beispiel.md")))]
    return [fund for fund in funde if fund.id not in TRUE_HINTS or fund.level != Level.HINWEIS.value]


def wrong_cases() -> list[str]:
    """What is wrong with how the cases are written; asks no check."""
    try:
        cases = read_cases()
    except FallError as error:
        return [str(error)]
    wrong = []
    for case in cases:
        try:
            if not case.meant() and case.planted:
                wrong.append(f"{case.name}: no line is meant")
        except (FallError, OSError) as error:
            wrong.append(str(error))
    return wrong


def wrong_projects() -> list[str]:
    """The findings of the projects as they are; there must be none."""
    return [str(fund) for project in projects() for fund in _unchanged(project)]


def projects() -> list[str]:
    return sorted(folder.name for folder in GRUNDLAGEN.iterdir())


def report(results: Sequence[Ergebnis]) -> Iterator[str]:
    planted = by_kind([result.fall for result in results if result.fall.planted])
    counts = Counter((result.fall.art, result.outcome) for result in results if result.fall.planted)
    yield "".join([f"{'planted mistakes':30}", *(f"{word:>10}" for word in ("planted", *OUTCOMES, "found"))])
    for kind in sorted(planted):
        yield _row(kind, [counts[kind, outcome] for outcome in OUTCOMES])
    if planted:
        yield _row("all", [sum(n for (_, o), n in counts.items() if o == outcome) for outcome in OUTCOMES])
    right = [result for result in results if not result.fall.planted]
    yield ""
    yield f"{'tricky, but right':30}{'cases':>10}{'alarms':>10}"
    for kind, cases in sorted(by_kind([result.fall for result in right]).items()):
        alarms = sum(1 for result in right if result.fall.art == kind and result.funde)
        yield f"{kind:30}{len(cases):>10}{alarms:>10}"
    yield f"{'all':30}{len(right):>10}{sum(1 for result in right if result.funde):>10}"
    for result in right:
        if result.funde:
            yield ""
            yield f"alarm in {result.fall.name}"
            yield from (f"    {fund}" for fund in result.funde)


def report_sets(results: Sequence[Ergebnis]) -> Iterator[str]:
    """The first set, which the checks were measured by while they were written, and the second, kept from them."""
    for title, second in (("first set", False), ("second set", True)):
        if of_set := [result for result in results if result.fall.second == second]:
            yield from (title, "", *report(of_set), "")


def _row(kind: str, numbers: list[int]) -> str:
    total = sum(numbers)
    return "".join([f"{kind:30}", *(f"{number:>10}" for number in (total, *numbers)), f"{numbers[0] / total:>10.0%}"])


def report_open(results: Sequence[Ergebnis]) -> Iterator[str]:
    """The planted mistakes that are not found, with the lines meant and what was found instead."""
    for result in results:
        if not result.fall.planted or result.outcome == "hit":
            continue
        yield ""
        yield f"{result.outcome}: {result.fall.name}"
        texts = result.fall.files()
        for path, line in sorted(result.fall.meant()):
            yield f"    {path}:{line}: {texts[path].splitlines()[line - 1].strip()}"
        yield from (f"    instead {fund}" for fund in result.funde)


def report_hits(results: Sequence[Ergebnis]) -> Iterator[str]:
    for result in results:
        if result.fall.planted and result.outcome == "hit":
            yield ""
            yield f"hit: {result.fall.name}"
            yield from (f"    {fund}" for fund in result.hits)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--art", action="append", default=[], help="only cases of this kind; may be given again")
    parser.add_argument("--satz", type=int, choices=(1, 2), help="only the first or the second set")
    parser.add_argument("--offen", action="store_true", help="list what is not found")
    parser.add_argument("--treffer", action="store_true", help="list what is found, and by which finding")
    parser.add_argument("--nur-faelle", action="store_true", help="only look whether the cases are well written")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def main() -> int:
    given = _arguments()
    if wrong := wrong_cases() or wrong_projects():
        print(*wrong, sep="\n", file=sys.stderr)
        return 2
    if given.nur_faelle:
        return 0
    cases = [case for case in read_cases() if not given.art or case.art in given.art]
    cases = [case for case in cases if not given.satz or case.second == (given.satz == 2)]
    results = measure_all(cases, given.jobs)
    print(*report_sets(results), sep="\n")
    if not given.art:
        alarms = shipped()
        print("", f"alarms in the papers shipped: {len(alarms)}", *alarms, sep="\n")
    print(*(report_open(results) if given.offen else ()), sep="\n")
    print(*(report_hits(results) if given.treffer else ()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
