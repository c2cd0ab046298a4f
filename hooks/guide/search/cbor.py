"""CBOR (RFC 8949) of what is CBOR already: an index holds millions of small arrays of few different numbers."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import cbor2

_ARRAY = 0x80


@functools.cache
def number(given: int) -> bytes:
    """A whole number."""
    return cbor2.dumps(given)


@functools.lru_cache(1 << 16)  # most words stand on a page once
def numbers(*given: int) -> bytes:
    """An array of whole numbers."""
    return beginning(len(given)) + b"".join(map(number, given))


def array(items: Sequence[bytes]) -> bytes:
    """An array of what is CBOR already."""
    return beginning(len(items)) + b"".join(items)


@functools.cache
def beginning(length: int) -> bytes:
    """An array begins with its length, which is a number of another kind."""
    made = number(length)
    return bytes([made[0] | _ARRAY]) + made[1:]
