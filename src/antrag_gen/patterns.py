"""Any stage: a regular expression that is compiled when it first looks at text, not when its module is imported."""

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
_FACTS = ("pattern", "flags", "groups", "groupindex")


class _LatePattern:
    """Stands for a pattern; asked for anything, it compiles it and answers like it from then on.

    The program knows some 700 patterns and a run needs a tenth of them, while to compile all of them is a fifth of
    what a command costs before it reads its first file.
    """

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._made_of)
        # Later calls find it all here, as fast as that of the pattern itself.
        self.__dict__.update({name: getattr(compiled, name) for name in (*_METHODS, *_FACTS)})
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[object, ...]:
        return compile_late, self._made_of


def compile_late(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of this text for a constant of a module: re.compile, put off until its first use.

    A mistake in the text is told at that use (re.error); a test compiles them all.
    """
    return cast("re.Pattern[str]", _LatePattern(text, flags))
