"""Read which way up a picture stands: the bytes of its EXIF data in, the number of its turn out."""

import struct

HEAD = b"Exif\0\0"
ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
ORIENTATION = 0x0112
FURTHER = frozenset({0x8769, 0x8825, 0xA005})  # of the camera, of the place, of other devices
SHORT, LONG = 3, 4
ENTRY = 12
MOST_ENTRIES = 1000
TURNS = range(1, 9)
UPRIGHT = 1


def orientation_of(data: bytes) -> int:
    """The turn by CIPA DC-008 (4.6.5): 1 for none, up to 8; what says none of these is upright.

    Raises ValueError or struct.error where the lists of entries lie outside of the data or lead in a circle.
    """
    data = data.removeprefix(HEAD)
    if not data:
        return UPRIGHT
    order = ORDERS.get(data[:4])
    if order is None:
        raise ValueError("neither byte order of TIFF")
    first = struct.unpack_from(f"{order}L", data, 4)[0]
    turn, seen, waiting = UPRIGHT, set[int](), [first]
    while waiting:
        offset = waiting.pop()
        if offset in seen:
            raise ValueError("the entries lead in a circle")
        seen.add(offset)
        said, further = _read_list(data, order, offset)
        turn = said if offset == first else turn
        waiting += further
    return turn


def _read_list(data: bytes, order: str, offset: int) -> tuple[int, list[int]]:
    """The turn that a list of entries says, and where the lists lie that it leads to."""
    count = struct.unpack_from(f"{order}H", data, offset)[0]
    if count > MOST_ENTRIES:
        raise ValueError("more entries than any camera writes")
    turn, further = UPRIGHT, []
    for number in range(count):
        place = offset + 2 + ENTRY * number
        tag, kind, _ = struct.unpack_from(f"{order}HHL", data, place)
        value = struct.unpack_from(f"{order}H" if kind == SHORT else f"{order}L", data, place + 8)[0]
        if tag == ORIENTATION:
            turn = value if kind in {SHORT, LONG} and value in TURNS else UPRIGHT
        further += [value] if tag in FURTHER else []
    end = offset + 2 + ENTRY * count
    following = struct.unpack_from(f"{order}L", data, end)[0] if len(data) >= end + 4 else 0
    return turn, [*further, following] if following else further
