#!/bin/sh
# Export a segment every night: nightly_export.sh SEGMENT FIELDS FILE.parquet
# Replaces the last export only with a complete one. Fails with the exit code of `lytics scan`.
set -eu
lytics scan "$1" --fields "$2" --format parquet --out "$3.part" --json --progress none
mv "$3.part" "$3"
