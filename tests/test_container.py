"""The container: what its steps promise, and where an engine is at hand a run in it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    monkeypatch.syspath_prepend(ROOT / "tools")
    import try_containerfile

    return list(try_containerfile.steps(CONTAINERFILE))


def test_the_last_stage_is_run_by_no_root_and_fetches_nothing(steps: list[tuple[str, str]]) -> None:
    last = steps[max(at for at, (name, _) in enumerate(steps) if name == "FROM") :]
    assert last[0] == ("FROM", "docker.io/library/debian:bookworm-slim")
    assert [rest for name, rest in last if name == "USER"] == ["antrag"]
    assert [rest for name, rest in last if name in ("ENTRYPOINT", "CMD")] == ['["antrag"]', '["--hilfe"]']
    assert "useradd" in last[-6][1]  # before the path of the container leaves out /usr/sbin
    assert [name for name, _ in last[-5:]] == ["ENV", "USER", "WORKDIR", "ENTRYPOINT", "CMD"]


def test_it_has_the_packages_of_the_system_and_the_locked_ones_of_python(steps: list[tuple[str, str]]) -> None:
    listed = (ROOT / "tools/system_packages").read_text(encoding="utf-8").partition("for_documents() {")[2]
    needed = set(re.findall(r"needs (\S+)", listed.partition("}")[0])) - {"python3-venv"}
    (installed,) = re.findall(r"no-install-recommends (python3 .*?) &&", " ".join(rest for _, rest in steps))
    assert set(installed.split()) - {"python3"} == needed
    assert ("COPY", "requirements/laufzeit.txt requirements/") in steps
    assert any("--require-hashes --requirement requirements/laufzeit.txt" in rest for _, rest in steps)


def test_a_build_is_sent_what_it_copies_and_nothing_else(steps: list[tuple[str, str]]) -> None:
    copied = {
        each.rstrip("/") for name, rest in steps if name == "COPY" and "--from" not in rest for each in rest.split()
    }
    sent = {
        line[1:] for line in (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"
    }
    assert copied - {".", "requirements"} == sent
    assert (ROOT / ".dockerignore").read_bytes() == (ROOT / ".containerignore").read_bytes()


@pytest.mark.langsam
def test_where_an_engine_is_at_hand_the_image_builds_a_paper_without_the_network(tmp_path: Path) -> None:
    engine = next((name for name in ("podman", "docker") if answers(name)), None)
    if engine is None:
        pytest.skip("neither podman nor docker answers; tools/try_containerfile.py plays the steps in a chroot")
    if not has_base(engine):
        pytest.skip("the base image is not on this machine and cannot be fetched")
    subprocess.run([engine, "build", "--file", "Containerfile", "--tag", "antrag-gen", "."], cwd=ROOT, check=True)
    tmp_path.chmod(0o777)
    run = [engine, "run", "--rm", "--network=none", "--volume", f"{tmp_path}:/projekt", "antrag-gen"]
    subprocess.run([*run, "neu", "projekt", "probe"], check=True)
    subprocess.run([*run, "--projekt", "probe", "erzeugen", "probe/content/antraege/beispiel-antrag.md"], check=True)
    assert (tmp_path / "probe/output/antraege/beispiel-antrag.pdf").is_file()


def has_base(engine: str) -> bool:
    image = re.findall("^FROM ([^ ]+)$", CONTAINERFILE, re.MULTILINE)[0]
    asked = ([engine, "image", "inspect", image], [engine, "pull", "--quiet", image])
    return any(subprocess.run(each, check=False, capture_output=True).returncode == 0 for each in asked)


def answers(engine: str) -> bool:
    if shutil.which(engine) is None:
        return False
    return subprocess.run([engine, "info"], check=False, capture_output=True).returncode == 0
