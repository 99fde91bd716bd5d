"""One call: what follows each of its attempts."""
