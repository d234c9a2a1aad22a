"""One run of ours or of a peer: a process of its own that prints one line of JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

from works import COMMANDS, Figures, Task

PEER = Path(__file__).resolve().parent / "peer.py"
USAGE = 64  # of our binary: it has no such subcommand or option


class Failed(Exception):
    """Why there are no figures, in words for the table."""


def environment(threads: int, kernels: str = "") -> dict[str, str]:
    """What the environment says of OpenBLAS is taken out (CORETYPE or L2_SIZE can halve its speed)."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("OPENBLAS_", "OMP_"))}
    kept |= {"OPENBLAS_NUM_THREADS": str(threads), "OMP_NUM_THREADS": str(threads)}
    return kept | ({"OPENBLAS_CORETYPE": kernels} if kernels else {})


def ours(task: Task, binary: Path, threads: int, limit: float) -> Figures:
    command = COMMANDS.get(task.work, task.work)
    words = [binary, "bench", command, *task.arguments, *task.ours, "--threads", str(threads)]
    return task.complete(printed(words, environment(threads), limit))


def peer(task: Task, name: str, setting: float, kernels: str, threads: int, limit: float) -> Figures:
    words = [sys.executable, PEER, task.work, name, *task.arguments, "--setting", repr(setting)]
    return task.complete(printed(words, environment(threads, kernels), limit))


def printed(words: list, variables: dict[str, str], limit: float) -> Figures:
    """The figures that a command prints. `limit`: seconds that it may take, its reading included."""
    try:
        ended = subprocess.run(words, capture_output=True, text=True, env=variables, timeout=limit)
        if ended.returncode == 0:
            return json.loads(ended.stdout.strip().splitlines()[-1])
    except subprocess.TimeoutExpired as late:
        raise Failed(f"stopped after {limit:.0f} s") from late
    except OSError as problem:
        raise Failed(f"does not start: {problem.strerror}") from problem
    except (ValueError, IndexError) as problem:
        raise Failed("printed no figures") from problem
    if ended.returncode == USAGE:
        raise Failed(f"the binary has no `{' '.join(map(str, words[1:3]))}` with these options")
    raise Failed((ended.stderr.strip().splitlines() or [f"exit code {ended.returncode}, no message"])[-1])
