"""What a status, or the phase in which an exchange broke off, says about a retry and about the request. Pure.

The one table of this kind: calls, uploads, events and their dry runs read it, and every error takes the default of its
`may_have_been_processed` from it. The rule for `processed` is to assume the worst, because a caller who is told "not
processed" sends again, and data is stored twice. Only what refuses a request by definition counts as not processed.
docs/guides/errors-and-retries.md shows the table, and a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lytics_async.errors import Phase


class Meaning(NamedTuple):
    """What one status or phase says.

    Attributes:
        transient: the same request may succeed later.
        processed: the server may have carried the request out.
        because: why, in words for the documentation.
    """

    transient: bool
    processed: bool
    because: str


PHASES: dict[Phase, Meaning] = {
    "connect": Meaning(True, False, "nothing was sent"),
    "send": Meaning(True, True, "a part of the request was sent, perhaps all of it"),
    "receive": Meaning(True, True, "the request was sent, and no complete response came back"),
}

STATUSES: dict[int, Meaning] = {
    # The response to a POST that was carried out is often a 303. 301, 302, 307 and 308 name another place for the request.
    303: Meaning(False, True, "the result is elsewhere, so there may be one"),
    # By definition the request did not arrive in time. But gateways also send it when the service behind them was slow.
    408: Meaning(True, True, "the server, or the service behind a gateway, was too slow"),
    429: Meaning(True, False, "the server turns requests away before it acts on them"),
    500: Meaning(True, True, "the server failed while it worked on the request"),
    501: Meaning(False, False, "by definition a refusal: the server does not know the method"),
    502: Meaning(True, True, "a gateway did not understand the service's response"),
    # Retry-After makes no difference: Varnish adds it to every 503, also when the service broke off halfway.
    503: Meaning(True, True, "overload, or a gateway lost the service, with Retry-After or not"),
    504: Meaning(True, True, "a gateway stopped waiting for the service"),
    505: Meaning(False, False, "by definition a refusal: the server does not know the version"),
    511: Meaning(False, False, "by definition a refusal: the local network wants a login"),
    # Not registered. Cloudflare's 521, 523, 525 and 526 mean that the request did not get through, and its 520, 522, 524
    # and 527 that it may have; others use the same numbers in other ways, and 529 and 530 have several meanings.
    **dict.fromkeys(
        range(520, 531),
        Meaning(True, True, "a gateway, often Cloudflare, could not use the service"),
    ),
}

CLASSES: dict[int, Meaning] = {
    1: Meaning(False, True, "not a final response"),
    2: Meaning(True, True, "a success whose body cannot be read"),
    3: Meaning(False, False, "the server names another place for the request"),
    4: Meaning(False, False, "the server refuses the request"),
    # RFC 9110, section 15: a client treats a status that it does not know as the x00 of its class.
    5: Meaning(True, True, "unknown, so treated as 500"),
}
"""By the first digit, for a status that STATUSES does not list."""


def meaning_of_phase(phase: Phase) -> Meaning:
    """Return what a phase says; one that a foreign transport has made up is treated as `receive`."""
    return PHASES.get(phase, PHASES["receive"])


def meaning_of(status: int) -> Meaning:
    """Return what a status says; one outside 100 to 599 is treated as 500."""
    return STATUSES.get(status) or CLASSES.get(status // 100, CLASSES[5])
