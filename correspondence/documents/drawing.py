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
    kinds = (f"{_WP}anchor", f"{_WP}inline")
    for drawing in [each for each in root.iter(*kinds) if _is_emblem(each)]:
        _fill(drawing, ratio)
        _unwrap(drawing)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _is_emblem(drawing: etree._Element) -> bool:
    properties = drawing.find(f"{_WP}docPr")
    return properties is not None and properties.get("name") == NAME


def _fill(drawing: etree._Element, ratio: float) -> None:
    extent, graphic = drawing.find(f"{_WP}extent"), drawing.find(f"{{{_A}}}graphic")
    if extent is None or graphic is None:
        return
    height = int(extent.get("cy") or 0)
    width = round(height * ratio)
    extent.set("cx", str(width))
    drawing.replace(graphic, _picture(width, height))


def _unwrap(drawing: etree._Element) -> None:
    """Take a drawing out of the choice between it and its older form: a picture needs no older form."""
    outer = next(drawing.iterancestors(f"{_MC}AlternateContent"), None)
    holder = drawing.getparent()
    run = outer.getparent() if outer is not None else None
    if outer is not None and run is not None and holder is not None:
        run.replace(outer, holder)


def _picture(width: int, height: int) -> etree._Element:
    return etree.fromstring(
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{NAME}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{RELATION_ID}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
