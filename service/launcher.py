"""The commands: serve, shell, train, check, parse. Every failure ends in one Spanish line on stderr and a code != 0."""

import argparse
import asyncio
import io
import logging
import os
import sys
from collections.abc import Sequence

from channels import texts
from service import environment, preflight, training
from service.project import Project, SetupError

SETUP_FAILED = 1


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0, 1 (start-up), 2 (usage), or the shell's own."""
    options = parse_arguments(argv)
    project = Project()
    try:
        return int(COMMANDS[options.command](project, options))
    except SetupError as error:
        print(f"✗ {error}", file=sys.stderr)
        return SETUP_FAILED
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # «… | head»: nobody reads any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options; exits with code 2 on wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m service", description="Asistente sobre gobierno abierto.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="orden")
    serve_parser = commands.add_parser("serve", help="atiende por HTTP")
    serve_parser.add_argument("--host", default="127.0.0.1")
    serve_parser.add_argument("--port", type=int, default=5005)
    shell_parser = commands.add_parser("shell", help="conversa en la terminal o por una tubería")
    shell_parser.add_argument("--json", action="store_true", help="una línea de JSON por turno")
    for sub in (serve_parser, shell_parser):
        sub.add_argument("--apart", action="store_true", help="usa el servidor de acciones de endpoints.yml")
    train_parser = commands.add_parser("train", help="entrena si cambió algo")
    train_parser.add_argument("--force", action="store_true", help="entrena aunque nada haya cambiado")
    commands.add_parser("check", help="revisa conocimiento, configuración y modelo")
    parse_parser = commands.add_parser("parse", help="muestra cómo se entiende una frase")
    parse_parser.add_argument("text", nargs="+")
    return parser.parse_args(argv)


def serve(project: Project, options: argparse.Namespace) -> int:
    """Serve the channels of credentials.yml until SIGTERM or Ctrl+C."""
    preflight.check(project)
    channels = preflight.check_credentials(project)
    with preflight.open_socket(options.host, options.port) as sock:
        _warn_if_stale(project)
        environment.prepare(project.config)
        from service import bot, web

        app = web.create_app(bot.load(project, apart=options.apart), channels)
        host = f"[{options.host}]" if ":" in options.host else options.host
        _note("serving", host=host, port=sock.getsockname()[1])
        app.run(sock=sock, access_log=False, motd=False)
    return 0


def shell(project: Project, options: argparse.Namespace) -> int:
    """Talk in this terminal, or read questions from a pipe."""
    preflight.check(project)
    _warn_if_stale(project)
    if sys.stdin.isatty() and sys.stderr.isatty():
        print(texts.say("shell", "loading"), end="\r", flush=True, file=sys.stderr)
    environment.prepare(project.config, logging.ERROR)
    from channels import shell as conversation
    from service import bot

    agent = bot.load(project, apart=options.apart)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a pipe may bring bytes that are no text
    code = asyncio.run(conversation.run(agent.handle_message, as_json=options.json))
    sys.stdout.flush()
    return code


def train(project: Project, options: argparse.Namespace) -> int:
    """Bring the model up to date."""
    training.ensure(project, force=options.force)
    return 0


def check(project: Project, options: argparse.Namespace) -> int:
    """Run every check of start-up, and say so."""
    preflight.check(project)
    print(texts.say("setup", "checked"))
    return 0


def parse(project: Project, options: argparse.Namespace) -> int:
    """Print how a sentence is understood, and what is answered."""
    preflight.check(project)
    environment.prepare(project.config, logging.ERROR)
    from service import bot, parsing

    print(asyncio.run(parsing.explain(bot.load(project), " ".join(options.text))))
    return 0


COMMANDS = {"serve": serve, "shell": shell, "train": train, "check": check, "parse": parse}


def _warn_if_stale(project: Project) -> None:
    if not training.is_current(project):
        _note("model_stale")


def _note(key: str, **values: object) -> None:
    print(texts.say("setup", key, **values), file=sys.stderr, flush=True)
