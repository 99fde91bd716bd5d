"""The error codes of API v2: their status and their meaning. Pure.

The list of codes is published; which status each comes with is not, and is derived from its name
here. `code` is the first part of a message for machines: branch on it, since messages are texts for
people.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Code(NamedTuple):
    """One error code.

    Attributes:
        status: the HTTP status that it comes with; derived from its name, since no status is
            published.
        meaning: what it says.
    """

    status: int
    meaning: str


CODES: Final[dict[str, Code]] = {
    "UNKNOWN-000": Code(500, "an error without a code of its own"),
    "BADREQ-001": Code(400, "the request is malformed, or one of its values is not valid"),
    "JOB-BADREQ-002": Code(400, "the job, or its configuration, is not valid"),
    "NOTFOUND-003": Code(404, "there is no such resource"),
    "JOB-NOTFOUND-004": Code(404, "there is no such job"),
    "WF-NOTFOUND-005": Code(404, "there is no such workflow"),
    "AUTH-NOTFOUND-006": Code(404, "there is no such credential"),
    "AUTHTYPE-NOTFOUND-007": Code(404, "there is no such type of credential"),
    "AUTH-BADREQ-008": Code(400, "the credential is not valid"),
    "TABLE-NOTFOUND-009": Code(404, "there is no such table"),
    "SCHEMA-NOTFOUND-010": Code(404, "there is no such schema"),
    "SCHEMAVERSION-NOTFOUND-011": Code(404, "there is no such version of the schema"),
    "ENTITY-NOTFOUND-012": Code(404, "there is no such profile"),
    "QUERY-NOTFOUND-013": Code(404, "there is no such query"),
    "STREAM-NOTFOUND-014": Code(404, "there is no such stream"),
    "PROVIDER-BADREQ-015": Code(400, "the request to a provider is not valid"),
    "PROVIDER-NOTFOUND-016": Code(404, "there is no such provider"),
    "UNAUTHORIZED-017": Code(401, "the token is missing or refused"),
    "SCHEMA-INVALID-018": Code(400, "the schema does not pass its checks"),
    "INTERNAL-019": Code(500, "the server failed"),
    "ROUTERULE-NOTFOUND-020": Code(404, "there is no such routing rule"),
    "ACCOUNT-NOTFOUND-021": Code(404, "there is no such account, or the token cannot reach it"),
    "JOB-FAULT-022": Code(500, "a job failed; it also occurs in the logs of a job"),
    "USER-NOTFOUND-023": Code(404, "there is no such user"),
    "USER-BADREQ-024": Code(400, "the user is not valid"),
    "JSON-BADREQ-025": Code(400, "the body is not JSON"),
    "FORBIDDEN-026": Code(403, "the token is valid, but this call is not allowed"),
}
"""Code -> status and meaning.

A code that is not listed here may still come: `APIError.code` is any text.
"""
