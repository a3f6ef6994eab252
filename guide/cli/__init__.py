"""The command line: its parser, its commands, and how a session is started."""
