"""Where the bundled program starts."""

from outbreath.ui.commands.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
