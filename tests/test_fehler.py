"""The table of mistakes: each case in `tests/fehler/` is a content file and all that `antrag pruefen` says of it."""

from pathlib import Path

import pytest
from case_files import Case, read_cases
from click.testing import CliRunner

from antrag_gen.cli.main import antrag

FILES = sorted((Path(__file__).parent / "fehler").glob("*.md"))


def test_there_are_files() -> None:
    assert {path.stem for path in FILES} >= {"betrag", "kopf", "text", "yaml"}


@pytest.mark.parametrize("case", [case for path in FILES for case in read_cases(path)], ids=str)
def test_a_mistake_is_told_with_place_and_hint(case: Case, projekt: Path, renew: bool) -> None:
    (projekt / "content" / "antrag.md").write_text(case.given + "\n", encoding="utf-8")
    result = CliRunner().invoke(antrag, ["pruefen", "content/antrag.md"], catch_exceptions=False)
    told = result.stderr.replace("content/antrag.md", "antrag.md")
    if renew:
        case.renew(told)
    else:
        assert told == case.expected
    assert result.exit_code == (1 if ": Fehler: " in told else 0)
