"""Shared by every layer: argument checks and the table of HTTP statuses."""
