"""Bytes: one request to a server, and the response that comes back. Every engine is here."""
