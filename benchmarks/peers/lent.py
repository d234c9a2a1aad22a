"""What this folder uses of ../quality: one reader of the data, one writer of tables."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "quality"))

from layouts import records  # noqa: E402
from quality import output, tell  # noqa: E402
from table import markdown  # noqa: E402

__all__ = ["markdown", "output", "records", "tell"]
