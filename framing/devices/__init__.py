"""Framing devices: families of linguistic choices found in text (layer 2).

One file a family; `DEVICES` lists what is there. A device of your own needs no entry here:
anything with the attributes of `Device` can be annotated with, and so can a word list in a file.
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.devices.commitment import Assertive, Factive, Implicative
from framing.devices.concession import Concession
from framing.devices.deixis import UsThem
from framing.devices.denial import DenialFrame
from framing.devices.device import Device
from framing.devices.distancing import Distancing
from framing.devices.harm import ActiveHarm
from framing.devices.harm_reports import HarmReport
from framing.devices.headlines import HeadlineDivergence
from framing.devices.labels import Labels, ModifierLabels
from framing.devices.lexical import LexicalDevice
from framing.devices.modality import ModalDevice
from framing.devices.nominalised import NominalisedEvent
from framing.devices.passives import AgentivePassive, AgentlessPassive
from framing.devices.portrayal import Portrayal
from framing.devices.presupposition import Presupposition
from framing.devices.quantities import NumberUse
from framing.devices.rhetorical import Rhetorical
from framing.devices.scare_quotes import ScareQuotes
from framing.devices.sourceless import VagueSource
from framing.devices.unaccusative import AgentlessEvent
from framing.devices.word_list import WordList
from framing.model.errors import InputError

__all__ = ["DEVICES", "Device", "LexicalDevice", "Portrayal", "WordList", "devices"]

_ALL = "all"

DEVICES: tuple[Device, ...] = (
    Distancing(),
    ScareQuotes(),
    Labels.of("label"),
    ModifierLabels.of("modifier_label"),
    LexicalDevice.of("loaded_word"),
    LexicalDevice.of("intensifier"),
    LexicalDevice.of("booster"),
    LexicalDevice.of("stance_adverb"),
    ModalDevice.of("hedge"),
    ModalDevice.of("obligation"),
    Factive.of("factive"),
    Implicative.of("implicative"),
    Assertive.of("assertive"),
    Presupposition.of("presupposition"),
    DenialFrame.of("denial_frame"),
    LexicalDevice.of("sourceless"),
    VagueSource(),
    AgentlessPassive(),
    AgentivePassive(),
    ActiveHarm(),
    HarmReport(),
    NominalisedEvent(),
    AgentlessEvent(),
    UsThem.of("us_them"),
    LexicalDevice.of("metaphor"),
    Rhetorical(),
    LexicalDevice.of("vague_quantity"),
    LexicalDevice.of("approximator"),
    NumberUse(),
    HeadlineDivergence(),
    Concession(),
    LexicalDevice.of("conflict_frame"),
)


def devices(names: Iterable[Device | str] | None = None) -> tuple[Device, ...]:
    """Devices by name, in the order asked for; all of the library's by default.

    A name that ends in ``.toml`` is the file of a word list (`framing.lexicons.entries`);
    ``"all"`` stands for the library's own, but for those that another one given replaces.

    Raises
    ------
    InputError
        When there is no device of a name; the message lists those there are.

    Examples
    --------
    >>> [device.name for device in devices(["scare_quote", "distancing"])]
    ['scare_quote', 'distancing']
    """
    if names is None:
        return DEVICES
    wanted = [names] if isinstance(names, str) else list(names)
    given = [None if name == _ALL else _device(name) for name in wanted]
    taken = {device.name for device in given if device}
    rest = [device for device in DEVICES if device.name not in taken]
    return tuple(d for one in given for d in ([one] if one else rest))


def _device(name: Device | str) -> Device:
    if not isinstance(name, str):
        return name
    if name.endswith(".toml"):
        return LexicalDevice.read(name)
    known = {device.name: device for device in DEVICES}
    if name not in known:
        raise InputError(f"no device {name!r}; there are {', '.join(known)}")
    return known[name]
