"""The base of provider configurations: light classes that check what they are given and keep what
they do not know.

The generated classes hold annotations only. What an annotation says is read when the first instance
of its class is made, so that importing hundreds of them stays cheap. Nothing here needs attrs or
cattrs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from lytics_async.access.secret import Secret
from lytics_async.base.arguments import shown
from lytics_async.errors import ArgumentError

Bounds = Mapping[str, tuple[int | None, int | None]]


@dataclass_transform(kw_only_default=True)
class Configuration:
    """What a provider needs to know: the configuration of a job, or a credential.

    An instance is checked when it is made: required fields, types, lists of values, bounds. None
    leaves a field out. What comes from the server is not checked and is sent back as received,
    since the published configurations are incomplete.

    Attributes:
        slug: what the path of a request calls it, such as `webhook-triggers`; empty for a
            configuration of no known class.
        extra: fields that the class does not list, by their name on the wire.
    """

    slug: ClassVar[str] = ""
    extra: dict[str, Any] = {}  # noqa: RUF012 # a default for type checkers; each instance has a dict of its own
    _bounds: ClassVar[Bounds] = {}
    _wires: ClassVar[Mapping[str, str]] = {}
    _form: ClassVar[Form | None] = None

    def __init_subclass__(
        cls,
        *,
        slug: str = "",
        bounds: Bounds | None = None,
        wires: Mapping[str, str] | None = None,
    ) -> None:
        """Note what the annotations cannot say.

        Args:
            bounds: lowest and highest value by Python name.
            wires: name on the wire by Python name, where the two differ.
        """
        cls._form = None
        if slug:
            cls.slug = slug
        if bounds is not None:
            cls._bounds = bounds
        if wires is not None:
            cls._wires = wires

    def __init__(self, *, extra: Mapping[str, Any] | None = None, **values: Any) -> None:
        own = self.__dict__
        own["extra"] = dict(extra) if extra is not None else {}
        form = form_of(type(self))
        problems = [
            _unknown(type(self), name, form) for name in values if name not in form.fields
        ] + [f"{name} is required" for name in form.required if values.get(name) is None]
        for name, value in values.items():
            if name in form.fields and value is not None:
                problem = form.problem(name, value)
                if problem is not None:
                    problems.append(problem)
                else:
                    own[name] = form.concealed(name, value)
        clashing = sorted(own["extra"].keys() & form.wires.keys())
        problems += [
            f"extra contains {name!r}, which is a field: pass it as {form.wires[name]}"
            for name in clashing
        ]
        if problems:
            text = "; ".join(problems)
            raise ArgumentError(f"{type(self).__name__}: {text}{'' if text.endswith('?') else '.'}")

    if not TYPE_CHECKING:  # a type checker would take every assignment for a valid one

        def __setattr__(self, name: str, value: Any) -> None:
            form = form_of(type(self))
            if name == "extra":
                problem = None if isinstance(value, dict) else "extra must be a dict"
            elif name not in form.fields:
                problem = _unknown(type(self), name, form)
            elif value is None:
                problem = f"{name} is required" if name in form.required else None
            else:
                problem = form.problem(name, value)
                value = form.concealed(name, value)
            if problem is not None:
                raise ArgumentError(
                    f"{type(self).__name__}: {problem}{'' if problem.endswith('?') else '.'}"
                )
            self.__dict__[name] = value

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Take over a decoded JSON object without a check; null is an empty one."""
        from lytics_async.call.structure import mismatch

        if value is None:
            value = {}
        if type(value) is not dict:
            mismatch("object", value)
        form = form_of(cls)
        self = cls.__new__(cls)
        own, extra = self.__dict__, {}
        for wire, each in value.items():
            name = form.wires.get(wire)
            if name is None:
                extra[wire] = each
            elif each is not None:
                own[name] = form.concealed(name, each)
        own["extra"] = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object, by the names on the wire; a secret is revealed in it."""
        from lytics_async.call.structure import plain

        return {**{wire: plain(each) for wire, each in members(self).items()}, **self.extra}

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and _set(self) == _set(other)

    __hash__: ClassVar[None] = None  # type: ignore[assignment] # its fields can be changed

    def __repr__(self) -> str:
        own, form = self.__dict__, form_of(type(self))
        shown_fields = [
            f"{name}={own[name]!r}"
            for name in form.fields
            if own.get(name) is not None and name not in form.secrets
        ]
        # What is not listed may contain a secret, so only its names are shown.
        if own["extra"]:
            shown_fields.append(f"extra={{{', '.join(f'{name!r}: ...' for name in own['extra'])}}}")
        return f"{type(self).__name__}({', '.join(shown_fields)})"


class Form:
    """What the annotations of one class say.

    Attributes:
        fields: annotation by Python name.
        required: names without a default.
        secrets: names whose texts are Secrets.
        wires: Python name by name on the wire.
    """

    __slots__ = ("_bounds", "fields", "required", "secrets", "wires")

    def __init__(self, kind: type[Configuration]) -> None:
        lineage = [base for base in reversed(kind.__mro__) if getattr(base, "slug", "")]
        self.fields: dict[str, str] = {
            name: str(text)
            for base in lineage
            for name, text in base.__annotations__.items()
            if not str(text).startswith("ClassVar")
        }
        self.required: tuple[str, ...] = tuple(
            name for name in self.fields if not hasattr(kind, name)
        )
        self.secrets: frozenset[str] = frozenset(
            name for name, text in self.fields.items() if text.startswith("Secret")
        )
        self.wires: dict[str, str] = {kind._wires.get(name, name): name for name in self.fields}
        self._bounds = kind._bounds

    def problem(self, name: str, value: Any) -> str | None:
        """Say what is wrong with a value; None if nothing is."""
        expected = _check(self.fields[name])(value)
        if expected is not None:
            return f"{name} must be {expected}, not {type(value).__name__ if name in self.secrets else shown(value)}"
        low, high = self._bounds.get(name, (None, None))
        if low is not None and value < low:
            return f"{name} must be at least {low}, not {value}"
        if high is not None and value > high:
            return f"{name} must be at most {high}, not {value}"
        return None

    def concealed(self, name: str, value: Any) -> Any:
        """Return the value, as a Secret if the field holds one."""
        return Secret(value) if name in self.secrets and type(value) is str else value


def members(config: Configuration) -> dict[str, Any]:
    """Return the published fields that are set, by their names on the wire; a Secret stays one."""
    own = config.__dict__
    return {
        wire: own[name]
        for wire, name in form_of(type(config)).wires.items()
        if own.get(name) is not None
    }


def with_configuration(value: Any, kind: object) -> Any:
    """Return a job, or jobs, whose configuration is of the class that the caller named.

    Args:
        kind: a class of Configuration, an instance of one, or anything else, which changes nothing.

    Raises:
        ArgumentError: the job is of another workflow.
    """
    named = kind if isinstance(kind, type) else type(kind)
    if not issubclass(named, Configuration) or not named.slug:
        return value
    for each in value if isinstance(value, list) else [value]:
        workflow = getattr(each, "workflow", None)
        if workflow is not None and workflow.replace("_", "-") != named.slug:
            raise ArgumentError(
                f"Job {each.id} is of the workflow {workflow!r}, not of {named.slug!r}; leave the class out, and see "
                "what class its config is of."
            )
        if type(each.config) is not named:
            each.config = named.from_json(each.config.to_json())
    return value


def form_of(kind: type[Configuration]) -> Form:
    """Return what the annotations of a class say; they are read once."""
    form: Form | None = kind.__dict__.get("_form")
    if form is None:
        form = kind._form = Form(kind)
    return form


def _set(value: Any) -> dict[str, Any]:
    return {name: each for name, each in value.__dict__.items() if each is not None}


def _unknown(kind: type[Configuration], name: str, form: Form) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, form.fields, n=1)
    hint = f"did you mean {near[0]}?" if near else "pass what is not published in extra"
    return f"there is no field {name}; {hint}"


_Check = Callable[[Any], str | None]
_checks: dict[str, _Check] = {}


def _check(annotation: str) -> _Check:
    """Return the function that says what an annotation expects of a value; it returns None for a
    value that fits.
    """
    found = _checks.get(annotation)
    if found is None:
        found = _checks[annotation] = _read(annotation)
    return found


def _read(annotation: str) -> _Check:
    options = [each for each in _split(annotation) if each != "None"]
    if len(options) > 1:
        checks = [_check(option) for option in options]

        def any_of(value: Any) -> str | None:
            wanted = [check(value) for check in checks]
            return None if None in wanted else " or ".join(dict.fromkeys(map(str, wanted)))

        return any_of
    name, _, inner = options[0].partition("[")
    if name == "Literal":
        from ast import literal_eval

        choices = literal_eval(f"[{inner}")
        listed = ", ".join(map(repr, choices))
        if len(choices) > 1:
            listed = f"one of {listed}"
        return lambda value: (
            None if any(type(value) is type(each) and value == each for each in choices) else listed
        )
    if name == "Sequence":
        return _list_check(_check(inner.removesuffix("]")))
    if name == "Mapping":
        return _mapping_check(_check(inner.removesuffix("]").removeprefix("str, ")))
    if name == "Any":
        return lambda _: None
    kind, wanted = _PLAIN[name]
    return lambda value: (
        None
        if isinstance(value, kind) and not (kind in (int, float) and isinstance(value, bool))
        else wanted
    )


_PLAIN: dict[str, tuple[Any, str]] = {
    "str": (str, "a str"),
    "int": (int, "an int"),
    "float": ((int, float), "a number"),
    "bool": (bool, "a bool"),
    "datetime": (datetime, "a datetime"),
    "Secret": (Secret, "a Secret"),
}


def _split(annotation: str) -> list[str]:
    """Split a union at its top level."""
    parts, depth, quote, start = [], 0, "", 0
    for place, character in enumerate(annotation):
        if character == quote or (not quote and character in "'\""):
            quote = "" if quote else character
        elif not quote:
            depth += (character == "[") - (character == "]")
            if character == "|" and depth == 0:
                parts.append(annotation[start:place].strip())
                start = place + 1
    return [*parts, annotation[start:].strip()]


def _list_check(item: _Check) -> _Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, (list, tuple)):
            return "a list"
        wanted = next((found for found in map(item, value) if found is not None), None)
        return None if wanted is None else f"a list of which each item is {wanted}"

    return check


def _mapping_check(item: _Check) -> _Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, Mapping):
            return "a mapping"
        wanted = next((found for found in map(item, value.values()) if found is not None), None)
        return None if wanted is None else f"a mapping of which each value is {wanted}"

    return check
