"""What tests have in common: a project to write papers into, and the flag that renews expected results."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--neu-golden", action="store_true", help="write what comes out as what is expected; read it before you commit"
    )


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--neu-golden"))


@pytest.fixture
def projekt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project as the current folder."""
    stammdaten = tmp_path / "content" / "stammdaten"
    stammdaten.mkdir(parents=True)
    (tmp_path / "content" / "projekt.yaml").write_text("stadt: Musterstadt\n", encoding="utf-8")
    (stammdaten / "fraktionen.yaml").write_text("linde:\n  name: Fraktion Linde\n", encoding="utf-8")
    (stammdaten / "referate.yaml").write_text("si:\n  name: Sozialreferat\n", encoding="utf-8")
    (stammdaten / "gremien.yaml").write_text("va:\n  name: Verwaltungsausschuss\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
