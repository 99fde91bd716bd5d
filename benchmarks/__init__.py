"""Benchmarks of lytics-async: every figure is measured here, on this machine, together with what it
is compared with.
"""

BENCHMARKS = {
    "calls": "cost of one call, and calls per second with many in flight, compared with bare clients and sockets",
    "lookups": "the slowest look-ups while an upload runs, and while another program compresses (nginx)",
    "decoding": "responses into models, compared with orjson alone and pydantic",
    "scan": "100,000 profiles into models, compared with bare httpx into dicts (nginx)",
    "chunking": "cutting CSV, with counts and checksums, compared with csv.reader",
    "encoding": "dicts to NDJSON chunks and to JSON arrays, compared with orjson per record",
    "wire": "a CSV over TLS, compared with the compressor alone and a blocking socket (nginx)",
    "journey": "1,469,307 transactions, compared with split, gzip and curl and requests (nginx)",
    "imports": "starting a client, compared with importing httpx",
    "configs": "importing the configurations of providers, their memory, and generating everything",
    "lines": "network code written by hand",
    "memory": "peak memory of uploading a 1 GiB CSV, plain and over TLS",
    "sources": "peak memory and stall of the event loop for every kind of source",
    "soak": "a million rows through a server that fails in every way; its own tally of what arrived",
    "ingest": "the transactions into the local Lytics, every number checked",
    "preflight": "the preflight of a million rows, compared with their upload into the local Lytics",
    "growth": "time and memory against size of file, connections and operations, compared with other sides",
}
QUICK = (
    "calls",
    "lookups",
    "decoding",
    "scan",
    "chunking",
    "encoding",
    "wire",
    "journey",
    "imports",
    "configs",
    "lines",
)
"""What runs when nothing is named; `--full` runs all."""
