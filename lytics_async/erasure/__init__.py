"""Erasure of profiles with proof: a ledger that survives a kill, and a report of hashes."""

from lytics_async.erasure.report import BlastRadius as BlastRadius
from lytics_async.erasure.report import Erasure as Erasure
from lytics_async.erasure.report import ErasureReport as ErasureReport
from lytics_async.erasure.report import ErasureState as ErasureState
from lytics_async.erasure.requests import ErasureRequest as ErasureRequest
from lytics_async.erasure.requests import read_requests as read_requests
from lytics_async.erasure.running import erase as erase
