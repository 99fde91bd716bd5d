"""Upload the files of a folder, and resume interrupted uploads: `drop_folder.py FOLDER STREAM`.

A file whose rows were all accepted moves to `done/`, a file with refused rows to `refused/`, next
to a file of these rows. A file that could not be sent stays, with its ledger, and the next run
resumes it. Exit code: 0 all accepted, 1 some rows were refused, 5 retry later.
"""

import asyncio
import json
import sys
from pathlib import Path

from lytics_async import AsyncLytics, UploadError


async def upload_folder(lytics: AsyncLytics, folder: Path, stream: str) -> int:
    """Upload every CSV file of the folder, one after the other; return the exit code."""
    code = 0
    for path in sorted(folder.glob("*.csv*")):
        if path.name.endswith((".ledger", ".rejects.csv")):
            continue
        ledger, rejects = folder / f"{path.name}.ledger", folder / f"{path.name}.rejects.csv"
        rejects.unlink(missing_ok=True)  # of a run that was killed
        try:
            report = await lytics.upload_csv(
                path, stream=stream, ledger=ledger, resume=True, rejects=rejects
            )
        except UploadError as error:
            print(json.dumps({"file": path.name, "stopped": str(error)}))
            return 5
        print(
            json.dumps(
                {"file": path.name, "accepted": report.accepted, "rejected": report.rejected}
            )
        )
        goal = folder / ("done" if report.all_accepted else "refused")
        goal.mkdir(exist_ok=True)
        for each in (path, rejects):
            if each.exists():
                each.replace(goal / each.name)
        ledger.unlink(missing_ok=True)
        code = max(code, 0 if report.all_accepted else 1)
    return code


async def main() -> int:
    """Run the command line."""
    folder, stream = sys.argv[1:]
    async with AsyncLytics() as lytics:
        return await upload_folder(lytics, Path(folder), stream)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
