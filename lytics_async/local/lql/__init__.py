"""LQL: the statements that turn the records of a stream into profiles."""
