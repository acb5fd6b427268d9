"""Where a picture comes from, said so that it can be checked: C2PA manifests written, files encoded and signed, verdicts read.

Pure: bytes and values in, bytes and values out; no Django, no settings, no storage.
"""
