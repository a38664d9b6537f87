"""An empty item is the last before names: its label stands alone."""

from antrag_gen.tree import Document, Item, ItemList, Metadata, Paragraph, ParagraphRole, Region, RegionRole, Text

document = Document(
    metadata=Metadata(title=''),
    children=(
        ItemList(items=(Item(label='•', children=(Paragraph(children=()),)),)),
        Region(
            role=RegionRole.GEZEICHNET,
            children=(
                Paragraph(children=(Text(text='Ada'),), role=ParagraphRole.NAME),
                Paragraph(children=(), role=ParagraphRole.NAME),
            ),
        ),
    ),
)
