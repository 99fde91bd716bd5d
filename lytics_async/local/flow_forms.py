"""What steps, nodes and edges of a flow must be; unknown members are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members

_TEXT, _WHOLE = "a string", "a whole number"
_BRANCH = {"label": _TEXT, "next": _WHOLE, "priority": _WHOLE}
_UNTIL = {"kind": _TEXT, "day_of_week": _WHOLE, "time_of_day": _TEXT, "timezone": _TEXT}
_BRANCHES = {
    "split_conditions": _BRANCH | {"conditions": _TEXT},
    "split_affinities": _BRANCH | {"affinity": _TEXT},
    "split_probabilities": {"next": _WHOLE, "prob": "a number"},
}
_STEP = {
    **dict.fromkeys(("label", "slug", "type_hint", "work_id"), _TEXT),
    **dict.fromkeys(("delay_condition", "affinity_config_id"), _TEXT),
    **dict.fromkeys(("id", "next", "work_exit_step_ref", "delay"), _WHOLE),
    "work_config": "an object",
    "delay_until": "an object",
    "delay_until_enters": "a list of strings",
    **dict.fromkeys(_BRANCHES, "a list of objects"),
}
_NODE = {
    **dict.fromkeys(("type", "label", "entry_segment_id", "entry_condition"), _TEXT),
    **dict.fromkeys(("sequence_id", "reentry_delay", "delay"), _WHOLE),
    "delay_condition": _TEXT,
    "reentry_allowed": "a boolean",
    "delay_until_enters": "a list of strings",
    "work_config": "an object",
}
_EDGE = {
    **dict.fromkeys(("id", "type"), _TEXT),
    **dict.fromkeys(("source", "target"), _WHOLE),
    "condition": "an object",
    "probability": "a number",
}
_CONDITION = {"definition": _TEXT, "label": _TEXT, "priority": _WHOLE}
_NODES = ("trigger", "export", "delay", "conditional_split", "ab_test", "exit")
_LEAST_DELAY = 3600


def check_steps(steps: Iterable[Document]) -> None:
    """Reject steps that do not fit together.

    Raises:
        ApiFault: 400, with what is wrong.
    """
    listed = list(steps)
    for step in listed:
        _check(step, _STEP)
        _check(step.get("delay_until") or {}, _UNTIL)
        for name, types in _BRANCHES.items():
            for branch in step.get(name) or []:
                _check(branch, types)
    ids = [step.get("id") for step in listed]
    if None in ids or len(set(ids)) < len(ids):
        raise ApiFault(400, "Each step needs an id of its own, a whole number")
    for step in listed:
        if step.get("next") not in (None, 0, *ids):
            raise ApiFault(400, f"Step {step['id']} leads to a step that does not exist")
        if step.get("delay") and step.get("delay_until"):
            raise ApiFault(400, f"Step {step['id']} has both delay and delay_until")


def check_graph(nodes: Iterable[Document], edges: Iterable[Document]) -> None:
    """Reject nodes and edges that do not fit together.

    Raises:
        ApiFault: 400, with what is wrong.
    """
    listed = list(nodes)
    for node in listed:
        _check(node, _NODE)
        if node.get("type") not in _NODES:
            raise ApiFault(400, f"The type of a node must be one of {', '.join(_NODES)}")
        if 0 < (node.get("reentry_delay") or 0) < _LEAST_DELAY:
            raise ApiFault(400, f"reentry_delay must be at least {_LEAST_DELAY} seconds")
    ids = {node.get("sequence_id") for node in listed}
    if None in ids or len(ids) < len(listed):
        raise ApiFault(400, "Each node needs a sequence_id of its own, a whole number")
    for edge in edges:
        _check(edge, _EDGE)
        _check(edge.get("condition") or {}, _CONDITION)
        if listed and not {edge.get("source"), edge.get("target")} <= ids:
            raise ApiFault(400, f"The edge {edge.get('id')!r} leads from or to no node")


def _check(item: Document, types: Mapping[str, str]) -> None:
    check_members(item, types)
