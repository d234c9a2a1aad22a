"""What the figures depend on: the machine, the versions, the command line."""

import argparse
import datetime
import os
import shlex
import sys
from importlib.metadata import distributions
from pathlib import Path

from lent import output

ROOT = Path(__file__).resolve().parents[2]


def about(asked: argparse.Namespace) -> dict[str, str]:
    """Facts by name, for the head of the page and for the JSON."""
    return {
        "date": datetime.date.today().isoformat(),
        "commit": output("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
        "binary": output(str(asked.binary), "--version"),
        "machine": f"{processor()}, {os.cpu_count()} processors, {memory_gigabytes():.0f} GB",
        "threads": str(asked.threads),
        "peers": ", ".join(sorted(f"{d.name}=={d.version}" for d in distributions() if d.name in packages())),
        "python": sys.version.split()[0],
        "command": portable(shlex.join(["bench_peers.py", *sys.argv[1:]]), asked),
    }


def portable(line: str, asked: argparse.Namespace) -> str:
    """The command line without the places of this machine."""
    places = {"$RHETORIC_DATA": asked.data, "$SCRATCH": asked.scratch, "rhetoric": asked.binary, "$KEEP": asked.keep}
    for name, place in (places | {".": ROOT}).items():
        line = line.replace(str(place), name)
    return line


def packages() -> set[str]:
    """The names that the files of requirements ask for."""
    files = Path(__file__).resolve().parent.glob("requirements*.txt")
    return {line.split("==")[0] for file in files for line in file.read_text(encoding="utf-8").split() if "==" in line}


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown processor")


def memory_gigabytes() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
