"""Import and load what workers that check need, in the server that they are forked from."""

from importlib import import_module

from antrag_gen.collector import kept, own_process

own_process()
with kept():
    import_module("antrag_gen.work.check_task")
    import_module("antrag_gen.library.dictionary").load_dictionary()
