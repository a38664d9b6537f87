"""What tests have in common: the same examples on every run, a project to write papers into, the flag that renews."""

import gc
import math
import os
from dataclasses import replace
from pathlib import Path

import pytest
import shared
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

# The same examples on every run, whatever the clock, the load and earlier runs say. One that fails is shown as it is;
# `--hypothesis-profile=klein` makes it smaller, which takes minutes where a PDF is made of each try.
settings.register_profile(
    "fest",
    max_examples=100,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
# For the inner loop, which `make test-quick` is.
settings.register_profile("kurz", settings.get_profile("fest"), max_examples=10)
settings.register_profile("klein", settings.get_profile("fest"), phases=[Phase.explicit, Phase.generate, Phase.shrink])
settings.load_profile("fest")
# Hypothesis takes some examples from the words and numbers of all modules that happen to be loaded, so that they
# would change with the order of the tests and with any line of the program.
assert callable(providers._get_local_constants)
providers._get_local_constants = Constants
OBJECTS = 50_000
"""New ones, after which the garbage collector looks at them."""
LONG = ("test_drawing.py", "test_pdf_whole.py", "test_ganzes_jahr.py")
# What is said of papers must not differ with the dictionary of the machine; tests of spelling bring their own.
os.environ["ANTRAG_WOERTERBUCH"] = ""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--neu-golden", action="store_true", help="write what comes out as what is expected; read it before you commit"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a test with the mark `auswahl(n)`, about n cases stay in the inner loop, from all over its list.

    Long files at the end of the alphabet come first, as each process takes the next file: the last one is short.
    """
    items.sort(key=lambda item: item.path.name not in LONG)
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("auswahl") and not item.get_closest_marker("langsam"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for same in cases.values():
        step = math.ceil(len(same) / same[0].get_closest_marker("auswahl").args[0])
        for number, item in enumerate(same):
            if number % step:
                item.add_marker("langsam")


def pytest_collection_finish() -> None:
    """Thousands of tests stay to the end: the garbage collector need not look at them again and again.

    Nor need it come as often as it does by itself, each time with what Hypothesis counts then.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS)


@pytest.fixture(scope="session", autouse=True)
def one_folder_for_all_processes(tmp_path_factory: pytest.TempPathFactory) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = tmp_path_factory.getbasetemp().parent / "shared"
        folder.mkdir(exist_ok=True)
        shared.FOLDER.append(folder)


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--neu-golden"))


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many papers there are: where not the run is looked at, starting its processes takes seconds."""
    from antrag_gen.work.batch import build_all, pool

    monkeypatch.setattr(build_all, "BUILDING", replace(pool.BUILDING, few=1000))


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
