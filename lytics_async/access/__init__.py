"""Who may call: the token, where it comes from, and the IP allowlist."""
