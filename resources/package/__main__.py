"""`python -m outbreath`: the same as the command `outbreath`."""

from ui.commands.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
