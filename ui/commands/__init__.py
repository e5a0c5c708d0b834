"""What `outbreath` can do in a terminal, one file for each family of subcommands. None needs Qt."""
