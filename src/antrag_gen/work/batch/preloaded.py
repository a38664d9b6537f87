"""Import what workers need, in the server that they are forked from: each has it from the beginning."""

from contextlib import suppress
from importlib import import_module

from antrag_gen.collector import kept, own_process

own_process()
with kept():
    import_module("antrag_gen.work.batch.task")
    import_module("antrag_gen.writers.docx.write")
    import_module("antrag_gen.writers.pdf.write")
    with suppress(OSError):  # without Pango there is no PDF, which each paper says
        import_module("antrag_gen.writers.pdf.engine").load_weasyprint()
