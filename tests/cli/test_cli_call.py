"""`lytics call` and `lytics operations`: every operation of the registry from a shell."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from cases import all_cases
from processes import Recorder, running
from terminal import in_terminal, plain
from typer.testing import Result

from lytics_async import registry
from lytics_async.access.secret import Secret
from lytics_async.cli.call.command import command_for, must_be_confirmed
from lytics_async.cli.call.masking import mask
from lytics_async.cli.call.signature import signature_of
from lytics_async.cli.call.values import from_option, from_text, option_type
from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]
NAMES = list(registry.OPERATIONS)


@pytest.fixture(scope="module", autouse=True)
def people(local: LocalLytics, post: Callable[[str, str, str], Any]) -> None:
    rows = "".join(f"p{number:03}@example.com,{number},Oslo\n" for number in range(250))
    post("/collect/bulk/people", f"email,visits,city\n{rows}", "application/csv")


@pytest.fixture
def segment(post: Callable[[str, str, str], Any]) -> str:
    """The id of a segment of its own."""
    fields = {"name": "Frequent", "segment_ql": "FILTER visits >= 100 FROM user"}
    made = post("/api/segment", json.dumps(fields), "application/json")
    return str(made["data"]["id"])


def test_operations_lists_every_row_of_the_registry(lytics: Invoke) -> None:
    rows = json.loads(lytics("operations", "--json").stdout)
    assert [row["name"] for row in rows] == NAMES
    members = {"api", "service", "name", "method", "path", "published", "retry"}
    assert all(set(row) == members for row in rows)


def test_operations_has_each_of_the_published_methods_and_paths(lytics: Invoke) -> None:
    text = (Path(__file__).parents[1] / "data" / "published_v1.json").read_text("utf-8")
    published = {f"{each['method']} {each['path']}" for each in json.loads(text)}
    rows = json.loads(lytics("operations", "--json").stdout)
    own = {row["published"] for row in rows if row["api"] == "v1" and row["published"]}
    assert own == published


def test_operations_of_one_family(lytics: Invoke) -> None:
    rows = json.loads(lytics("operations", "--family", "segments", "--json").stdout)
    assert {row["service"] for row in rows} == {"segments"}
    assert "segments.scan" in {row["name"] for row in rows}
    table = lytics("operations", "--family", "segments").stdout
    assert "GET     /api/segment/{id}" in table


def test_an_unknown_family_is_refused_with_those_there_are(lytics: Invoke) -> None:
    result = lytics("operations", "--family", "segment")
    assert result.exit_code == 2
    assert "segments" in result.stderr


def test_every_operation_has_a_command_for_each_of_its_arguments() -> None:
    with all_cases() as cases:
        for name in NAMES:
            with cases.case(name):
                operation = registry.find(name)
                command: Any = command_for(name)
                offered = {each.name for each in command.params}
                body = {"body"} if operation.body is not None else set()
                named = {f"argument_{each}" for each in operation.names - {"body"}}
                assert named | body <= offered
                assert f"{operation.method} {operation.path}" in command.help


def test_no_two_options_of_an_operation_have_one_name() -> None:
    with all_cases() as cases:
        for name in NAMES:
            with cases.case(name):
                command: Any = command_for(name)
                flags = [
                    flag for each in command.params for flag in (*each.opts, *each.secondary_opts)
                ]
                assert len(flags) == len(set(flags))


def test_every_argument_has_an_annotation_and_a_text() -> None:
    with all_cases() as cases:
        for name in NAMES:
            with cases.case(name):
                for argument in signature_of(registry.find(name)).arguments:
                    assert argument.annotation is not Any, argument.name
                    assert argument.text, argument.name


def test_the_help_of_an_operation_shows_its_arguments(lytics: Invoke) -> None:
    text = " ".join(lytics("call", "segments.scan", "--help", COLUMNS="120").stdout.split())
    for word in ("SEGMENT", "--sort-order", "asc|desc", "--page-size", "--all", "--limit"):
        assert word in text
    assert "--yes" in text


def test_path_arguments_are_positional(lytics: Invoke, segment: str) -> None:
    result = lytics("call", "segments.get", segment)
    assert json.loads(result.stdout)["segment_ql"] == "FILTER visits >= 100 FROM user"
    assert lytics("call", "segments.get").exit_code == 2


def test_an_unknown_operation_is_refused_with_similar_names(lytics: Invoke) -> None:
    result = lytics("call", "segments.gett", "x")
    assert result.exit_code == 2
    assert "segments.get" in result.stderr


def test_an_unknown_option_is_refused_before_anything_is_sent(lytics: Invoke) -> None:
    result = lytics("call", "segments.get", "x", "--nonsense", LYTICS_API_URL="http://127.0.0.1:1")
    assert result.exit_code == 2


def test_a_missing_argument_is_refused_before_anything_is_sent(lytics: Invoke) -> None:
    result = lytics("call", "metrics.get", LYTICS_API_URL="http://127.0.0.1:1")
    assert (result.exit_code, "dimension is required" in result.stderr) == (2, True)


def test_lists_are_written_with_commas_or_repeated(lytics: Invoke, segment: str) -> None:
    for ids in (["--ids", f"{segment},{segment}"], ["--ids", segment, "--ids", segment]):
        result = lytics("call", "segments.sizes", *ids)
        assert {each["id"] for each in json.loads(result.stdout)} == {segment}


@pytest.mark.parametrize("param", ["table=content", "valid=true"])
def test_a_param_sets_an_argument_by_its_name(lytics: Invoke, param: str) -> None:
    result = lytics("call", "segments.list", "--param", param)
    assert result.exit_code == 0
    table = "content" if param == "table=content" else "user"
    assert {each["table"] for each in json.loads(result.stdout)} == {table}


def test_a_param_that_is_not_listed_is_a_query_parameter(lytics: Invoke, web: Recorder) -> None:
    lytics("call", "segments.list", "--param", "sort=name", "--param", "sort=b c", **web.variables)
    assert web.paths == ["/api/segment?sort=name&sort=b%20c"]


def test_an_argument_given_twice_is_refused(lytics: Invoke) -> None:
    result = lytics("call", "segments.list", "--table", "user", "--param", "table=x")
    assert (result.exit_code, "passed twice" in result.stderr) == (2, True)


@pytest.mark.parametrize("way", ["file", "stdin", "option"])
def test_a_body_of_text_comes_from_a_file_stdin_or_an_option(
    lytics: Invoke, tmp_path: Path, way: str
) -> None:
    filterql = "FILTER visits >= 100 FROM user"
    path = tmp_path / "filter.txt"
    path.write_text(filterql)
    arguments = {
        "file": ["--body", str(path)],
        "stdin": ["--body", "-"],
        "option": ["--filterql", filterql],
    }[way]
    result = lytics("call", "segments.size", *arguments, stdin=filterql.encode())
    assert json.loads(result.stdout)["size"] == 150


def test_a_body_of_fields_is_a_json_object(lytics: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "segment.json"
    path.write_text(json.dumps({"name": "Made", "segment_ql": "FILTER visits > 5 FROM user"}))
    result = lytics("call", "segments.create", "--body", str(path), "--yes")
    assert json.loads(result.stdout)["name"] == "Made"
    path.write_text("{")
    result = lytics("call", "segments.create", "--body", str(path), "--yes")
    assert (result.exit_code, "is not valid JSON" in result.stderr) == (2, True)


def test_a_missing_body_file_is_a_usage_error(lytics: Invoke) -> None:
    result = lytics("call", "segments.size", "--body", "missing.txt")
    assert (result.exit_code, "missing.txt" in result.stderr) == (2, True)


def test_a_json_value_may_be_a_list(lytics: Invoke) -> None:
    changed = ["account_settings.update", "api_ip_whitelist", "--value", '["127.0.0.0/8"]']
    assert lytics("call", *changed).exit_code == 0
    assert lytics("call", "account_settings.delete", "api_ip_whitelist", "--yes").exit_code == 0


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("segments.delete", True),
        ("segments.delete_many", True),
        ("personalization.delete_entity", True),
        ("content.start_crawl", True),
        ("work.send_command", True),
        ("work.bounce_all", True),
        ("v2.jobs.kill", True),
        ("v2.jobs.resume", True),
        ("segments.get", False),
        ("personalization.get_entity_delete_status", False),
        ("segments.size", False),
        ("segments.update", False),
    ],
)
def test_what_deletes_or_starts_something_asks_for_confirmation(name: str, asks: bool) -> None:
    assert must_be_confirmed(registry.find(name)) is asks


def test_without_a_terminal_a_deletion_needs_yes(lytics: Invoke, segment: str) -> None:
    refused = lytics("call", "segments.delete", segment)
    assert (refused.exit_code, "--yes" in refused.stderr) == (2, True)
    assert lytics("call", "segments.get", segment).exit_code == 0
    assert lytics("call", "segments.delete", segment, "--yes").exit_code == 0
    assert lytics("call", "segments.get", segment).exit_code == 6


@pytest.mark.parametrize(("typed", "code", "left"), [("n\n", 2, True), ("y\n", 0, False)])
def test_in_a_terminal_a_deletion_asks(
    environment: dict[str, str | None],
    lytics: Invoke,
    segment: str,
    typed: str,
    code: int,
    left: bool,
) -> None:
    ended, written = in_terminal(environment, "call", "segments.delete", segment, typed=typed)
    assert f"DELETE /api/segment/{segment}" in plain(written).replace("\n", "")
    assert ended == code
    assert (lytics("call", "segments.get", segment).exit_code == 0) is left


def test_a_new_token_is_masked_unless_it_is_requested(lytics: Invoke) -> None:
    create = ["call", "auths.create_token", "--name", "x", "--scopes", "data", "--yes"]
    assert re.search(r"at\.[0-9a-f]+\.[0-9a-f]{20}", lytics(*create).stdout) is None
    shown = lytics(*create, "--show-secrets").stdout
    assert re.search(r"at\.[0-9a-f]+\.[0-9a-f]{20}", shown)


SECRET = "sk-0123456789abcdef"


@pytest.mark.parametrize(
    "value",
    [
        {"api_key": SECRET},
        {"config": [{"name": "api_key", "value": SECRET}]},
        {"config": {"clientSecret": SECRET}},
        {"auth": {"password": [SECRET]}},
        {"headers": {"Authorization": SECRET}},
        {"message": f"{SECRET} was made"},
    ],
)
def test_a_secret_is_masked_wherever_it_is(value: Any) -> None:
    operation = registry.find("work.get")
    masked = json.dumps(mask(operation, value, [Secret(SECRET)] if "message" in value else []))
    assert SECRET not in masked
    assert "cdef" in masked


def test_what_is_not_a_secret_is_not_masked() -> None:
    value = {"name": "orders", "id": "1", "key": "email", "tokens_used": 5, "keyword": "x"}
    assert mask(registry.find("work.get"), value) == value


def test_a_secret_of_the_model_is_masked_under_any_name() -> None:
    operation = registry.find("subscriptions.get")
    masked = mask(operation, {"id": "1", "segmentio_writekey": SECRET, "note": f"has {SECRET}"})
    assert SECRET not in json.dumps(masked)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_first_page_is_fetched_unless_all_are(lytics: Invoke, segment: str) -> None:
    scan = ["call", "segments.scan", segment, "--format", "ndjson", "--fields", "email"]
    first = lytics(*scan)
    assert len(first.stdout.splitlines()) == 100
    assert "--all" in first.stderr
    following = re.search(r"--start (\S+)", first.stderr)
    assert following is not None
    rest = lytics(*scan, "--start", following[1])
    whole = lytics(*scan, "--all")
    assert sorted([*first.stdout.splitlines(), *rest.stdout.splitlines()]) == sorted(
        whole.stdout.splitlines()
    )
    assert len(set(whole.stdout.splitlines())) == 150
    assert whole.stderr == ""
    assert len(lytics(*scan, "--limit", "120").stdout.splitlines()) == 120


def test_all_is_accepted_where_there_are_no_pages(lytics: Invoke) -> None:
    assert lytics("call", "segments.list", "--all").exit_code == 0


def test_csv_has_the_chosen_fields_as_columns(lytics: Invoke, segment: str) -> None:
    scan = ["call", "segments.scan", segment, "--all", "--format", "csv"]
    rows = rows_of(lytics(*scan, "--fields", "email,visits").stdout)
    assert len(rows) == 150
    assert list(rows[0]) == ["email", "visits"]
    assert "city" in rows_of(lytics(*scan).stdout)[0]  # every member that occurs


def test_json_is_one_list_of_all_pages(lytics: Invoke, segment: str) -> None:
    whole = json.loads(lytics("call", "segments.scan", segment, "--all").stdout)
    assert len(whole) == 150


def test_a_table_has_a_row_per_item(lytics: Invoke, segment: str) -> None:
    result = lytics("call", "segments.list", "--format", "table", "--columns", "id,kind")
    header, *rows = result.stdout.splitlines()
    assert header.split() == ["ID", "KIND"]
    assert [segment, "segment"] in [row.split() for row in rows]


def test_one_object_is_a_table_of_its_members(lytics: Invoke, segment: str) -> None:
    lines = lytics("call", "segments.get", segment, "--format", "table").stdout.splitlines()
    assert ["id", segment] in [line.split() for line in lines]


def test_a_response_without_content_prints_its_status(lytics: Invoke, segment: str) -> None:
    result = lytics("call", "segments.delete", segment, "--yes")
    assert result.stdout == ""
    assert "without content" in result.stderr


@pytest.mark.parametrize(
    ("variables", "code"),
    [({"LYTICS_API_TOKEN": "wrong"}, 3), ({"LYTICS_API_URL": "http://127.0.0.1:1"}, 5)],
)
def test_the_exit_codes_are_those_of_every_command(
    lytics: Invoke, variables: dict[str, str], code: int
) -> None:
    assert lytics("call", "segments.list", **variables).exit_code == code


def test_the_account_is_an_option(lytics: Invoke, web: Recorder) -> None:
    lytics("call", "segments.list", "--account", "ab12", **web.variables)
    assert web.paths == ["/api/segment?account_id=ab12"]


def complete(environment: dict[str, str | None], line: str) -> list[str]:
    """Return what Bash would offer to complete the line."""
    asked = {
        "_LYTICS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    with running({**environment, **asked}) as process:
        return process.communicate(timeout=30)[0].split()


def test_the_shell_completes_names_and_options(environment: dict[str, str | None]) -> None:
    assert set(complete(environment, "lytics call ")) == set(NAMES)
    sizes = complete(environment, "lytics call segments.size")
    assert {"segments.size", "segments.sizes"} <= set(sizes)
    assert all(name.startswith("segments.size") for name in sizes)
    assert complete(environment, "lytics call segments.scan --fi") == ["--fields"]
    assert "segments" in complete(environment, "lytics operations --family seg")


@pytest.mark.parametrize(
    ("annotation", "text", "value"),
    [
        (str | None, "5", "5"),
        (int | None, "5", 5),
        (bool | None, "true", True),
        (float, "1.5", 1.5),
        (list[str], "a,b", ["a", "b"]),
        (list[int] | None, "1,2", [1, 2]),
        (list[str], '["a,b"]', ["a,b"]),
        (type[int] | str | None, "webhook", "webhook"),
        (dict[str, Any], '{"a": 1}', {"a": 1}),
        (str | int | list[Any], "[1]", [1]),
        (str | int | list[Any], "text", "text"),
    ],
)
def test_a_text_is_read_as_the_annotation_says(annotation: Any, text: str, value: Any) -> None:
    assert from_text(annotation, text) == value


def test_parts_of_a_list_are_put_together_and_a_json_list_stays_one() -> None:
    assert from_option(list[str], [["a"], ["b", "c"]]) == ["a", "b", "c"]
    assert from_option(str | int | list[Any], ["ab"]) == ["ab"]


def test_every_annotation_of_the_table_has_an_option() -> None:
    for name in NAMES:
        for argument in signature_of(registry.find(name)).arguments:
            kind, settings = option_type(argument.annotation)
            assert kind in (str, int, float, bool) or settings or get_origin(kind), argument
            assert get_origin(kind) is not Annotated
            assert get_args(kind) or not get_origin(kind)
