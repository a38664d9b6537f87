"""Find what stays in one line though a sign in it looks like an end of lines: a minus is no dash."""

from antrag_gen.patterns import compile_late

# A dash or hyphen at the beginning of a word, before digits; between words or years it is none.
SIGNED = compile_late(r"(?<![^\s(\[„‚»›/])[–-]\d[\d.,]*")
# Within these a line could end in spite of their no-break space, or at a slash: „479.031,- EUR“, „Prio./lfd. Nr.“,
# „AN/2024/105“.
KEPT = compile_late(
    r"[–-]?\d[\d.]*[,.](?:--|[-–—])\u00a0(?:Euro|EUR|€)(?!\w)"
    rf"|\w+\./lfd\.\u00a0Nrn?\.(?:\u00a0\d+)?|\b[^\W\d_]{{1,8}}/\d[\d/]*|{SIGNED.pattern}"
)
