"""Files with something changed, as they come from a broken disk or from somebody who tries; and who reads them.

What reads a file may refuse it with its place, and do nothing else: no other error, and not for long.
"""

import hashlib
import signal
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from fremde.dateien import packed, unpacked
from hypothesis import strategies as st
from papers import PROJECT, SEED, built, load_in

from antrag_gen.compose.document import compose
from antrag_gen.errors import AntragError
from antrag_gen.library.loaded import Loaded
from antrag_gen.library.templates import TemplateFile
from antrag_gen.readers.built.embedded import read_embedded
from antrag_gen.readers.built.printed import printed_lines
from antrag_gen.readers.finance.read import read_tables

BITS = [
    b"", b"\0", b"\xff", b"x", b"-1", b"0", b"65536", b"99999999999", b"1e999", b"NaN", b'"', b"'", b"<", b">",
    b"<<", b">>",
    b"[", b"]", b"(", b")", b"/", b"&", b"&#0;", b"&x;", b"<!--", b"]]>", b"<?", b"null", b"1 0 R", b"7 0 R", b"endobj",
    b"stream\n", b"/FlateDecode", b"/K", b"/MCID", b"\r", b"\n", b";", b",", b"\t", b"$A$1:$XFD$1048576", b"<f/>",
    b't="s"', b't="e"', b'r="XFD9"', b"PK\x01\x02", b"PK\x05\x06", b"\xef\xbb\xbf", b"\xfe\xff", "ä".encode("cp1252"),
]  # fmt: skip
WANTED = ("Antrag", "Jahr", "Ist")
LONGEST = 20  # seconds for what takes a tenth of one; more than that is told by no test, for the load of a machine
TEMPLATE = "haushaltsantrag/vorlage.html.j2"
MARKUP = ["{{", "}}", "{%", "%}", "{#", "|", "(", ")", "[", "]", "<p>", "</p>", "<td>", "papier", "loop", " in ", "''"]


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """The file with up to six changes: bytes that go, that come, that are others, that stand twice."""
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from([0, 0, 1, 1, 2, 4, 9, 60, 400]))
        new = draw(st.sampled_from(BITS) | st.binary(max_size=4) | st.just(data[at : at + length] * 2))
        data = data[:at] + new + data[at + length :]
    return data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 0 else data


@st.composite
def mutated_package(draw: st.DrawFn, data: bytes) -> bytes:
    """The same of a package, or of a part of it that is packed again."""
    if draw(st.booleans()):
        return draw(mutated(data))
    parts = unpacked(data)
    for name in draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, max_size=2)):
        parts[name] = draw(mutated(parts[name]))
    return packed(parts, draw(st.sampled_from([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])))


@st.composite
def mutated_text(draw: st.DrawFn, text: str) -> str:
    """The same of a text: words that come, go, or stand elsewhere as well."""
    for _ in range(draw(st.integers(1, 6))):
        at, other = draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 0, 1, 2, 9, 60]))
        new = draw(st.sampled_from(MARKUP) | st.text(max_size=4) | st.just(text[other : other + 60]))
        text = text[:at] + new + text[at + length :]
    return text


@contextmanager
def soon() -> Iterator[None]:
    """TimeoutError where it takes too long; on the main thread only, which searches and tests run on."""

    def over(number: int, frame: object) -> None:
        raise TimeoutError("takes too long")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def check_built(data: bytes) -> None:
    readers: tuple[Callable[[bytes, str], object], ...] = (read_embedded, printed_lines)
    for read in readers:
        try:
            with soon():
                read(data, "datei")
        except AntragError as error:
            check_told(error)


def check_list(data: bytes) -> None:
    try:
        with soon():
            [table] = read_tables(data, "datei", (), WANTED)
    except AntragError as error:
        check_told(error)
    else:
        assert table.rows
        assert all(set(row) == set(WANTED) for row in table.rows)


@cache
def seed() -> Loaded:
    return load_in(SEED, PROJECT)


def real_paper(suffix: str) -> bytes:
    """A paper as it is built, with its source."""
    return built(SEED).files[suffix]


def template() -> str:
    return PROJECT.templates.files[TEMPLATE].data.decode()


def check_template(text: str) -> None:
    """A paper by this template: composed, or refused at a line of some template."""
    data = text.encode(errors="replace")
    changed = TemplateFile("datei", data, hashlib.sha256(data).digest())
    templates = replace(PROJECT.templates, files={**PROJECT.templates.files, TEMPLATE: changed})
    try:
        with soon():
            compose(seed().paper, templates, PROJECT.einstellungen, ())
    except AntragError as error:
        check_places([("datei", problem.where.line, bool(problem.what)) for problem in error.problems])


def real_content() -> list[str]:
    """Content files of all kinds."""
    return [path.read_text(encoding="utf-8") for path in sorted(Path(SEED.parents[3]).glob("templates/*/beispiel.md"))]


def check_told(error: AntragError) -> None:
    assert error.problems
    check_places([(problem.where.path, problem.where.line, bool(problem.hint)) for problem in error.problems])


def check_places(places: Sequence[tuple[str, int, bool]]) -> None:
    assert all(path == "datei" and line > 0 and hint for path, line, hint in places), places
