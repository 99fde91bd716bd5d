"""Send single events in small batches, as they happen."""
