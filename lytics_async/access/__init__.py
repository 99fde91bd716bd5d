"""Authentication and access: the token and its sources, and the IP allowlist."""
