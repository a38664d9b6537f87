"""The room of YAML: a text becomes a tree with marks, which heads are read from, and which changes are cut at.

No value is ever interpreted here. YAML would read `120.000` as 120.0 and `no` as False without a word, so every scalar
stays the text that was written, and the type of its field reads it later.
"""
