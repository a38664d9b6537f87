"""An item begins with a table that has no caption: the label stands before its first row."""

from antrag_gen.tree import Cell, ColumnKind, Document, Item, ItemList, Metadata, Row, Table, Text

document = Document(
    metadata=Metadata(title=''),
    children=(
        ItemList(
            items=(
                Item(
                    label='•',
                    children=(
                        ItemList(
                            items=(
                                Item(
                                    label='•',
                                    children=(
                                        Table(
                                            caption=(),
                                            columns=(ColumnKind.TEXT,),
                                            head=(
                                                Row(
                                                    cells=(
                                                        Cell(
                                                            children=(Text(text='Kopf'),),
                                                            header=True,
                                                        ),
                                                    ),
                                                ),
                                            ),
                                            body=(),
                                        ),
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)
