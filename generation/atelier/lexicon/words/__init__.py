"""The tables: which English words mean which value. One noun per file; `|` separates synonyms, every row is a fact a writer can check.

A value written `saree > dress` means: draw the first one the illustrator knows, and say so when it is not the first;
`cardigan / v-neck sweater` means the same without a note, because the words are near enough.
"""
