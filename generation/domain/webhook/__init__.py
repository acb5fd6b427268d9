"""Telling other programs what happened: endpoints, the outbox, messages (Standard Webhooks v1), and the courier that carries them."""
