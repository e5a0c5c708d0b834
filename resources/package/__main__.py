"""`python -m outbreath`: the same as the command `outbreath`."""

from ui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
