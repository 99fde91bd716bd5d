"""`lytics demo`: the whole way of customer data on this machine, every number checked against
another count.
"""

from lytics_async.cli.demo.command import demo as demo
