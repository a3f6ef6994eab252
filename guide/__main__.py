"""`guide` and `python -m guide`: what surrounds the program is put in order, and however it ends, it ends quietly."""

from __future__ import annotations

import gc
import os
import signal
import sys

from guide import INTERRUPTED

gc.set_threshold(200_000)  # reading a guide makes as many objects, and nearly all of them stay
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # or it looks for some in every package there is


def main() -> int:
    """Run the command line; returns the exit status."""
    signal.signal(signal.SIGINT, _interrupted)
    from guide.ui import errors, streams

    streams.fill_in()
    if sys.stdout is None:
        return errors.complain("standard output is closed, so nothing can be shown", 1)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # no traceback for want of Chinese
    try:
        from guide.cli.main import run

        status = streams.finish(run(sys.argv[1:]))
    except streams.Unwritten as failed:
        status = streams.give_up(failed)
    except SystemExit as left:  # the command line was not understood, or only help was asked for
        status = streams.finish(left.code if isinstance(left.code, int) else 1)
    except KeyboardInterrupt:  # the full screen has just been left, and with it what it does on Ctrl+C
        status = INTERRUPTED
    except Exception as error:
        status = _crashed(error)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # there is nothing left to interrupt
    return status


def _interrupted(*_: object) -> None:
    """End at once, whatever is going on: files are written whole or not at all, so there is nothing to put in order.

    An exception would come out anywhere, even inside an import, which makes another one of it.
    """
    if os.isatty(2):
        os.write(2, b"\n")
    os._exit(INTERRUPTED)


def _crashed(error: Exception) -> int:
    from guide.notes.places import state_folder
    from guide.ui.crash import told
    from guide.ui.errors import complain

    return complain(told(error, state_folder()), 1)


if __name__ == "__main__":
    sys.exit(main())
