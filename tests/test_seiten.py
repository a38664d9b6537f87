"""The pages of all papers look as if somebody had laid them out; those of Word files are looked at with LibreOffice."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from laid_out import faults_of
from long_papers import long_papers
from papers import PAPERS, PROJECT, ROOT, each_paper, project_of, tree_of

from antrag_gen.library.templates import Templates
from antrag_gen.tree import Document
from antrag_gen.work.build import write_all

# What looks careless for a reason: a paper, and what is said of it.
EXCEPTIONS: dict[str, list[str]] = {}
EXCEPTED = ("leer",)  # of random papers: a chart and its table, a heading and a page of one list go to the next page


def faults_of_pdf(document: Document, templates: Templates = PROJECT.templates) -> list[str]:
    return faults_of(write_all(document, templates, ("pdf",)).files["pdf"])


@each_paper("paper", PAPERS)
def test_the_pages_look_laid_out(paper: Path) -> None:
    name = paper.relative_to(ROOT).as_posix()
    assert faults_of_pdf(tree_of(paper), project_of(paper).templates) == EXCEPTIONS.get(name, [])


@pytest.mark.langsam
@settings(max_examples=12)
@given(long_papers())
def test_random_papers_look_laid_out(document: Document) -> None:
    assert [fault for fault in faults_of_pdf(document) if not fault.endswith(EXCEPTED)] == []
