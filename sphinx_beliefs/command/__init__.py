"""The command ``sphinx-beliefs``; a subcommand is a module, imported when it is used."""
