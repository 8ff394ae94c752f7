"""What must hold before Rasa is imported: settings of the libraries, quiet logs, no TensorFlow unless it is used."""

import logging
import os
import re
import sys
import warnings
from pathlib import Path
from typing import Any

from service import lean

SETTINGS = {
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "0",  # the training cache costs more than it saves: every change retrains in a minute
    "LOG_LEVEL": "ERROR",  # Rasa's progress bars of the rules, which take no time
    "SANIC_REGISTER": "False",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
_BUILT_ON_TENSORFLOW = (
    "DIETClassifier", "ResponseSelector", "TEDPolicy", "UnexpecTEDIntentPolicy", "ConveRTFeaturizer",
    "LanguageModelFeaturizer",
)  # fmt: skip
_NEEDS_TENSORFLOW = re.compile(rf"^[^#\n]*\b({'|'.join(_BUILT_ON_TENSORFLOW)})\b", re.MULTILINE)
_EXPECTED = "Slot auto-fill has been removed"  # Rasa says so of every domain with entities

_NOISY = (
    "rasa", "rasa_sdk", "sanic", "sanic.root", "sanic.error", "apscheduler", "matplotlib", "asyncio", "warnings",
)  # fmt: skip


def prepare(config: Path, level: int = logging.WARNING) -> None:
    """Set the environment of this process, and send its logs (from `level` up) to stderr. Values already set stay."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    warnings.showwarning = _show_warning
    logging.basicConfig(level=level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in _NOISY:
        logging.getLogger(noisy).setLevel(max(level, logging.WARNING))
    lean.install(lean.MESSENGERS if needs_tensorflow(config) else lean.MESSENGERS | lean.TENSORFLOW)


def needs_tensorflow(config: Path) -> bool:
    """Return whether config.yml names a component of Rasa that is built on TensorFlow."""
    return not config.is_file() or _NEEDS_TENSORFLOW.search(config.read_text(encoding="utf-8")) is not None


def _show_warning(message: Warning | str, category: type[Warning], *place: Any, **options: Any) -> None:
    """Log the warnings about the project (Rasa's are UserWarning), not those between libraries.

    Filters do not hold: a library imported later resets them.
    """
    if category is UserWarning and not str(message).startswith(_EXPECTED):
        logging.getLogger("warnings").warning("%s", message)


def quiet_structlog(level: int = logging.WARNING) -> None:
    """Route Rasa's structured logs, which otherwise print debug lines with people's messages on stdout."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(max(level, logging.WARNING))
