"""What once went wrong, each a file in `tests/cases/`: papers as trees, other nodes, reports on last year, files.

The checks are those of `make fuzz`, which writes such files.
"""

from pathlib import Path

import pytest
from fremde.mutations import check_built, check_list, check_template
from library.test_any_input import check_file, check_head
from test_seiten import check_pages
from tree_source import read_source, source_of
from work.yearly.test_random_reports import check_next
from writers.docx import test_docx_words as docx
from writers.pdf import test_pdf_words as pdf
from writers.pdf.pdf_papers import every_node

CASES = Path(__file__).parent / "cases"


def each_in(folder: str):
    paths = sorted((CASES / folder).glob("*.*"))
    assert paths, f"there are no cases in {folder}"
    return pytest.mark.parametrize("path", paths, ids=[path.stem for path in paths])


@each_in("trees")
def test_a_tree_is_printed_whole_in_both_files(path: Path) -> None:
    document = read_source(path)
    pdf.check_words(document)
    docx.check_words(document)


@each_in("pages")
def test_the_pages_of_a_paper_look_laid_out(path: Path) -> None:
    check_pages(read_source(path))


@each_in("nodes")
def test_the_lines_of_nodes_are_those_of_the_tree_in_the_word_file(path: Path) -> None:
    docx.check_lines(read_source(path))


@each_in("reports")
def test_a_report_is_taken_over_into_the_next(path: Path) -> None:
    check_next(path.read_bytes().decode())


@each_in("inputs")
def test_a_file_is_read_or_refused_with_places(path: Path) -> None:
    text = path.read_bytes().decode()
    check_file(text)
    check_head(text)


@each_in("files")
def test_a_damaged_file_is_read_or_refused_with_its_place(path: Path) -> None:
    if path.suffix == ".j2":
        check_template(path.read_bytes().decode())
    else:
        (check_built if path.suffix in (".pdf", ".docx") else check_list)(path.read_bytes())


def test_a_tree_written_as_a_file_is_the_tree(tmp_path: Path) -> None:
    path = tmp_path / "tree.py"
    path.write_text(source_of(every_node(), "Alles."), encoding="utf-8")
    assert read_source(path) == every_node()
