"""What a status, or the phase in which an exchange failed, means for a retry. Pure.

This is the only such table: calls, uploads, events and their dry runs use it, and every error takes
its default for `may_have_been_processed` from it. `processed` assumes the worst: a caller who reads
"not processed" sends again, and the data would be stored twice. Only a status that refuses the
request by definition counts as not processed. docs/guides/errors-and-retries.md shows the table,
and a test compares the two.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Phase = Literal["connect", "send", "receive"]
"""The progress of an exchange: nothing sent; sending the request; waiting for or reading the
response.
"""


class Meaning(NamedTuple):
    """The meaning of one status or phase.

    Attributes:
        transient: the same request may succeed later.
        processed: the server may have carried the request out.
        because: the reason, as the documentation shows it.
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
    # A POST that was carried out often gets a 303. 301, 302, 307 and 308 redirect the request
    # itself.
    303: Meaning(False, True, "the result is elsewhere, so there may be one"),
    # By definition the request did not arrive in time, but gateways also send it for a slow
    # upstream.
    408: Meaning(True, True, "the server, or the service behind a gateway, was too slow"),
    429: Meaning(True, False, "the server turns requests away before it acts on them"),
    500: Meaning(True, True, "the server failed while it worked on the request"),
    501: Meaning(False, False, "by definition a refusal: the server does not know the method"),
    502: Meaning(True, True, "a gateway did not understand the service's response"),
    # Retry-After makes no difference: Varnish adds it to every 503, also if the upstream failed
    # halfway.
    503: Meaning(True, True, "overload, or a gateway lost the service, with Retry-After or not"),
    504: Meaning(True, True, "a gateway stopped waiting for the service"),
    505: Meaning(False, False, "by definition a refusal: the server does not know the version"),
    511: Meaning(False, False, "by definition a refusal: the local network wants a login"),
    # Not registered. Cloudflare's 521, 523, 525 and 526 mean that the request did not reach the
    # origin, and its 520, 522, 524 and 527 that it may have; other vendors use the same numbers
    # differently, and 529 and 530 have several meanings.
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
    # RFC 9110, section 15: a client treats an unknown status as the x00 of its class.
    5: Meaning(True, True, "unknown, so treated as 500"),
}
"""Meanings by first digit, for a status that STATUSES does not list."""


def meaning_of_phase(phase: Phase) -> Meaning:
    """Return the meaning of a phase; an unknown one counts as `receive`."""
    return PHASES.get(phase, PHASES["receive"])


def meaning_of(status: int) -> Meaning:
    """Return the meaning of a status; one outside 100 to 599 counts as 500."""
    return STATUSES.get(status) or CLASSES.get(status // 100, CLASSES[5])
