"""Attributes that are worked out when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class _Once(Generic[Value]):
    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object | None, owner: type) -> Value | Self:
        if instance is None:
            return self
        # From now on the attribute of the instance itself is found first.
        value = instance.__dict__[self._name] = self._work(instance)
        return value


def once(work: Callable[[Any], Value]) -> _Once[Value]:
    """Make a method an attribute that keeps what it was worked out to be.

    As `functools.cached_property`, without its lock, which Python 3.11 takes for all instances
    together at every first time: hundreds of thousands of pairs have half a dozen of them each.
    """
    return _Once(work)
