"""The docstrings of `UploadOptions` and `EventOptions` name every setting with its default."""

import inspect
import re
from typing import Any

import pytest

from lytics_async import EventOptions, RetryPolicy, UploadOptions
from lytics_async.upload.events.settings import EventSettings
from lytics_async.upload.settings import UploadSettings

ENTRY = re.compile(r"^    (\w+): (.*?)(?=^    \w+: |\Z)", re.MULTILINE | re.DOTALL)
BOTH = pytest.mark.parametrize(
    ("options", "settings"), [(UploadOptions, UploadSettings), (EventOptions, EventSettings)]
)


def documented(options: Any) -> dict[str, str]:
    """The text of each setting by its name, in one line."""
    _, _, attributes = (inspect.getdoc(options) or "").partition("Attributes:\n")
    return {name: " ".join(text.split()) for name, text in ENTRY.findall(attributes)}


@BOTH
def test_every_setting_is_documented_in_the_order_of_its_annotation(
    options: Any, settings: Any
) -> None:
    assert list(documented(options)) == list(options.__annotations__)


@BOTH
def test_each_documented_default_is_the_real_one(options: Any, settings: Any) -> None:
    made = settings(stream="s")
    named = {
        name: re.findall(r"Default: `([^`]+)`\.$", text)
        for name, text in documented(options).items()
    }
    assert [name for name, found in named.items() if not found] == []
    values = {name: eval(text, {"RetryPolicy": RetryPolicy}) for name, (text,) in named.items()}
    assert values == {name: getattr(made, name) for name in values}


@BOTH
def test_no_setting_is_left_out_of_the_options(options: Any, settings: Any) -> None:
    fields = inspect.signature(settings).parameters
    assert fields.keys() - {"stream", "format"} == options.__annotations__.keys()
