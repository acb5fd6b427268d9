"""The Model Context Protocol: language models ask for pictures through the same generations as everyone else.

Both eras by one address: the stateless protocol of 2026-07-28 and the handshake before it. Nothing is kept between requests. A tool
never says that something is done which is not.
"""
