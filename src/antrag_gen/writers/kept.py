"""Say what stays on one page in every format: nodes of the tree in, whether they are kept together out."""

from antrag_gen.tree import Chart, Node, Paragraph, ParagraphRole, Region, RegionRole, Table, plain_text

MOST_ROWS, MOST_LETTERS = 8, 1500  # below the head of a table that is not parted, and in all of it
MOST_BELOW_CHART = 4  # rows of a table that is not parted there either


def is_short(table: Table) -> bool:
    """Whether a table is kept on one page."""
    return len(table.body) + len(table.foot) <= MOST_ROWS and len(plain_text(table)) <= MOST_LETTERS


def goes_on_below_chart(table: Table) -> bool:
    """Whether a short table right below a chart, which stays with its head, may go on on the next page.

    With chart and heading it would leave half a page empty. Two rows at least stay together at either end.
    """
    return is_short(table) and len(table.body) + len(table.foot) > MOST_BELOW_CHART


def stays_with(above: Node, below: Node) -> bool:
    """Whether two blocks are kept on one page: what is said above a table or chart, the names below a paper."""
    if isinstance(below, Region):
        return below.role is RegionRole.GEZEICHNET
    return isinstance(below, (Table, Chart)) and isinstance(above, Paragraph) and above.role is ParagraphRole.ANGABE
