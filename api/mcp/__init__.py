"""The Model Context Protocol: language models ask for pictures through the same generations as everyone else.

Both eras by one address: the stateless protocol of 2026-07-28 and the handshake before it. Between requests nothing is kept but the work
itself, and while a request of the old era is open, its number. A tool never says that something is done which is not.
"""
