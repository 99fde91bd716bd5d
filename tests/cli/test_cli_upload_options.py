"""The options of `lytics upload` against the arguments of start_upload."""

import attrs
import pytest
import typer

from lytics_async.cli.upload_options import UploadChoices
from lytics_async.upload.settings import UploadOptions

FOR_PROGRAMS = {
    "attempt_timeout",
    "columns",
    "landing",  # which --landed sets
    "on_progress",
    "probe_budget",
    "retry",
    "start_record",
}
"""What the command line does not offer: callbacks, and what only a program needs."""


def test_every_option_is_an_argument_of_start_upload() -> None:
    declared = {field.name for field in attrs.fields(UploadChoices)}
    assert (
        declared - {"force_resume", "format"} == set(UploadOptions.__annotations__) - FOR_PROGRAMS
    )


def test_an_option_left_out_is_not_passed_on() -> None:
    given = UploadChoices().arguments()
    assert None not in given.values()
    assert {"rejects", "ledger", "chunk_bytes", "append"} & set(given) == set()


def test_fields_to_append_become_a_mapping() -> None:
    chosen = UploadChoices(append=[("source", "crm"), ("batch", "a=b")])
    assert chosen.arguments()["append"] == {"source": "crm", "batch": "a=b"}


def test_a_forced_resume_is_one_word() -> None:
    assert UploadChoices(force_resume=True, ledger="x").arguments()["resume"] == "force"


def test_a_resume_needs_a_ledger() -> None:
    with pytest.raises(typer.BadParameter, match="--ledger"):
        UploadChoices(resume=True).arguments()
