"""The `autograder` command: one module a command, and the parser assembled from them.

A command's module says its `HELP` and its `EXAMPLES`, adds its arguments, and has `run`, which
alone imports what the work takes: help and complaints come at once. `main` is the way in;
`arguments` and `chosen` hold what several commands ask for, `terminal` what all of them write to.
May import every other room; nothing imports this one. Begin with `main.py`, then any command.
"""
