#!/bin/sh
# Export a segment every night: nightly_export.sh SEGMENT FIELDS FILE.parquet
# The file of last night is replaced only by a whole one. Fails with the exit code of `lytics scan`.
set -eu
lytics scan "$1" --fields "$2" --format parquet --out "$3.part" --json --progress none
mv "$3.part" "$3"
