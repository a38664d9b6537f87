"""A form that an office fills in is a valid Word file, and accessible."""

from pathlib import Path

import pytest
from work.yearly.yearly_content import copy_content

from antrag_gen.library.project import open_project
from antrag_gen.work.events import Written
from antrag_gen.work.forms.write import write_forms
from antrag_gen.work.yearly.prepare import prepare
from konformitaet.validators import docx_findings, export, exported_findings

pytestmark = pytest.mark.konformitaet


def test_a_form_is_valid_and_accessible(tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    prepare(2026, open_project(folder))
    (form,) = [event.path for event in write_forms(folder, 2026) if isinstance(event, Written)]
    assert docx_findings(form) == []
    assert exported_findings(export([form], tmp_path / "pdf")[form]) == []
