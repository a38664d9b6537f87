"""The same input gives the same bytes, whatever the process."""

import hashlib
import os
import sys

import pytest
from papers import NAMES, PAPERS, ROOT, built
from programs import output_of

SCRIPT = """
import sys
sys.path.insert(0, "tests")
from test_same_bytes import digests
print(*digests(), sep="\\n")
"""


def digests() -> list[str]:
    return [
        f"{name} {suffix} {hashlib.sha256(data).hexdigest()}"
        for name, path in zip(NAMES, PAPERS, strict=True)
        for suffix, data in sorted(built(path).files.items())
    ]


@pytest.mark.langsam
def test_another_process_writes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """With another order of sets: that of this process is random, or what its environment says."""
    monkeypatch.setenv("PYTHONHASHSEED", "0" if os.environ.get("PYTHONHASHSEED") == "4711" else "4711")
    monkeypatch.setenv("TZ", "UTC+4")
    monkeypatch.chdir(ROOT)
    assert output_of(sys.executable, "-c", SCRIPT).splitlines() == digests()
    assert len(digests()) == 2 * len(PAPERS)
