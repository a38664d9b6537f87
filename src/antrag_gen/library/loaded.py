"""A content file that was read and checked: the paper, and what there is to say about it."""

from dataclasses import dataclass

from antrag_gen.errors import Problem
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile
from antrag_gen.papers.papier import Papier


@dataclass(frozen=True, slots=True)
class Loaded:
    """A paper, the content that it comes from and the problems that did not keep it from being read."""

    paper: Papier
    content: Content
    problems: tuple[Problem, ...]

    @property
    def file(self) -> ContentFile:
        return self.content.file
