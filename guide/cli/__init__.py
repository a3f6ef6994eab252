"""The command line: its parser, its commands, and how a sitting is started."""
