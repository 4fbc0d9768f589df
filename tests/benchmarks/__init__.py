"""Benchmarks: whole commands in turns on one machine, told as ratios; nothing here is asserted."""
