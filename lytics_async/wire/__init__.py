"""HTTP transports: send one request and return its response. All engines are here."""
