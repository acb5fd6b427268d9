"""Weights that a workspace brought, models and adapters: as files, as records, as engines, and what their licences allow."""
