"""Import what workers need, in the server that they are forked from: each has it from the beginning."""

from contextlib import suppress

import antrag_gen.work.batch.task
import antrag_gen.writers.docx.write
import antrag_gen.writers.pdf.write  # noqa: F401 – to be there
from antrag_gen.writers.pdf.engine import load_weasyprint

with suppress(OSError):  # without Pango there is no PDF, which each paper says
    load_weasyprint()
