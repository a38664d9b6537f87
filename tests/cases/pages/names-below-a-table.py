"""Names right below a table that a heading stands above."""

from antrag_gen.tree import Cell, ColumnKind, Document, Heading, Metadata, Paragraph, Region, RegionRole, Row, Table, Text

document = Document(
    metadata=Metadata(title='Titel'),
    children=(
        Heading(level=1, children=(Text(text='Titel'),)),
        Heading(level=2, children=(Text(text='Kosten'),)),
        Table(
            caption=(),
            columns=(ColumnKind.TEXT, ColumnKind.BETRAG),
            head=(
                Row(
                    cells=(
                        Cell(children=(Text(text='Bau'),), header=True),
                        Cell(children=(Text(text='50.000'),)),
                    ),
                ),
            ),
            body=(
                Row(
                    cells=(
                        Cell(children=(Text(text='Bau'),), header=True),
                        Cell(children=(Text(text='50.000'),)),
                    ),
                ),
                Row(
                    cells=(
                        Cell(children=(Text(text='Bau'),), header=True),
                        Cell(children=(Text(text='50.000'),)),
                    ),
                ),
                Row(
                    cells=(
                        Cell(children=(Text(text='Bau'),), header=True),
                        Cell(children=(Text(text='50.000'),)),
                    ),
                ),
            ),
        ),
        Region(
            role=RegionRole.GEZEICHNET,
            children=(
                Paragraph(children=(Text(text='Gezeichnet'),)),
                Paragraph(children=(Text(text='Ida Muster'),)),
            ),
        ),
    ),
)
