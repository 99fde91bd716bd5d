"""Running pytest in a process of its own, as a user of the package does."""

from __future__ import annotations

import sys

OWN_PYTEST = [
    sys.executable,
    *("-m", "pytest", "-q", "-p", "no:cacheprovider"),
    *(f"-pno:{name}" for name in ("schemathesis", "hypothesispytest", "pyreqwest", "xdist")),
]
"""The command. Plugins that the tests of users do not need here take a second to load."""
