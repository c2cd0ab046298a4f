"""The benchmark measures real builds. It is never judged by a test; that it runs is."""

from __future__ import annotations

import re

import bench


def test_benchmark_builds_both_sites_and_shows_their_ratio() -> None:
    measured = {11: bench.measure(11)}
    row = bench.table(measured).splitlines()[-1]
    assert row.startswith("| 11 × 3 | 33 |")
    assert len(re.findall(r"\*\*\d+\.\d\d\*\*", row)) == 2
    row = bench.ratios(measured).splitlines()[-1]
    assert len(re.findall(r"\*\*\d+\.\d\d\*\*", row)) == 4
