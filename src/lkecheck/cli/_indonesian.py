"""click, speaking Indonesian: headings of help, and errors of a call."""

from __future__ import annotations

import click

from lkecheck.core.errors import did_you_mean

_HELP = "Tampilkan bantuan ini, lalu selesai."


class _Spoken:
    """What a command and a group of commands share."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        text = " ".join(pieces).replace("[OPTIONS]", "[PILIHAN]")
        formatter.write_usage(ctx.command_path, text, prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]  # type: ignore[attr-defined]
        rows = [record for param in options if (record := param.get_help_record(ctx))]
        if rows:
            with formatter.section("Pilihan"):
                formatter.write_dl([(name, _default(text)) for name, text in rows])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _HELP
        return option


def _default(text: str) -> str:
    return text.replace("[default: ", "[bawaan: ").replace("[required]", "[wajib]").replace("; required]", "; wajib]")


class Panggilan(_Spoken, click.Command):
    """A command."""


class Group(_Spoken, click.Group):
    """A group of commands."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[PILIHAN]", "PERINTAH", "..."] if not ctx.parent else ["PERINTAH", "..."]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Perintah"):
            formatter.write_dl([(name, cmd.get_short_help_str(60)) for name, cmd in commands if cmd is not None])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = str(args[0])
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            known = self.list_commands(ctx)
            raise click.UsageError(
                f'perintah "{name}" tidak ada.{did_you_mean(name, known)} Yang tersedia: {", ".join(known)}.', ctx
            )
        return super().resolve_command(ctx, args)


def say(error: click.ClickException) -> str:
    """An error of a call, in one or two lines."""
    text = f"Galat: {_said(error)}"
    ctx = getattr(error, "ctx", None)
    return f'{text}\nLihat "{ctx.command_path} --help".' if ctx is not None else text


def _said(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f'pilihan "{error.option_name}" tidak dikenal.{did_you_mean(error.option_name, error.possibilities or ())}'
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)} belum disebut."
    if isinstance(error, click.BadOptionUsage):
        return f'pilihan "{error.option_name}" memerlukan nilai.'
    if isinstance(error, click.BadParameter):
        choices = getattr(getattr(error, "param", None), "type", None)
        if isinstance(choices, click.Choice):
            return f"{_name(error)}: pilihannya {', '.join(map(str, choices.choices))}."
        if isinstance(choices, click.IntRange):
            return f"{_name(error)}: tulis bilangan bulat dari {choices.min} sampai {choices.max}."
        if isinstance(choices, click.types.IntParamType):
            return f"{_name(error)}: tulis bilangan bulat, misalnya 2022."
        return f"{_name(error)}: {error.message}"
    if "unexpected extra argument" in error.message:
        return f"ada kata yang tidak dikenal dalam perintah ini: {error.message.partition('(')[2].rstrip(')')}."
    return error.message


def _name(error: click.BadParameter) -> str:
    param = error.param
    if param is None:
        return "isian"
    return (
        f'pilihan "{param.opts[0]}"'
        if isinstance(param, click.Option)
        else str(param.make_metavar(error.ctx))
        if error.ctx
        else param.human_readable_name
    )
