"""Streaming uploads: source -> chunks -> gzip -> send -> report. `run.start_upload` is the way in."""
