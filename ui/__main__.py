from ui.commands.cli import main

raise SystemExit(main())
