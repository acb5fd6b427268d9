"""Faces: chosen, measured, and recognised in what was drawn."""
