"""A small typed interface to pyqtgraph, which has no type stubs; no other module imports it.

Import this module only after the pacer's first frame is painted: it is slow.
"""

import sys
import threading
from collections.abc import Sequence
from itertools import zip_longest
from types import ModuleType
from typing import Any, Final, TypeAlias

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsPathItem,
    QVBoxLayout,
    QWidget,
)

UNUSED_WIDGETS: Final = (
    *("BusyCursor", "CheckTable", "ColorButton", "ColorMapMenu", "ColorMapWidget", "ComboBox"),
    *("DataFilterWidget", "DataTreeWidget", "DiffTreeWidget", "FeedbackButton", "FileDialog"),
    *("GradientWidget", "GraphicsLayoutWidget", "GroupBox", "HistogramLUTWidget", "JoystickButton"),
    *("LayoutWidget", "PathButton", "PlotWidget", "ProgressDialog", "RawImageWidget"),
    *("RemoteGraphicsView", "ScatterPlotWidget", "SpinBox", "TableWidget", "TreeWidget"),
    *("ValueLabel", "VerticalLabel"),
)
"""Modules of pyqtgraph that its `__init__` imports, and no item of a graph. Some bring 25 more along."""
UNUSED_ITEMS: Final = (
    *("ArrowItem", "AxisItem", "BarGraphItem", "BoxplotItem", "ButtonItem", "ColorBarItem"),
    *("CurvePoint", "DateAxisItem", "ErrorBarItem", "FillBetweenItem", "GradientEditorItem"),
    *("GradientLegend", "GraphItem", "GraphicsLayout", "GraphicsWidgetAnchor", "GridItem"),
    *("HistogramLUTItem", "ImageItem", "InfiniteLine", "IsocurveItem", "LabelItem", "LegendItem"),
    *("LinearRegionItem", "PColorMeshItem", "PlotCurveItem", "PlotDataItem", "PlotItem", "ROI"),
    *("ScaleBar", "ScatterPlotItem", "TargetItem", "TextItem", "UIGraphicsItem", "VTickGroup"),
)
"""Its items that are not drawn here: lines, areas and dots are Qt's own, in a `ViewBox`."""


def _import_pyqtgraph() -> Any:
    """Import pyqtgraph at half of its usual cost.

    pyqtgraph copies every name of Qt into modules of its own, for which PySide has to build more than a
    thousand classes: 5 MB and two thirds of the time. Here Qt's modules take the place of the copies.
    OpenGL, pyqtgraph's own widgets and items, its tree of parameters and its second process are not loaded,
    which saves up to 16 MB. pyqtgraph also installs exception hooks, which are restored: the program installs its own.
    """
    hooks = sys.excepthook, threading.excepthook
    for module in (QtCore, QtGui, QtWidgets):
        sys.modules.setdefault(f"pyqtgraph.Qt.{module.__name__.rpartition('.')[2]}", module)
        vars(module)["__dir__"] = list  # nothing to copy
    missed = {
        name: module for name, module in _stand_in_modules().items() if name not in sys.modules
    }
    sys.modules.update(missed)
    try:
        import pyqtgraph
    finally:
        for name in missed:
            del sys.modules[name]
        for module in (QtCore, QtGui, QtWidgets):
            del vars(module)["__dir__"]
        sys.excepthook, threading.excepthook = hooks
    return pyqtgraph


def _stand_in_modules() -> dict[str, Any]:
    """Stand-ins for modules that pyqtgraph imports and this program does not use; None: pyqtgraph can do without.

    No module that this program does use may be hidden: another thread may import it at the same time.
    """
    with_gl = ModuleType("PySide6.QtOpenGLWidgets")
    vars(with_gl)["QOpenGLWidget"] = QtWidgets.QWidget
    unused = {name: ModuleType(name) for name in ("pyqtgraph.imageview", "PySide6.QtOpenGL")}
    for folder, names, base in (
        ("widgets", UNUSED_WIDGETS, QtWidgets.QWidget),
        ("graphicsItems", UNUSED_ITEMS, QtWidgets.QGraphicsObject),
    ):
        for name in names:
            module = ModuleType(f"pyqtgraph.{folder}.{name}")
            vars(module).update({"__all__": [], name: base})
            unused[module.__name__] = module
    return {
        **unused,
        "PySide6.QtTest": None,
        with_gl.__name__: with_gl,
    }


pg: Final = _import_pyqtgraph()

Point: TypeAlias = tuple[float, float]

DOT_SIZE_PX: Final = 9.0


class Shape:
    """A line or a filled shape in data coordinates."""

    def __init__(self, item: QGraphicsPathItem) -> None:
        self._item = item

    def set_path(self, path: QPainterPath) -> None:
        self._item.setPath(path)

    def path(self) -> QPainterPath:
        return self._item.path()

    def stretch(self, bottom: float, top: float) -> None:
        """Map the path's y from 0..1 to bottom..top."""
        self._item.setTransform(QTransform(1.0, 0.0, 0.0, top - bottom, 0.0, bottom))


class Dots:
    """Dots of a fixed size in pixels; items are reused, never removed."""

    def __init__(self, pane: Any, pen: QPen, brush: QBrush, size: float) -> None:
        self._pane, self._pen, self._brush, self._size = pane, pen, brush, size
        self._items: list[QGraphicsEllipseItem] = []

    def set_points(self, points: Sequence[Point]) -> None:
        while len(self._items) < len(points):
            self._items.append(self._create_item())
        for item, point in zip_longest(self._items, points):
            item.setVisible(point is not None)
            if point is not None:
                item.setPos(*point)

    def points(self) -> list[Point]:
        return [(i.pos().x(), i.pos().y()) for i in self._items if i.isVisible()]

    def _create_item(self) -> QGraphicsEllipseItem:
        half = self._size / 2.0
        item = QGraphicsEllipseItem(-half, -half, self._size, self._size)
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setPen(self._pen)
        item.setBrush(self._brush)
        item.setZValue(1.0)
        self._pane.addItem(item, ignoreBounds=True)
        return item


class Graph(QWidget):
    """A transparent plot pane without axes, menus or mouse interaction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = pg.GraphicsView(self, background=None)
        self._view.setAntialiasing(True)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pane = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self._pane.disableAutoRange()
        self._view.setCentralItem(self._pane)
        self._view.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self._view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().setAutoFillBackground(False)
        self._view.setCacheMode(
            pg.GraphicsView.CacheModeFlag.CacheNone
        )  # a cache would hide the background
        self._range = QRectF()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def add_line(self, colour: QColor, width: float) -> Shape:
        pen = QPen(colour, width * self.devicePixelRatioF())  # cosmetic: in pixels of the device
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return self._add(pen, QBrush(Qt.BrushStyle.NoBrush))

    def add_area(self, brush: QBrush) -> Shape:
        return self._add(QPen(Qt.PenStyle.NoPen), brush)

    def add_dots(
        self, fill: QColor, outline: QColor, width: float, size: float = DOT_SIZE_PX
    ) -> Dots:
        return Dots(self._pane, QPen(outline, width), QBrush(fill), size)

    def render_pixmap(self) -> QPixmap:
        """Render the pane to a transparent pixmap; it need not be visible."""
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        self.render(drawn, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
        return drawn

    def set_range(self, left: float, right: float, bottom: float, top: float) -> None:
        """Set the visible range in data coordinates."""
        wanted = QRectF(left, bottom, right - left, top - bottom)
        if wanted != self._range:
            self._range = wanted
            self._pane.setRange(wanted, padding=0.0)
            self._pane.updateMatrix()  # else pyqtgraph does it while painting, and paints twice

    def _add(self, pen: QPen, brush: QBrush) -> Shape:
        item = QGraphicsPathItem()
        item.setPen(pen)
        item.setBrush(brush)
        self._pane.addItem(item, ignoreBounds=True)
        return Shape(item)
