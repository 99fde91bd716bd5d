"""Benchmarks of lytics-async: every figure is measured here, on this machine, beside what it is
compared with.
"""
