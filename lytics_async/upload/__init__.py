"""Streaming uploads: source, chunks, gzip, send, report. `start.start_upload` is the way in."""
