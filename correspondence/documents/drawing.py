"""The emblem's place in a document part: a frame drawn by Word, and a picture put there instead."""

from lxml import etree

NAME = "emblem"
"""How a template calls the drawing whose place the emblem takes (Word: Selection Pane)."""

RELATION_ID = "rIdEmblem"
"""The relation by which a part names the picture."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def with_picture(part: bytes, ratio: float) -> bytes:
    """Return a part in which the picture of relation `rIdEmblem` stands in every drawing called `emblem`.

    Args:
        part: the XML of the part.
        ratio: the picture's width by its height; the drawing's height stays.
    """
    root = etree.fromstring(part)
    for properties in list(root.iter(f"{_WP}docPr")):
        if properties.get("name") == NAME and properties.getparent() is not None:
            _fill(properties.getparent(), ratio)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _fill(drawing: etree._Element, ratio: float) -> None:
    extent = drawing.find(f"{_WP}extent")
    height = int(extent.get("cy"))
    width = round(height * ratio)
    extent.set("cx", str(width))
    graphic = drawing.find(f"{{{_A}}}graphic")
    drawing.replace(graphic, _picture(width, height))
    _unwrap(drawing.getparent())


def _unwrap(drawing: etree._Element) -> None:
    """Take a drawing out of the choice between it and its older form: a picture needs no older form."""
    choice = drawing.getparent()
    if choice.tag == f"{_MC}Choice":
        alternatives = choice.getparent()
        alternatives.getparent().replace(alternatives, drawing)


def _picture(width: int, height: int) -> etree._Element:
    return etree.fromstring(
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{NAME}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{RELATION_ID}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
