"""Start the installed program from its own folder, whatever else shares site-packages."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))


def main() -> int:
    from ui.cli import main as run  # found in that folder first, never in another package

    return run()
