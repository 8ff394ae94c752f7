"""Stand-ins for what Rasa imports but this bot never runs: TensorFlow and the libraries of Rasa's messenger channels.

`import rasa.core.agent` takes 9.4 s and 532 MB with TensorFlow, 4.0 s and 179 MB without (2 cores, Python 3.10,
Rasa 3.6.21). A stand-in answers what Rasa's modules do while they are imported (base classes, decorators, types) and
raises as soon as something tries to compute. TensorFlow stays when config.yml names a component that needs it.
"""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Optional

from channels import texts

TENSORFLOW = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "keras"})
MESSENGERS = frozenset({"aiogram", "fbmessenger", "slack_sdk", "twilio", "webexteamssdk"})


class _Names(type):
    """Gives every attribute of a stand-in class: `tf.keras.layers.Layer` is one too."""

    def __getattr__(cls, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn


class StandIn(metaclass=_Names):
    """Any class, type or decorator of a library that is left out."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return what is decorated, or a decorator. Raises ImportError for any other use."""
        if cls is StandIn and len(args) == 1 and callable(args[0]):
            return args[0]
        if cls is StandIn and not args:
            return object.__new__(cls)
        raise ImportError(texts.say("setup", "left_out"))

    def __call__(self, decorated: Any) -> Any:
        """Return what is decorated, unchanged."""
        return decorated


class _Module(ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn


class _Finder(MetaPathFinder, Loader):
    def __init__(self, packages: frozenset[str]) -> None:
        self.packages = packages

    def find_spec(
        self, fullname: str, path: Optional[Sequence[str]], target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        if fullname.partition(".")[0] in self.packages:
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        return None


def install(packages: frozenset[str]) -> None:
    """Put stand-ins for these packages first in the import path, except for those already imported."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder(packages - sys.modules.keys()))
