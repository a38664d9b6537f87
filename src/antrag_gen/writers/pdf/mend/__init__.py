"""Mend what WeasyPrint 70 leaves out or gets wrong: its drawn pages and the document in, a PDF for everyone out.

The file conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) at once. WeasyPrint lays out and draws; its tags
are not used. They are made here from the document tree, which knows what each thing is, and tied to the marked content
that was drawn of each node (`sections` → `pages` → `record` → `marks` → `drawn` → `blocks`, `inlines` →
`structure`). So nothing is guessed from the look of the pages, and a paragraph, list or table is one element on
however many pages it stands.

What each part is there for; UA and A are the standards above, PDF is ISO 32000-1, # an issue of Kozea/WeasyPrint:

==================  =======================================================================================
`pages`             notes on the page after their call, or on none; rows on none; an assertion that fails
`sections`          two megabytes of boxes for each page, kept until the last one is painted; all pages are laid out
                    again for numbers in a table of contents
`record`            elements inside of a link get annotations of their own, outside of the tag Link (UA 7.18.5);
                    blanks read as no-break spaces where a font has one glyph for both (PDF 14.8.2.5), glyphs of a
                    letter with marks as all of it or as nothing (PDF 9.10.3)
`blocks`            an element that a page break cuts becomes two, a table repeats its foot; TH has no Scope (UA 7.5);
                    an item with blocks in it has kids besides Lbl and LBody (UA 7.2); lists have no ListNumbering
                    (PDF 14.8.5.5); the BBox of a figure counts pixels from above (PDF 14.8.5.4.3)
`inlines`           notes are spans at the end of the page: no Note with ID (UA 7.9), not beside their Reference
`words`             no blank at the end of a line (PDF 14.8.2.5); the hyphen of a divided word reads as one of the text
                    (PDF 14.8.2.2.3); characters that share a glyph read as the one that came first (UA 7.2)
`artifacts`         head and foot of the pages, and repeated heads of tables, are content (UA 7.8); a picture with
                    nothing to say is a Figure without Alt (UA 7.3)
`structure`         IDs without IDTree (PDF 14.7.2); the Contents of a link is its address (UA 7.18.5)
`metadata`          a file can claim one standard only, not PDF/UA-1 with its extension schema (UA 5, A 6.6.2.3)
`attachments`       AF has every file twice, and the MIME type is guessed from the name (A 6.8); the date is now
`../html`           a soft hyphen in a table widens its column; line feeds in notes make WeasyPrint fail
`base.css`          Interpolate for pictures (A 6.2.8); a note on the page after its call, where the space for notes is
                    no whole number of pixels (#2502)
==================  =======================================================================================

`test_weasyprint.py` fails for another WeasyPrint: look there and here what it makes superfluous.
"""
