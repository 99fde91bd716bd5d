"""Sources of an upload: recognize, open and read them."""
