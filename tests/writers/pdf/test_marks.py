"""Of a painted page stay the parts of its text that are looked at when the tags are made; its bytes are the same."""

import pydyf

from antrag_gen.writers.pdf.mend.marks import Area, Kind, ListMark, join_parts

WORDS = [
    *(b"q", b"1 0 0 1 0 0 cm"),
    *("/P", pydyf.Dictionary({"MCID": 0}), b"BDC"),
    *(b"BT", b"/a 9 Tf", b"[<0001>] TJ", b"/b 9 Tf", b"[<0002>] TJ", b"ET"),
    *(b"EMC", b"Q", b"0 0 1 1 re", b"f"),
    *("/Figure", pydyf.Dictionary({"MCID": 1}), b"BDC", b"/x0 Do", b"EMC", b"n"),
]


def mark(content: list[object], begin: int, end: int) -> ListMark:
    return ListMark(0, Kind.WORDS, 0, "", Area(0, 0, 0, 0), content, begin, end)


def test_what_is_looked_at_again_stays_apart_and_the_bytes_are_the_same() -> None:
    content = [*WORDS]
    marks = [mark(content, 3, 11), mark(content, 16, 19)]
    join_parts(content, marks)
    assert pydyf.Stream(content).data == pydyf.Stream([*WORDS]).data
    assert [content[each.begin] for each in marks] == [{"MCID": 0}, {"MCID": 1}]
    assert [content[each.begin - 1] for each in marks] == ["/P", "/Figure"]
    assert [content[each.end] for each in marks] == [b"EMC", b"EMC"]
    inside = content[marks[0].begin + 1 : marks[0].end]
    assert inside == [b"BDC\nBT\n/a 9 Tf\n[<0001>] TJ", b"/b 9 Tf", b"[<0002>] TJ", b"ET"]
