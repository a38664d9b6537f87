"""The wheel carries all that a project needs, and works outside the checkout."""

import os
import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from antrag_gen.library.arten import ARTEN

ROOT = Path(__file__).parents[1]


@pytest.mark.langsam
def test_an_installed_wheel_makes_and_builds_a_project_in_a_clean_environment(tmp_path: Path) -> None:
    run = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(tmp_path),
    ]
    subprocess.run([*run, str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    (packages,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", packages, wheel], check=True
    )

    def antrag(*arguments: str) -> subprocess.CompletedProcess[str]:
        # The dependencies come from here as a path, which leaves aside the .pth file that leads to the checkout.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(site.getsitepackages())}
        command = [python, "-c", "from antrag_gen.cli.main import main; main()", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)

    where = subprocess.run(
        [python, "-c", "import antrag_gen; print(antrag_gen.__file__)"], capture_output=True, text=True, check=True
    )
    assert where.stdout.startswith(str(packages))
    antrag("neu", "projekt", "Büro")
    built = antrag("--projekt", "Büro", "erzeugen")
    names = ["2023/winterdienst-auf-radwegen", *(f"beispiel-{art}" for art in sorted(ARTEN))]
    expected = [f"Büro/output/antraege/{name}.{suffix}" for name in names for suffix in ("pdf", "docx")]
    assert sorted(built.stdout.splitlines()) == sorted(expected)  # each as it is finished
    assert not any(word in built.stderr for word in ("Fehler:", "Warnung:"))

    shutil.rmtree(tmp_path / "Büro" / "output")
    example = (ROOT / "docs/api.md").read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    script = example.replace("content/antrag.md", f"content/antraege/{names[0]}.md")
    ran = subprocess.run(
        [python, "-c", script],
        cwd=tmp_path / "Büro",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(site.getsitepackages())},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"built {{'erzeugt': {len(names)}, 'unveraendert': 0, 'fehlerhaft': 0}}" in ran.stdout
