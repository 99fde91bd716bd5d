"""Books of an upload: the outcome of every record, from which its report and its progress are made.
Pure.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence

import attrs

from lytics_async.upload.cut.cut import LISTED_QUARANTINED, Cut
from lytics_async.upload.deliver.chunk import Chunk, Part, chunk_report
from lytics_async.upload.deliver.transmitter import Traffic
from lytics_async.upload.landing import LandingWatch
from lytics_async.upload.record.history import EarlierCut, History, cursor
from lytics_async.upload.record.resume import needs_sending
from lytics_async.upload.report import (
    FileReport,
    Progress,
    QuarantinedRecord,
    RejectedRecords,
    UploadReport,
    UploadTrouble,
)
from lytics_async.upload.settings import UploadSettings


@attrs.frozen(kw_only=True)
class Reading:
    """How far the source was read.

    Attributes:
        position: bytes of the (decompressed) source that are in cuts, and the header.
        exhausted: it was read to its end.
        pulled: records taken from it; more than the cuts hold if an iterable was left in the
            middle.
        unread: bytes that were not read; None = not known.
        size: bytes of the file itself; None = not known.
        taken: bytes taken from the file itself.
        notes: see UploadReport.
    """

    position: int = 0
    exhausted: bool = False
    pulled: int = 0
    unread: int | None = None
    size: int | None = None
    taken: int = 0
    notes: tuple[str, ...] = ()


NOTHING_READ = Reading()


@attrs.frozen(kw_only=True)
class Kept:
    """What was located of the rejected records, and where records are kept.

    Attributes:
        rejected: where the rejected records are.
        path, records: of the file of rejected records; None if there is none.
    """

    rejected: Sequence[RejectedRecords] = ()
    path: str | None = None
    records: int = 0


NO_TRAFFIC = Traffic()
NOTHING_KEPT = Kept()


@attrs.frozen(kw_only=True)
class Standing:
    """What a report says besides the outcomes of records."""

    reading: Reading = NOTHING_READ
    traffic: Traffic = NO_TRAFFIC
    kept: Kept = NOTHING_KEPT
    concurrency: int = 0
    trouble: UploadTrouble | None = None


class Books:
    """Enters every cut of one upload, and adds up the outcomes of its chunks.

    Args:
        settings: the user's.
        source: its name.
        file_names: of a list of files.
        watch: notes the state of the account, if the settings want it.

    Attributes:
        watch: None = nothing is watched.
        ledger: path of the ledger, once it is written; None if there is none.
        upload_id: the same for all runs of one ledger.
        chunks: in the order of the source, those of earlier runs included.
    """

    def __init__(
        self,
        settings: UploadSettings,
        source: str,
        file_names: Sequence[str] = (),
        watch: LandingWatch | None = None,
    ) -> None:
        self.watch = watch if settings.landing and not settings.dry_run else None
        self.ledger: str | None = None
        self.upload_id: str = uuid.uuid4().hex
        self.chunks: list[Chunk] = []
        self._settings = settings
        self._source = source
        self._file_names = file_names
        self._resumed = False
        self._records_read = 0
        self._quarantined = 0
        self._oversize = 0
        self._accepted_before = 0
        self._details: list[QuarantinedRecord] = []
        self._files: dict[int, tuple[str, int, int]] = {}  # of a list: name, first and last record
        self._first = True  # the next chunk to be sent is the first

    @property
    def leaves(self) -> Iterator[Chunk]:
        """The chunks, or the halves of those that were split."""
        for chunk in self.chunks:
            yield from chunk.leaves()

    def restore(self, history: History) -> None:
        """Enter the cuts and chunks of earlier runs."""
        self._resumed = True
        self.upload_id = history.opening.run
        again = needs_sending(self._settings)
        for cut in history.cuts:
            if cut.chunk is not None:
                self.chunks.append(cut.chunk)
            if cut.chunk is None or not again(cut.chunk):
                self._list(cut)  # the others are listed when they are cut again
            self._oversize += cut.oversize
            self._note_file(cut)
        self._records_read = history.records_read
        self._quarantined = history.quarantined
        self._accepted_before = history.accepted

    def add(self, cut: Cut, file: Part) -> Chunk | None:
        """Enter a cut; return its chunk, or None if all its records are quarantined.

        Args:
            file: the file that it comes from.
        """
        self._list(cut)
        if isinstance(cut, EarlierCut) and cut.chunk is not None:  # entered by `restore`
            cut.chunk.resume(file, cut.skipped, is_first=self._first)
            self._first = False
            return cut.chunk
        self._records_read = cut.last_record
        self._note_file(cut)
        self._quarantined += cut.quarantined
        self._oversize += cut.oversize
        if not cut.records:
            return None
        chunk = Chunk(
            id=str(len(self.chunks) + 1),
            start=cut.start,
            end=cut.end,
            first_record=cut.first_record,
            last_record=cut.last_record,
            records=cut.records,
            is_first=self._first,
            skipped=cut.skipped,
            quarantined=cut.quarantined,
            file=file,
        )
        self._first = False
        self.chunks.append(chunk)
        return chunk

    def report(self, standing: Standing, *, duration: float, error: str | None) -> UploadReport:
        """Return the outcomes so far.

        Args:
            duration: seconds since the start.
            error: why the upload stopped; None if it did not.
        """
        leaves = list(self.leaves)
        counts = [leaf.counts for leaf in leaves if leaf.counts is not None]
        reading, traffic, kept = standing.reading, standing.traffic, standing.kept
        read = max(reading.pulled, self._records_read)
        return UploadReport(
            stream=self._settings.stream,
            source=self._source,
            dry_run=self._settings.dry_run,
            source_exhausted=reading.exhausted,
            records_read=read,
            accepted=sum(each.accepted for each in counts),
            rejected=sum(each.rejected for each in counts),
            quarantined=self._quarantined,
            unknown=sum(leaf.unknown for leaf in leaves),
            # Records that were taken from an iterable and are not in a cut are lost to this run as
            # well.
            unsent=sum(leaf.unsent for leaf in leaves) + read - self._records_read,
            bytes_read=reading.position,
            bytes_unread=reading.unread,
            bytes_sent=traffic.bytes_sent,
            requests=traffic.requests,
            retries_not_applied=traffic.retries_not_applied,
            retries_ambiguous=traffic.retries_ambiguous,
            max_possible_duplicates=sum(leaf.possible_duplicates for leaf in leaves),
            oversize=self._oversize,
            throttled_seconds=traffic.throttled_seconds,
            duration=duration,
            chunks=tuple(map(chunk_report, leaves)),
            quarantined_records=tuple(self._details),
            rejected_records=tuple(kept.rejected),
            probes=traffic.probes,
            rejects=kept.path,
            rejects_written=kept.records,
            upload_id=self.upload_id,
            error=error,
            cursor=cursor(self.chunks, self._records_read),
            ledger=self.ledger,
            resumed=self._resumed,
            accepted_before=self._accepted_before,
            files=tuple(
                FileReport(name=name, first_record=first, last_record=last)
                for _, (name, first, last) in sorted(self._files.items())
            ),
            unlocated=sum(leaf.unlocated for leaf in leaves),
            notes=reading.notes,
            landing=self.watch,
        )

    def progress(self, standing: Standing, *, elapsed: float, finished: bool) -> Progress:
        """Return where the upload stands."""
        counts = [leaf.counts for leaf in self.leaves if leaf.counts is not None]
        reading = standing.reading
        return Progress(
            records_read=self._records_read,
            accepted=sum(each.accepted for each in counts),
            rejected=sum(each.rejected for each in counts),
            quarantined=self._quarantined,
            bytes_read=reading.position,
            source_bytes_read=reading.taken,
            source_bytes=reading.size,
            bytes_sent=standing.traffic.bytes_sent,
            concurrency=standing.concurrency,
            trouble=standing.trouble,
            elapsed=elapsed,
            finished=finished,
        )

    @property
    def settled(self) -> bool:
        """Every record of every cut has an outcome, and the rejected ones are located."""
        return not any(leaf.unsent or leaf.unlocated for leaf in self.leaves)

    def _list(self, cut: Cut) -> None:
        self._details.extend(cut.details[: LISTED_QUARANTINED - len(self._details)])

    def _note_file(self, cut: Cut) -> None:
        if cut.part < len(self._file_names):
            name = self._file_names[cut.part]
            _, first, _ = self._files.get(cut.part, (name, cut.first_record, 0))
            self._files[cut.part] = (name, first, cut.last_record)
