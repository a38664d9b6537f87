"""Files with something changed, as they come from a broken disk or from somebody who tries; and who reads them.

What reads a file may refuse it with its place, and do nothing else: no other error, and not for long.
"""

import zipfile
from collections.abc import Sequence

from fremde.dateien import packed, unpacked
from hypothesis import strategies as st

from antrag_gen.errors import AntragError
from antrag_gen.readers.built.embedded import read_embedded
from antrag_gen.readers.built.printed import printed_lines
from antrag_gen.readers.finance.read import read_table

BITS = [
    b"", b"\0", b"\xff", b"x", b"-1", b"0", b"65536", b"99999999999", b"1e999", b"NaN", b'"', b"'", b"<", b">",
    b"<<", b">>",
    b"[", b"]", b"(", b")", b"/", b"&", b"&#0;", b"&x;", b"<!--", b"]]>", b"<?", b"null", b"1 0 R", b"7 0 R", b"endobj",
    b"stream\n", b"/FlateDecode", b"/K", b"/MCID", b"\r", b"\n", b";", b",", b"\t", b"$A$1:$XFD$1048576", b"<f/>",
    b't="s"', b't="e"', b'r="XFD9"', b"PK\x01\x02", b"PK\x05\x06", b"\xef\xbb\xbf", b"\xfe\xff", "ä".encode("cp1252"),
]  # fmt: skip
WANTED = ("Antrag", "Jahr", "Ist")


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


def check_built(data: bytes) -> None:
    for read in (read_embedded, printed_lines):
        try:
            read(data, "datei")
        except AntragError as error:
            check_told(error)


def check_list(data: bytes) -> None:
    try:
        table = read_table(data, "datei", None, WANTED)
    except AntragError as error:
        check_told(error)
    else:
        assert table.rows
        assert all(set(row) == set(WANTED) for row in table.rows)


def check_told(error: AntragError) -> None:
    assert error.problems
    check_places([(problem.where.path, problem.where.line, bool(problem.hint)) for problem in error.problems])


def check_places(places: Sequence[tuple[str, int, bool]]) -> None:
    assert all(path == "datei" and line > 0 and hint for path, line, hint in places), places
