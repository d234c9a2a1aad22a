"""The clock and the memory of one run of a peer, by the counters of the kernel that our binary reads too."""

import ctypes
import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Measured:
    """`seconds` of wall time; `peak_bytes`: peak resident memory beyond what was resident at the start, if known."""

    seconds: float = 0
    peak_bytes: int | None = None


@contextmanager
def measured() -> Iterator[Measured]:
    """Measures the body. What the caller holds already (the matrix, the imports) does not count as memory."""
    before = settled()
    found = Measured()
    start = time.perf_counter()
    yield found
    found.seconds = time.perf_counter() - start
    found.peak_bytes = None if before is None else max(0, resident("VmHWM") - before)


def settled() -> int | None:
    """Gives freed memory back, sets the peak back to what is resident, and returns that; None without such a kernel."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        return resident("VmRSS")
    except (OSError, AttributeError):
        return None


def resident(field: str) -> int:
    """Bytes; VmRSS is what is resident now, VmHWM its peak."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) * 1024
    raise OSError(f"/proc/self/status has no {field}")
