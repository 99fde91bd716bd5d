"""A wrong row of a configuration, or of operations that belong together, is refused with its place
and what to write.
"""

from __future__ import annotations

import pytest
from toy_files import TABLE

from lytics_async.codegen import TableError
from lytics_async.codegen.field_text import parse
from lytics_async.codegen.reading import read
from lytics_async.codegen.type_text import Type, TypeTextError

CONFIG = """
provider = "the press"

[[config]]
kind = "job"
slug = "press-order"
include = ["hour"]

[config.fields]
paper = "str!"
"""
COMMON = """
[[group]]
name = "hour"

[group.fields]
timezone = "str"
"""


def refusal(config: str = CONFIG, *, name: str = "press", common: str = COMMON) -> str:
    files = {f"v2/configs/{name}.toml": config.encode(), "v2/configs/_common.toml": common.encode()}
    with pytest.raises(TableError) as caught:
        read(files)
    return str(caught.value)


def test_the_configuration_that_the_cases_change_is_right() -> None:
    (provider,) = read(
        {"v2/configs/press.toml": CONFIG.encode(), "v2/configs/_common.toml": COMMON.encode()}
    ).providers
    assert (provider.module, provider.configs[0].class_name) == ("press", "PressOrder")


ROW = "endpoints/v2/configs/press.toml: config 'press-order'"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "job"', 'kind = "work"', f"{ROW}: 'kind' must be one of job, auth"),
        ("include", "includes", f"{ROW}: unknown key 'includes'; did you mean 'include'?"),
        ('["hour"]', '["hours"]', f"{ROW}: there is no group 'hours'; did you mean 'hour'?"),
        ('"str!"', '"text"', f"{ROW}: field 'paper': 'text' is not a type of the table"),
        ('"str!"', '"str 1..2"', f"{ROW}: field 'paper': 'str 1..2': bounds are for an int"),
        ('"str!"', '"!"', f"{ROW}: field 'paper': '!' is not a valid field text"),
        ("paper =", '"2nd" =', f"{ROW}: field '2nd': '2nd' is not a free Python name"),
        ("paper =", "timeZone =", ""),
        ('slug = "press-order"', 'slug = "Press"', "a slug is in lower case, with hyphens"),
        ('slug = "press-order"', 'slug = "iterable"', "'Iterable' is not a valid class name"),
        ("[config.fields]", '[config.docs]\nink = "x"\n[config.fields]', "docs names 'ink'"),
    ],
)
def test_a_wrong_configuration_is_refused_by_name(old: str, new: str, message: str) -> None:
    assert old in CONFIG
    changed = CONFIG.replace(old, new)
    if not message:
        read(
            {"v2/configs/press.toml": changed.encode(), "v2/configs/_common.toml": COMMON.encode()}
        )
        return
    assert message in refusal(changed)


def test_a_slug_and_a_class_are_taken_once() -> None:
    again = CONFIG.partition('provider = "the press"')[2]
    assert "'job press-order' is already taken by" in refusal(CONFIG + again)
    other = again.replace("press-order", "press-other").replace(
        "include", 'name = "PressOrder"\ninclude'
    )
    assert "'PressOrder' is already taken by" in refusal(CONFIG + other)


def test_a_file_is_named_like_a_module_and_is_not_empty() -> None:
    assert "the file names a Python module" in refusal(name="Press-House")
    assert "'config' is missing" in refusal('provider = "the press"')
    assert "there is no 'config'" in refusal('provider = "the press"\nconfig = []')


@pytest.mark.parametrize(
    ("text", "required", "bounds", "default", "annotation"),
    [
        ("str", False, (None, None), "", "str"),
        ("secret!", True, (None, None), "", "Secret | str"),
        ("int 0..90", False, (0, 90), "", "int"),
        ("int! ..9 = 3", True, (None, 9), "3", "int"),
        ("int -1..", False, (-1, None), "", "int"),
        ("str = &", False, (None, None), "&", "str"),
        ("datetime", False, (None, None), "", "datetime | str"),
        ('list[Literal["a", "b"]]', False, (None, None), "", 'Sequence[Literal["a", "b"]]'),
    ],
)
def test_a_field_text_is_read(
    text: str,
    required: bool,
    bounds: tuple[int | None, int | None],
    default: str,
    annotation: str,
) -> None:
    field = parse("someField", text)
    assert (field.required, (field.low, field.high), field.default) == (required, bounds, default)
    assert field.annotation == annotation
    assert (field.name, field.wire) == ("some_field", "someField")


@pytest.mark.parametrize("name", ["class", "extra", "slug", "to_json"])
def test_a_name_that_a_class_needs_itself_gets_an_underscore(name: str) -> None:
    assert parse(name, "str").name == f"{name}_"


def test_a_type_of_a_configuration_is_read() -> None:
    from lytics_async.codegen import type_text

    job = type_text.parse("list[Job[JobConfig]]")
    assert job.items[0] == Type("model", "Job", items=(Type("config", "JobConfig"),))
    assert job.configuration() == "JobConfig"
    assert type_text.annotation(job) == "list[Job[JobConfig]]"
    with pytest.raises(TypeTextError):
        type_text.parse("Job[Book]")


STOCK = "v2/stock.toml"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('edit = "get"', 'edit = "gets"', "'edit' names the operation that reads"),
        ("replaces = true\nedit", "edit", "'edit' names the operation that reads"),
        ('edit = "get"', 'edit = "order_status"', "'edit' has no 'request' for 'order_status'"),
        ('id = "request_id"', 'id = "request"', "with the one path parameter 'request'"),
        ('done = "done"', 'done = "ended"', "follow names 'ended', which is not a field"),
        (
            'returns = "list[Order[JobConfig]]"\nconfigured = true',
            'returns = "list[Order[JobConfig]]"\nconfigured = true\nfind = "find_orders"',
            "'configured' goes with neither 'find' nor 'paging'",
        ),
        ('body = "KeyFields"\nconfigured = true', 'body = "KeyFields"', "say 'configured = true'"),
        (
            'returns = "Book"\ndoc = "Return one book."',
            'returns = "Book"\nconfigured = true\ndoc = "Return one book."',
            "contains a JobConfig or a Credential",
        ),
        ('[[model.fields]]\nname = "workflow"\ntype = "str | None"\n', "", "'workflow' has to say"),
        (
            'name = "config"\ntype = "JobConfig"\n\n[[model.fields]]\nname = "request_id"',
            'name = "settings"\ntype = "JobConfig"\n\n[[model.fields]]\nname = "request_id"',
            "is in the field 'config'",
        ),
        (
            'name = "uid"\ntype = "str"\n\n[[model]]',
            'name = "uid"\ntwin = "u"\ntype = "str"\n\n[[model]]',
            "'twin' is for the field of a body",
        ),
        ("by_offset = true", 'by_offset = true, more_field = "more"', "take cursor_fields and"),
        ("NOTFOUND-003", "NOTFOUND-999", "neither an error of lytics_async.errors nor a code"),
    ],
)
def test_operations_that_do_not_belong_together_are_refused(
    old: str, new: str, message: str
) -> None:
    text = TABLE[STOCK].decode()
    assert old in text
    files = {**TABLE, STOCK: text.replace(old, new, 1).encode()}
    with pytest.raises(TableError) as caught:
        read(files)
    assert message in str(caught.value)
