"""One upload by whatever lytics_async is found first on the path: `python upload_once.py URL FILE
CERTIFICATE gzip|plain STREAM`.

Prints the seconds. `wire --against` runs it with this package and with that of another commit, so
it imports nothing of the benchmarks and uses only what both have.
"""

import asyncio
import ssl
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from lytics_async import AsyncLytics


def main(url: str, path: str, certificate: str, form: str, stream: str) -> None:
    """Upload a line, which loads all modules, and then the file."""
    trusted = ssl.create_default_context(cafile=certificate)

    async def upload(source: Path | Iterable[bytes]) -> None:
        async with AsyncLytics("at.benchmark.benchmark", base_url=url, verify=trusted) as lytics:
            report = await lytics.upload_csv(source, stream=stream, compress=form == "gzip")
            if not report.complete or report.rejected:  # nginx cannot count the records
                raise RuntimeError(f"The upload is not complete: {report}")

    asyncio.run(upload([b"household_id\n1\n"]))
    start = time.perf_counter()
    asyncio.run(upload(Path(path)))
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
