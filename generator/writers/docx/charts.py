"""Charts that Word itself draws: the chart, the workbook with its figures, and words for those who cannot see it."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from importlib import import_module
from itertools import cycle
from typing import Any

from generator.messages import _
from generator.model.body import Chart
from generator.model.length import Length, mm
from generator.vietnamese import numbers
from generator.writers.docx.pictures import Pictures
from generator.writers.docx.runtime import Xml, attribute

_WIDTH, _HEIGHT, _HIGHEST = mm(150), mm(80), mm(190)
_ROW, _AROUND = mm(4.8), mm(25)
"""Height of one lying bar with its label, and of the axis and the legend together."""
_SIZE_POINTS = 12
_LONGEST = 2_000
_COLORS = ("1F4E79", "ED7D31", "A5A5A5", "548235", "FFC000", "7030A0", "9DC3E6", "843C0C", "C5E0B4", "404040")
"""Dark and light in turn, so that they differ on a black and white print too."""
_BESIDE = 4
_VIETNAMESE = "[$-42A]"
"""Figures as Vietnamese writes them (1.234,5), whatever the language of the machine that draws them."""
_NO_CLOCK = dt.datetime(1980, 1, 1)
_NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def drawing(chart: Chart, pictures: Pictures) -> Xml:
    """Return the drawing of a chart in its line of text; its parts are given to ``pictures``."""
    relation = pictures.add_chart(_chart(chart), workbook(chart))
    number = pictures.charts
    return Xml(
        f'</w:t><w:drawing><wp:inline {_NAMES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_WIDTH.emu}" cy="{_height(chart).emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{9500 + number}" name="bieu_do_{number}" descr="{attribute(described(chart))}"/>'
        '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing><w:t>'
    )


def _height(chart: Chart) -> Length:
    """Lying bars need a line of text each, or their labels cover one another."""
    if chart.shape == "tron" and len(chart.categories) > _BESIDE:
        return mm(min(_HEIGHT + _ROW * len(chart.categories), _HIGHEST))
    if chart.shape != "thanh":
        return _HEIGHT
    wanted = _ROW * len(chart.categories) * len(chart.series) + _AROUND
    return mm(min(max(wanted, _HEIGHT), _HIGHEST))


def described(chart: Chart) -> str:
    """Return the alternative text: the one given, or the name and every figure of the chart."""
    if chart.words:
        return chart.words
    rows = [
        f"{one.name}: "
        + ", ".join(f"{category} {_shown(value)}" for category, value in zip(chart.categories, one.values, strict=True))
        for one in chart.series
    ]
    text = "; ".join([_("Biểu đồ: {name}").format(name=chart.name), *rows])
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def workbook(chart: Chart) -> bytes:
    """Return the workbook behind a chart: groups down column A, one column for each row of figures, no clock asked."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": _NO_CLOCK})
    sheet = book.add_worksheet("Sheet1")
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, category)
    for column, one in enumerate(chart.series, start=1):
        sheet.write_string(0, column, one.name)
        for row, value in enumerate(one.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return stream.getvalue()


def _chart(chart: Chart) -> bytes:
    """Return the chart's XML, with a link to the workbook so that its figures can be edited in Word."""
    from lxml import etree
    from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    # pptx has hints in some places only: what is called here is taken as it comes.
    make: Any = import_module("pptx.chart.data").CategoryChartData
    writer: Any = import_module("pptx.chart.xmlwriter").ChartXmlWriter
    rgb: Any = import_module("pptx.dml.color").RGBColor.from_string
    drawn_of: Any = import_module("pptx.chart.chart").Chart

    shapes = {
        "cot": XL_CHART_TYPE.COLUMN_CLUSTERED,
        "thanh": XL_CHART_TYPE.BAR_CLUSTERED,
        "duong": XL_CHART_TYPE.LINE_MARKERS,
        "tron": XL_CHART_TYPE.PIE,
    }
    values = [value for one in chart.series for value in one.values if value is not None]
    places = max((_places(value) for value in values), default=0)
    data = make(number_format=_VIETNAMESE + "#,##0" + (f".{'0' * places}" if places else ""))
    data.categories = list(chart.categories)
    for one in chart.series:
        data.add_series(one.name, list(one.values))
    space: Any = parse_xml(writer(shapes[chart.shape], data).xml.encode())
    drawn = drawn_of(space, None)
    drawn.font.size, drawn.font.name = Pt(_SIZE_POINTS), "Times New Roman"
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1 or chart.shape == "tron"
    if drawn.has_legend:
        # A few long names can be read beside a pie; many would take its place.
        beside = chart.shape == "tron" and len(chart.categories) <= _BESIDE
        place = XL_LEGEND_POSITION.RIGHT if beside else XL_LEGEND_POSITION.BOTTOM
        drawn.legend.position, drawn.legend.include_in_layout = place, False
    if chart.shape == "thanh":  # first group on top, as in a table
        drawn.category_axis.reverse_order = True
    if chart.shape != "tron":
        # Ten and more apart, the marks of the axis are whole numbers: their decimals would cover one another.
        wide = max(values, default=0) >= 10
        drawn.value_axis.tick_labels.number_format = _VIETNAMESE + "#,##0" if wide else data.number_format
        drawn.value_axis.tick_labels.number_format_is_linked = False
        if chart.shape != "duong" and all(value >= 0 for value in values):
            # Bars are compared by their length: an axis that begins elsewhere makes small differences look great.
            drawn.value_axis.minimum_scale = 0
    plot = drawn.plots[0]
    if chart.shape == "tron":
        painted = [plot.series[0].points[number].format for number in range(len(chart.categories))]
    else:
        painted = [one.format for one in plot.series]
    for look, color in zip(painted, cycle(_COLORS)):
        if chart.shape == "duong":
            look.line.color.rgb = rgb(color)
        else:
            look.fill.solid()
            look.fill.fore_color.rgb = rgb(color)
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.number_format = data.number_format
    plot.data_labels.number_format_is_linked = False
    if chart.shape != "duong":
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    link = etree.SubElement(space, f"{{{space.nsmap['c']}}}externalData")
    link.set(f"{{{_RELATIONSHIPS}}}id", "rId1")
    etree.SubElement(link, f"{{{space.nsmap['c']}}}autoUpdate").set("val", "0")
    return bytes(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))


_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _places(value: float) -> int:
    """How many decimals a figure needs, three at most."""
    text = f"{value:.3f}".rstrip("0")
    return len(text.partition(".")[2])


def _shown(value: float | None) -> str:
    return _("chưa có số liệu") if value is None else numbers.format_number(Decimal(str(value)))
