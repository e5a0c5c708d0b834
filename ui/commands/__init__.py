"""The command line: one module for each family of subcommands. None imports Qt at module level.

A module has `add_arguments(parser)` and `run(args) -> int`, or one such pair for each of its subcommands.
"""
