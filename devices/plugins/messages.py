"""What is to be said of the sensor of a plug-in."""

from trainer.messages import Message


class PluginSensor(Message, frozen=True):
    """What a sensor of a plug-in is: `label` is its kind, `package` what found it."""

    label: str
    package: str


class PluginAddressNotAllowed(Message, frozen=True):
    """What stands behind the name of a source is no address."""

    name: str


class PluginSensorSilent(Message, frozen=True):
    name: str


class PluginSensorEnded(Message, frozen=True):
    """The plug-in stopped reading, and is started again."""

    name: str


class PluginSensorRateOnly(Message, frozen=True):
    """The sensor tells heart rates, and no beats."""


class PluginSensorOffSkin(Message, frozen=True):
    pass


class PluginSearchUnfinished(Message, frozen=True):
    """The plug-in has not answered, long after the time that it was given."""

    name: str
    package: str
