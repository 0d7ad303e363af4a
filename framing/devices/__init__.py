"""Framing devices: families of linguistic choices found in text (layer 2).

One file a family; `DEVICES` lists what is there. A device of your own needs no entry here:
anything with the attributes of `Device` can be annotated with.
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.devices.device import Device
from framing.devices.distancing import Distancing
from framing.devices.passives import AgentivePassive, AgentlessPassive
from framing.devices.scare_quotes import ScareQuotes
from framing.devices.word_list import WordList
from framing.model.errors import InputError

__all__ = ["DEVICES", "Device", "WordList", "devices"]

DEVICES: tuple[Device, ...] = (
    Distancing(),
    ScareQuotes(),
    AgentlessPassive(),
    AgentivePassive(),
)


def devices(names: Iterable[str] | None = None) -> tuple[Device, ...]:
    """The devices of those names, in the order asked for; all of them by default.

    Raises
    ------
    InputError
        When there is no device of a name; the message lists those there are.

    Examples
    --------
    >>> [device.name for device in devices(["scare_quote", "distancing"])]
    ['scare_quote', 'distancing']
    """
    known = {device.name: device for device in DEVICES}
    if names is None:
        return DEVICES
    wanted = tuple(names)
    for name in wanted:
        if name not in known:
            raise InputError(f"no device {name!r}; there are {', '.join(known)}")
    return tuple(known[name] for name in wanted)
