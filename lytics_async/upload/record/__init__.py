"""Record what happened to every chunk, and resume from the record."""
