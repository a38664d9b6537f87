"""What forms wrote when they were last read: forms come in, digests of what stands in the reports since go out.

A report is known by what it is on, whatever its file is called by now; a form by all that it was made from: a newer
one of the same report is another one. Without its record, whatever a form finds changed is a conflict.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.readers.forms.form import Form
from antrag_gen.readers.yaml.head import Value
from antrag_gen.work.batch.digests import digest_of
from antrag_gen.work.batch.manifest import FormLine, Manifest, read_manifest

NAME = ".eingelesen.jsonl"


class Record:
    """The file of a project that has it."""

    def __init__(self, folder: ProjectFolder) -> None:
        self.manifest: Manifest = read_manifest(folder.output, NAME)[0]
        self._before = dict(self.manifest.forms)

    def written(self, form: Form) -> Mapping[str, str]:
        """What this form wrote into its report before this run: digests, by keys of the fields."""
        return _of(form, self._before.get(form.report.tag()))

    def learn(self, form: Form, written: Mapping[str, str]) -> None:
        """It is on the disk with `keep`."""
        if written:
            report = form.report.tag()
            known = _of(form, self.manifest.forms.get(report))
            self.manifest.learn(FormLine(report, _identity(form), dict(sorted({**known, **written}.items()))))

    def keep(self) -> list[Problem]:
        """That it cannot be written costs a conflict in the next reading, and is told."""
        try:
            self.manifest.compact()
        except AntragError as error:
            return [replace(problem, level=Level.WARNUNG) for problem in error.problems]
        return []


def _of(form: Form, line: FormLine | None) -> Mapping[str, str]:
    return line.written if line and line.form == _identity(form) else {}


def digest_of_entry(entry: Value) -> str:
    """Of an entry of a list, with all that it says."""
    return digest_of(json.dumps(entry, ensure_ascii=False).encode())


def _identity(form: Form) -> str:
    return digest_of("\n".join(sorted(f"{answer.key}#{answer.in_file}" for answer in form.answers)).encode())
