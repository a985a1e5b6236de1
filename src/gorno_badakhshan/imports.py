"""Modules that are imported on first use, and a lock: a fork waits until such an import is done.

Python locks a module while it is imported. A child that is forked meanwhile has the locked module, but
not the thread that would unlock it, and waits for ever when it imports the module itself.
"""

import os
from _thread import RLock  # not from `threading`, whose own import would be another such moment

IMPORT_LOCK = RLock()


class LazyModule:
    """A module that is imported when an attribute of it is asked for.

    It stands for a module that only annotations name: loading does not wait for it, and whoever asks for
    the types, with `typing.get_type_hints`, still finds them.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        from importlib import import_module

        with IMPORT_LOCK:
            return getattr(import_module(self._name), attribute)


if hasattr(os, "register_at_fork"):
    # The thread that forks holds the lock, so that no other thread imports, in the parent or in the child.
    os.register_at_fork(
        before=IMPORT_LOCK.acquire, after_in_parent=IMPORT_LOCK.release, after_in_child=IMPORT_LOCK.release
    )
