"""The content files of a project, each read once: bytes come in; head, sections and what is wrong with them go out."""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.library.folder import ContentFile, Reader
from antrag_gen.patterns import compile_late
from antrag_gen.readers.list_labels import Gliederung, Zaehlung
from antrag_gen.readers.markdown.blocks import Section, read_markdown
from antrag_gen.readers.source import Source, read_text, split_source
from antrag_gen.readers.yaml.head import Head, read_head
from antrag_gen.tree import Image

DRIVE = compile_late(r"[A-Za-z]:[/\\]")
ADDRESS = compile_late(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
LINE = compile_late(r"^(\w+):[ \t]+[\"']?([^\s\"'#].*?)[\"']?[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)


class Content:
    """The bytes of a content file and what they hold; each part is read when it is first asked for, and only then.

    Numbered lists are called as `gliederung` says.
    """

    def __init__(self, file: ContentFile, data: bytes, read: Reader, gliederung: Gliederung) -> None:
        self.file = file
        self.data = data
        self._read = read
        self._gliederung = gliederung

    @property
    def parts(self) -> dict[str, object]:
        """What was read of it so far, by name: plain values, for `ContentFiles.put`."""
        return {
            name: value for name, value in vars(self).items() if isinstance(vars(Content).get(name), cached_property)
        }

    def rewritten(self, data: bytes) -> "Content":
        """The same file with other bytes."""
        return Content(self.file, data, self._read, self._gliederung)

    @cached_property
    def source(self) -> Source:
        """Head and body; raises AntragError for other encodings, control characters, and where there is no head."""
        return split_source(read_text(self.data, self.file.shown), self.file.shown)

    @property
    def head(self) -> Head | None:
        """None where the YAML is broken; raises as `source`."""
        return self._yaml[0]

    @property
    def head_problems(self) -> list[Problem]:
        return self._yaml[1]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections below the head, with their pictures; raises as `source`."""
        return self._markdown[0]

    @property
    def body_problems(self) -> list[Problem]:
        return self._markdown[1]

    @cached_property
    def said(self) -> Mapping[str, object]:
        """The values of the head; of one that is no YAML what its lines say: it has mistakes, but it is there."""
        try:
            head = self.head
            lines = dict(LINE.findall(self.source.head)) if head is None or head.broken else {}
        except AntragError:
            return dict(LINE.findall(self.data.decode("utf-8", "replace")))
        return {**lines, **(head.values if head else {})}

    @cached_property
    def _yaml(self) -> tuple[Head | None, list[Problem]]:
        return read_head(self.source.head, self.source.path, self.source.head_line)

    @cached_property
    def _markdown(self) -> tuple[tuple[Section, ...], list[Problem]]:
        source = self.source
        gliederung = replace(self._gliederung, zaehlung=self.zaehlung)
        return read_markdown(source.body, source.path, source.body_line, self._open_image, gliederung)

    @property
    def zaehlung(self) -> Zaehlung | None:
        """How requests are numbered in parts: as the file says, or the city."""
        said = str(self.said.get("zaehlung"))
        return Zaehlung(said) if said in list(Zaehlung) else self._gliederung.zaehlung

    def _read_picture(self, name: str, place: Place) -> bytes:
        """The file by its name; a Mac may write letters and their marks apart, most others write them as one."""
        try:
            return self._read(self.file.beside(name), place)
        except AntragError as error:
            for form in ("NFD", "NFC"):
                other = unicodedata.normalize(form, name)
                if other != name and error.problem.id == "datei-fehlt":
                    with suppress(AntragError):
                        return self._read(self.file.beside(other), place)
            raise

    def _open_image(self, name: str, place: Place) -> Image:
        if "\\" in name or DRIVE.match(name):
            shown = name.replace("\\", "/")
            hint = f"„{shown}“ schreiben: zwischen Ordnern steht „/“."
            if DRIVE.match(name) or shown.startswith("/"):
                hint = f"Die Datei neben das Papier legen und „{shown.rpartition('/')[2]}“ schreiben."
            raise AntragError.of(place, f"Das Bild „{name}“ wird so nicht gefunden.", hint, id="bild-pfad")
        from antrag_gen.readers.pictures.read import read_picture

        if ADDRESS.match(name):
            raise AntragError.of(
                place,
                f"Das Bild „{name}“ liegt nicht im Projekt.",
                "Bilder werden nie aus dem Netz geladen: die Datei neben den Antrag legen.",
                id="bild-netz",
            )
        try:
            picture = read_picture(self._read_picture(name, place), name)
        except AntragError as error:
            raise AntragError(problem.placed(lambda _: place) for problem in error.problems) from error
        return Image(picture.data, picture.media_type, alt="", place=place)


class ContentFiles:
    """The content files that a `Reader` gives, each kept once it is read."""

    def __init__(self, read: Reader, gliederung: Gliederung) -> None:
        self.read = read
        self._gliederung = gliederung
        self._known: dict[ContentFile, Content] = {}

    def get(self, file: ContentFile) -> Content:
        """Raises AntragError where the file cannot be read."""
        if file not in self._known:
            self.put(file, self.read(file.name, Place(file.shown)))
        return self._known[file]

    def put(self, file: ContentFile, data: bytes, parts: Mapping[str, object] | None = None) -> None:
        """Take the bytes of a file, and the parts of them that somebody has read, as `Content.parts` gives them."""
        self._known[file] = content = Content(file, data, self.read, self._gliederung)
        vars(content).update(parts or {})


def title_of(section: Section) -> str:
    """The title of a section as kinds name it: without the colon that may end it."""
    return section.title.removesuffix(":").strip()
