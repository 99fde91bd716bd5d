"""`lytics call NAME`: any operation of the registry from a shell."""

from lytics_async.cli.call.group import call as call
