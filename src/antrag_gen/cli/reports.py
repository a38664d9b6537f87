"""Problems as reports for other programs: JSON, GitHub annotations, JUnit and SARIF."""

import json
from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from antrag_gen import __version__
from antrag_gen.errors import Level, Problem, visible

Report = Callable[[Sequence[Problem]], str]
GITHUB = {Level.FEHLER: "error", Level.WARNUNG: "warning", Level.HINWEIS: "notice"}
SARIF = {Level.FEHLER: "error", Level.WARNUNG: "warning", Level.HINWEIS: "note"}


def as_json(problems: Sequence[Problem]) -> str:
    """A list of what `Problem.as_dict` gives."""
    return _json([problem.as_dict() for problem in problems])


def _json(value: object) -> str:
    """Bytes of a file name that are no UTF-8 are escaped, as `udce4` with a backslash."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode(errors="backslashreplace").decode()


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, a line for each problem; their values escape %, CR, LF, and in properties : and ,."""
    return "\n".join(
        f"::{GITHUB[problem.level]} file={_property(problem.where.path)},line={problem.where.line},"
        f"col={problem.where.column},title={_property(problem.id)}::{_data(f'{problem.what} {problem.hint}'.strip())}"
        for problem in problems
    )


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_junit(problems: Sequence[Problem]) -> str:
    """A test suite with a failed case for each problem."""
    suite = Element("testsuite", name="antrag pruefen", tests=str(len(problems)), failures=str(len(problems)))
    for problem in problems:
        path, name = visible(problem.where.path), visible(f"{problem.where}: {problem.id}")
        case = SubElement(suite, "testcase", classname=path, name=name)
        failure = SubElement(case, "failure", type=problem.level.value, message=visible(problem.what))
        failure.text = visible(problem.hint)
    indent(suite)
    return tostring(suite, encoding="unicode")


def as_sarif(problems: Sequence[Problem]) -> str:
    """A log of the Static Analysis Results Interchange Format 2.1.0 (OASIS)."""
    results = [
        {
            "ruleId": problem.id,
            "level": SARIF[problem.level],
            "message": {"text": f"{problem.what} {problem.hint}".strip()},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": problem.where.path},
                        "region": {"startLine": problem.where.line, "startColumn": problem.where.column},
                    }
                }
            ],
        }
        for problem in problems
    ]
    driver = {
        "name": "antrag-gen",
        "version": __version__,
        "rules": [{"id": id} for id in sorted({p.id for p in problems})],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return _json(log)


REPORTS: Mapping[str, Report] = {"json": as_json, "github": as_github, "junit": as_junit, "sarif": as_sarif}
