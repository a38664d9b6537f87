"""Import WeasyPrint without what it looks for in vain: called before it is first needed, in each process.

WeasyPrint 70 looks for each of its libraries by the names that Windows has for it first; on Linux Python asks ldconfig,
a compiler and a linker for them, fifty programs in all, before the name is tried that it has there. It also imports
the parts of fontTools that cut fonts, for where HarfBuzz cannot, and that make one face of a scale of weights, for
fonts that have one. These and those are more than half of the time of its import.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from io import StringIO
from types import ModuleType
from typing import TYPE_CHECKING

from antrag_gen.collector import kept

INSTANCER = "fontTools.varLib.instancer"

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def load_weasyprint() -> None:
    """Import it; raises OSError where Pango is not installed."""
    if "weasyprint" in sys.modules:
        return
    with kept(), _subset_later(), _instancer_later():
        if sys.platform == "linux":
            # By its name there, or else as everywhere: it may lie where a linker alone finds it.
            try:
                with _by_name_alone(), redirect_stdout(StringIO()):
                    import_module("weasyprint")
            except OSError:
                import_module("weasyprint")
        else:
            import_module("weasyprint")
    if sys.platform == "win32":
        know_by_code_page(import_module("weasyprint.text.fonts"))


def know_by_code_page(fonts: ModuleType) -> None:
    """Let fontconfig know the fonts of a style sheet where the path of their folder has umlauts (a user called Jörg).

    On Windows its files have the code page of the machine in their names, whatever Python prefers. WeasyPrint 70 names
    such a file to it in UTF-8, so that what is said of it is said of none; the end of its name is ASCII.
    """
    write_xml = fonts.tostring

    def by_the_end(root: "Element", encoding: str) -> bytes:
        for test in root.iter("test"):
            test.set("compare", "contains")
            for name in test:
                name.text = "/".join((name.text or "").split("/")[-2:])
        return bytes(write_xml(root, encoding=encoding))

    fonts.tostring = by_the_end  # type: ignore[attr-defined]
    fonts.PREFERRED_ENCODING = "mbcs"  # type: ignore[attr-defined]


@contextmanager
def _by_name_alone() -> Iterator[None]:
    """Libraries are opened by the names that the system itself finds, and looked for nowhere else."""
    from ctypes import util

    before = util.find_library
    util.find_library = _find_nothing
    try:
        yield
    finally:
        util.find_library = before


def _find_nothing(name: str) -> str | None:  # noqa: ARG001 – as that of ctypes
    return None


class _Later(ModuleType):
    """A module that is imported when anything of it is asked for."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


@contextmanager
def _subset_later() -> Iterator[None]:
    import fontTools

    if hasattr(fontTools, "subset"):
        yield
        return
    fontTools.subset = _Later("fontTools.subset")
    try:
        yield
    finally:
        del fontTools.subset


@contextmanager
def _instancer_later() -> Iterator[None]:
    if INSTANCER in sys.modules:
        yield
        return

    def instantiate(*given: object, **named: object) -> object:
        return import_module(INSTANCER).instantiateVariableFont(*given, **named)

    later = ModuleType(INSTANCER)
    later.instantiateVariableFont = instantiate  # type: ignore[attr-defined]
    sys.modules[INSTANCER] = later
    try:
        yield
    finally:
        del sys.modules[INSTANCER]
