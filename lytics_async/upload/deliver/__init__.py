"""Deliver chunks: requests, concurrency, verdicts, rejected records."""
