"""Pictures as they are kept and shown: bytes, pixels and layers, originals and what is made of them, and what is signed and not kept."""
