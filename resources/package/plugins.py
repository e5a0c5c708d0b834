"""What a plug-in is written with: sensors, figures and file formats by entry points of another package.

A plug-in imports from here and from nowhere else in Outbreath.

=====================  ==================  =============================================
group of entry points  interface           what it adds
=====================  ==================  =============================================
`outbreath.sources`    `SourcePlugin`      a kind of sensor, for ``--source NAME:ADDRESS``
`outbreath.figures`    `FigurePlugin`      a figure of a record, for ``analyze`` and ``show``
`outbreath.formats`    `FormatPlugin`      a file format, for ``analyze`` and ``import``
=====================  ==================  =============================================
"""

from devices.plugins.readings import (
    Battery,
    FoundSensor,
    HeartRate,
    Intervals,
    Reading,
    Samples,
    SkinContact,
    SourcePlugin,
)
from trainer.plugins.errors import NoFigureError, PluginError
from trainer.plugins.figures import Beats, FigurePlugin
from trainer.plugins.formats import FormatPlugin, RecordedIntervals, RecordedWave

__all__ = [
    "Battery",
    "Beats",
    "FigurePlugin",
    "FormatPlugin",
    "FoundSensor",
    "HeartRate",
    "Intervals",
    "NoFigureError",
    "PluginError",
    "Reading",
    "RecordedIntervals",
    "RecordedWave",
    "Samples",
    "SkinContact",
    "SourcePlugin",
]
