"""An invalid row is refused with the file, the row and a correction."""

from __future__ import annotations

import pytest

from lytics_async.codegen import TableError
from lytics_async.codegen.reading import read

FAMILY = """
family = "Things"
service = "things"
doc = "Things."
"""
MODEL = """
[[model]]
name = "Thing"
doc = "A thing."
"""
FIELD = """
[[model.fields]]
name = "size"
type = "int"
"""
OPERATION = """
[[operation]]
name = "get"
method = "GET"
path = "/things/{id}"
retry = "safe"
returns = "Thing"
doc = "Return a thing."
"""
PARAM = """
[[operation.params]]
name = "thing"
wire = "id"
in = "path"
type = "str"
doc = "its id"
"""
QUERY = """
[[operation.params]]
name = "limit"
in = "query"
type = "int"
doc = "how many"
"""
PAGED = """
[[operation]]
name = "scan"
method = "GET"
path = "/things"
retry = "safe"
returns = "list[Thing]"
doc = "Scan the things."
paging = { cursor = "start", limit = "page_size", max = 10 }

[[operation.params]]
name = "start"
in = "query"
type = "str"
doc = "cursor"

[[operation.params]]
name = "page_size"
in = "query"
type = "int"
doc = "things a request"
"""
TABLE = FAMILY + MODEL + FIELD + OPERATION + PARAM + QUERY + PAGED

ROW = "endpoints/v1/things.toml: operation 'get'"
FIELD_ROW = "endpoints/v1/things.toml: model 'Thing': field 'size'"


def refusal(table: str, source: str = "v1/things.toml") -> str:
    """Return the message with which a table is refused."""
    with pytest.raises(TableError) as caught:
        read({source: table.encode()})
    return str(caught.value)


def changed(before: str, after: str) -> str:
    """Return the table with one text replaced; the text must be there."""
    assert before in TABLE
    return TABLE.replace(before, after, 1)


def test_the_table_that_the_cases_change_is_right() -> None:
    (family,) = read({"v1/things.toml": TABLE.encode()}).families
    assert [row.name for row in family.operations] == ["get", "scan"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        # keys and values
        (changed("retry =", "retri ="), f"{ROW}: unknown key 'retri'; did you mean 'retry'?"),
        (changed("retry =", "zzz ="), f"{ROW}: unknown key 'zzz'; known are name, method, path, "),
        (changed('retry = "safe"\n', ""), f"{ROW}: 'retry' is missing"),
        (
            changed('"safe"', '"often"'),
            f"{ROW}: 'retry' must be one of safe, idempotent, never, not 'often'",
        ),
        (changed('"GET"', '"FETCH"'), f"{ROW}: 'method' must be one of GET, "),
        (changed('"safe"', "true"), f"{ROW}: 'retry' must be one of"),
        (
            changed('retry = "safe"', 'retry = "safe"\ndata_token = 1'),
            f"{ROW}: 'data_token' must be a bool, not 1",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\npublished = { without = "id" }'),
            f"{ROW}: published: 'without' must be a list",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nraises = ["NotFound"]'),
            f"{ROW}: 'raises' must be a table of strings",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\npublished = "x"'),
            f"{ROW}: 'published' must be a table",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\npublished = true'),
            f"{ROW}: 'published = true' goes without saying",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\npublished = false'),
            f"{ROW}: 'published' departs from the published page, so it needs a 'because'",
        ),
        (
            changed('doc = "its id"', 'doc = "its id"\ndefault = []'),
            f"{ROW}: param 'thing': 'default' must be one of str, int, bool",
        ),
        (
            changed('doc = "its id"', 'typ = "int"'),
            f"{ROW}: param 'thing': unknown key 'typ'; did you mean 'type'?",
        ),
        (changed('type = "int"', 'typo = "int"'), f"{FIELD_ROW}: unknown key 'typo'"),
        (changed("doc = ", "doc ? "), "endpoints/v1/things.toml: not valid TOML: "),
        # names
        (changed('"things"', '"Things"'), "the service name 'Things' is not snake_case"),
        (changed('"things"', '"events"'), "the service name 'events' is reserved"),
        (changed('"Thing"', '"thing"'), "a model's name is CamelCase"),
        (
            TABLE.replace("Thing", "Mapping"),
            "model 'Mapping': generated code needs this name itself; say what it is a Mapping of",
        ),
        (
            changed('service = "things"', 'service = "operation"'),
            "generated code needs the class name 'Operation' itself; rename the service",
        ),
        (
            changed('name = "thing"', 'name = "operations"'),
            "the parameter name 'operations' is reserved",
        ),
        (
            changed('name = "get"', 'name = "getThing"'),
            "the method name 'getThing' is not snake_case",
        ),
        (changed('name = "get"', 'name = "class"'), "the method name 'class' is reserved"),
        (changed('name = "get"', 'name = "type"'), "the method name 'type' is reserved"),
        (changed('name = "get"', 'name = "scan"'), "two methods are called 'scan'"),
        (
            changed('name = "size"', 'name = "extra"'),
            "the field name 'extra' is reserved; take another, such as 'extra_'",
        ),
        (changed('name = "thing"', 'name = "options"'), "the parameter name 'options' is reserved"),
        (
            changed('wire = "id"', 'wire = "thing"'),
            "'wire' says no more than the name; take it out",
        ),
        (
            changed('wire = "id"', "wire = 'a\"b'"),
            "holds a quote, a brace, a backslash or a control character",
        ),
        (changed('name = "limit"', 'name = "thing"'), f"{ROW}: two arguments are called 'thing'"),
        (
            changed(MODEL, MODEL + FIELD + FIELD.replace('"size"', '"other"\nwire = "size"')),
            "two fields are called 'size'",
        ),
        (
            changed(MODEL, MODEL + FIELD.replace('"size"', '"other"\nwire = "size"')),
            "two wire names are called 'size'",
        ),
        (changed(MODEL, MODEL + FIELD + MODEL), "two models are called 'Thing'"),
        # alternate places
        (
            changed('type = "int"', 'type = "int"\nalso = ["length"]'),
            f"{FIELD_ROW}: 'also' needs a 'because'",
        ),
        (
            changed('type = "int"', 'type = "int"\nbecause = "x"\nalso = ["a..b"]'),
            f"{FIELD_ROW}: 'a..b' is not a place",
        ),
        (
            changed('type = "int"', 'type = "int"\nbecause = "x"\nalso = ["a[]"]'),
            f"{FIELD_ROW}: 'a[]' must begin with a member and end with one",
        ),
        (
            changed('type = "int"', 'type = "int"\nbecause = "x"\nalso = ["size"]'),
            f"{FIELD_ROW}: 'size' is the own place of another field",
        ),
        (
            changed(
                MODEL + FIELD, MODEL + "body = true" + FIELD + 'because = "x"\nalso = ["length"]\n'
            ),
            f"{FIELD_ROW}: 'also' is for the fields of responses",
        ),
        (changed(MODEL, MODEL + 'bare = "length"\n'), "'bare' must name a field"),
        # texts
        (
            changed('"A thing."', '"A thing"'),
            "doc is one line that ends in a full stop; the rest goes into 'detail'",
        ),
        # types
        (
            changed('type = "int"', 'type = "integer"'),
            f"{FIELD_ROW}: 'integer' is not a type of the table",
        ),
        (changed('type = "int"', 'type = "int |"'), f"{FIELD_ROW}: 'int |' is not a type: "),
        (
            changed('type = "int"', 'type = "dict[int, str]"'),
            f"{FIELD_ROW}: 'dict[int, str]' is not a type of the table",
        ),
        (
            changed('type = "int"', "type = 'Literal[1, \"a\"]'"),
            "the members of a Literal are all strings or all ints",
        ),
        (
            changed('type = "int"', "type = 'Literal[\"a\"]'"),
            'a server may add one; write `Literal["a"] | str`',
        ),
        (changed('type = "int"', 'type = "datetime"'), "write `datetime | None`"),
        (changed('type = "int"', 'type = "list[datetime]"'), "write `datetime | None`"),
        (
            changed('type = "int"', 'type = "Thin"'),
            f"{FIELD_ROW}: there is no model 'Thin'; did you mean 'Thing'?",
        ),
        (changed('returns = "Thing"', 'returns = "Other"'), f"{ROW}: there is no model 'Other'"),
        (
            changed('type = "int"', 'type = "int"\nrequired = true'),
            "only a body's field is 'required'",
        ),
        (
            changed('doc = "A thing."', 'doc = "A thing."\nbody = true\nmapping = true'),
            "a model is either a body or a mapping",
        ),
        # parameters
        (changed('in = "path"', 'in = "header"'), "'in' must be one of path, query, not 'header'"),
        (
            changed("{id}", "{uid}"),
            f"{ROW}: the path contains {{uid}}, but no path parameter has this wire name",
        ),
        (changed("/things/{id}", "/things"), f"{ROW}: the path parameter 'id' is not in /things"),
        (changed("/things/{id}", "things/{id}"), f"{ROW}: the path must start with '/'"),
        (changed("{id}", "{id}/{id}"), f"{ROW}: two path parameters are called 'id'"),
        (
            changed('type = "str"', 'type = "list[str]"\nlist_style = "comma"'),
            "a path parameter is one value",
        ),
        (changed('type = "str"', 'type = "Thing"'), "'Thing' cannot be written into a URL"),
        (
            changed(QUERY, QUERY.replace('"int"', '"list[int]"')),
            "param 'limit': a list needs a 'list_style'",
        ),
        (
            changed(QUERY, QUERY + 'list_style = "comma"'),
            "param 'limit': 'list_style' and 'repeatable' are for lists",
        ),
        (
            changed(QUERY, QUERY + 'list_style = "pairs"'),
            "param 'limit': list_style 'pairs' is for a dict",
        ),
        (changed(QUERY, QUERY.replace('"int"', '"int | None"')), "take None out of its type"),
        (
            changed(QUERY, QUERY.replace('"int"', '"list[int] | int"')),
            "'list[int] | int' cannot be written into a URL",
        ),
        (changed(QUERY, QUERY + "published = false"), "an unpublished parameter needs a 'because'"),
        # bodies
        (
            changed('retry = "safe"', 'retry = "safe"\nbody = "Thing"'),
            f"{ROW}: its body 'Thing' is a model of responses; a body model says 'body = true'",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nbody = "int"'),
            "body_style 'fields' needs 'body' to be the name of a body model, not 'int'",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nbody_style = "json"'),
            "body_style 'json' needs 'body', the type of what is sent",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nbody_style = "text"\nbody = "str"'),
            "body_style 'text' says it all; take 'body' out",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nbody_name = "text"'),
            "'body_name' without a body; say 'body' or 'body_style'",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nbody_required = false'),
            "'body_required' without a body",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nbody_style = "text"\nbody_name = "thing"'),
            f"{ROW}: two arguments are called 'thing'",
        ),
        # responses
        (
            changed('retry = "safe"', 'retry = "safe"\nenvelope = "none"'),
            "with envelope 'none' it returns None, not 'Thing'",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nenvelope = "text"'),
            "with envelope 'text' it returns str, not 'Thing'",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\naccepts_single = true'),
            "'accepts_single' is for an operation that returns a list",
        ),
        (
            changed('returns = "Thing"', 'returns = "list[Thing]"\naccepts_list = true'),
            "'accepts_list' is for an operation that returns one model",
        ),
        (
            changed('returns = "Thing"', 'returns = "Thing | None"\nfind = "find"'),
            "'find' is for an operation that returns one value, never None",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\nraises = { Missing = "gone" }'),
            "raises names 'Missing', which is neither an error of lytics_async.errors nor a code of API v2",
        ),
        (
            changed('retry = "safe"', 'retry = "safe"\npublished = { method = "POST" }'),
            "so it needs a 'because'",
        ),
        (
            changed(
                'retry = "safe"', 'retry = "safe"\nbecause = "x"\npublished = { without = ["id"] }'
            ),
            "published.without names 'id', which the row has",
        ),
        # paging
        (
            changed('cursor = "start"', 'cursor = "next"'),
            "paging.cursor names 'next', which is not a query parameter",
        ),
        (
            changed('limit = "page_size"', 'limit = "start"'),
            "call the cursor 'start' and the page size 'page_size'",
        ),
        (
            changed("max = 10 }", 'max = "10" }'),
            "operation 'scan': paging: 'max' must be a int, not '10'",
        ),
        (
            changed('returns = "list[Thing]"', 'returns = "Thing"'),
            "an operation with paging returns a list, not 'Thing'",
        ),
        (TABLE + QUERY, "operation 'scan': 'limit' is an argument of every pager"),
    ],
)
def test_a_wrong_row_is_refused_by_name(table: str, message: str) -> None:
    said = refusal(table)
    assert message in said
    assert said.startswith("endpoints/v1/things.toml: ")


def test_a_file_belongs_below_its_api_version() -> None:
    assert refusal(TABLE, "v2/things.toml") == (
        "endpoints/v2/things.toml: api is 'v1', so the file belongs into endpoints/v1/"
    )


def test_two_files_cannot_share_a_service() -> None:
    other = (
        TABLE.replace(MODEL, MODEL.replace("Thing", "Other"))
        .replace('"Thing"', '"Other"')
        .replace("[Thing]", "[Other]")
    )
    with pytest.raises(
        TableError,
        match=r"others\.toml: service 'things' is already taken by endpoints/v1/more\.toml",
    ):
        read({"v1/more.toml": TABLE.encode(), "v1/others.toml": other.encode()})


def test_two_files_cannot_share_a_model() -> None:
    other = TABLE.replace('service = "things"', 'service = "others"')
    with pytest.raises(TableError, match=r"class 'Thing' is already taken by endpoints/v1/a\.toml"):
        read({"v1/a.toml": TABLE.encode(), "v1/b.toml": other.encode()})


def test_a_service_cannot_be_called_like_a_model() -> None:
    message = refusal(TABLE.replace('service = "things"', 'service = "thing"'))
    assert "class 'Thing' is already taken" in message


def test_the_models_of_two_files_cannot_need_each_other() -> None:
    def family(name: str, other: str) -> bytes:
        return (
            FAMILY.replace('"things"', f'"{name}"')
            + MODEL.replace("Thing", name.capitalize())
            + FIELD.replace('"int"', f'"{other} | None"')
        ).encode()

    files = {"v1/a.toml": family("many_a", "Many_b"), "v1/b.toml": family("many_b", "Many_a")}
    files = {
        path: content.replace(b"Many_", b"Model").replace(b"ModelA", b"Modela")
        for path, content in files.items()
    }
    with pytest.raises(
        TableError, match=r"endpoints/v1/a\.toml and endpoints/v1/b\.toml need each other"
    ):
        read(files)
