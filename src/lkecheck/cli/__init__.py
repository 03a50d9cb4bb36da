"""The command line. One file, one command, imported when it is called; only here is the clock read and the program ended."""

from __future__ import annotations

import gc
import os
import sys

import click

from lkecheck import __version__
from lkecheck.core import registry
from lkecheck.core.errors import LkecheckError

from ._indonesian import Group, say

PACKAGE = "lkecheck.cli"

# Pydantic looks through all installed packages for plugins at its first model; lkecheck uses none, and this costs 20 ms.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class _Commands(Group):
    """Commands by the names of the modules here; nothing is imported before it is asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return registry.names(PACKAGE)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in registry.names(PACKAGE):
            return None
        command: click.Command = registry.load(PACKAGE, name).command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="lkecheck %(version)s", help="Tampilkan versi, lalu selesai.")
def program() -> None:
    """Memeriksa bukti LKE PMPRB: apa yang belum terpenuhi, mengapa, dasar hukumnya, dan langkah berikutnya."""


def main() -> None:
    """Runs the program and ends with its exit code; no traceback reaches a user."""
    rarely_look_for_cycles()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def rarely_look_for_cycles() -> None:
    """One manifest ends before the first search: each costs a twentieth of such a run, and few cycles are made."""
    gc.set_threshold(500_000, 50, 50)


def run(arguments: list[str]) -> int:
    """The exit code of a call."""
    try:
        outcome = program.main(arguments, prog_name="lkecheck", standalone_mode=False)
        return outcome if isinstance(outcome, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 2
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        click.echo(say(error), err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("Dihentikan.", err=True)
        return 130
    except BrokenPipeError:
        return 0
    except LkecheckError as error:
        click.echo(f"Galat: {error}", err=True)
        return error.exit_code
    except Exception as error:
        click.echo(_defect(error), err=True)
        return 4


def _defect(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
    return (
        f"Program gagal: {type(error).__name__} pada {where}. Ini cacat lkecheck, bukan kesalahan Anda; "
        "sampaikan baris ini beserta perintahnya kepada pengelola."
    )
