"""What a peer is: the package it needs, the call that is timed, and the settings that are tried for it."""

from collections.abc import Callable
from dataclasses import dataclass


def same(data: object) -> object:
    return data


@dataclass(frozen=True)
class Method:
    """One peer.

    `run` is timed; `prepare` makes the peer's own form of the data before. `settings` are the values tried for what
    `setting` names; where they are `graded` they go from loose to tight, and the first that is exact enough is taken.
    """

    module: str
    run: Callable
    prepare: Callable = same
    setting: str = ""
    settings: tuple[float, ...] = (0,)
    graded: bool = False
