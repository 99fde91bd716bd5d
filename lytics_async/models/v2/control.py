# generated from endpoints/v2/control.toml; do not edit
"""Models of `client.v2.control`."""

from __future__ import annotations
