"""Address labels: a sheet of A4. The program sets the measures of the labels that are bought; these are 3 by 8."""

from tools.forms.ooxml import Style, Type, paragraph
from tools.forms.package import Form
from tools.forms.paper import NORMAL, each, only_if
from tools.forms.table import cell, row, table, tag_row

_WIDTH, _HEIGHT = 3969, 2098  # 70 and 37 mm
_PADDING = 198  # 3.5 mm, which printers do not reach at the paper's edge

TO = Style(id="To", name="ผู้รับ", type=Type(14, bold=True), line=15.5, left=454, hanging=454, tabs=(("left", 454),))
LINE = Style(id="Recipient", name="ที่อยู่ผู้รับ", type=Type(14), line=15.5, left=454)
POSTCODE = Style(id="Postcode", name="รหัสไปรษณีย์", type=Type(14, bold=True), line=15.5, left=454)
LAST = Style(id="Last", name="ท้ายแผ่น", type=Type(1), line=1)


def labels() -> Form:
    """Return the form of a sheet of labels."""
    widths = (_WIDTH,) * 3
    label = cell(
        _WIDTH,
        paragraph(TO, "{% if label.name %}{{ salutation }}\t{{ label.name }}{% endif %}"),
        *each("line", "label.lines", paragraph(LINE, "{{ line }}")),
        *only_if("label.postcode", paragraph(POSTCODE, "{{ label.postcode }}")),
        middle=True,
    )
    return Form(
        title="ป้ายจ่าหน้า",
        styles=(NORMAL, TO, LINE, POSTCODE, LAST),
        body=[
            table(
                widths,
                [
                    tag_row(widths, LINE, "{%tr for row in rows %}"),
                    row(
                        (
                            cell(_WIDTH, paragraph(LINE, "{%tc for label in row %}")),
                            label,
                            cell(_WIDTH, paragraph(LINE, "{%tc endfor %}")),
                        ),
                        height=_HEIGHT,
                        exact=True,
                    ),
                    tag_row(widths, LINE, "{%tr endfor %}"),
                ],
                name="labels",
                lines=False,
                padding=_PADDING,
            ),
            paragraph(LAST),
        ],
        section=(
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="28" w:right="0" w:bottom="0" w:left="0" '
            'w:header="0" w:footer="0" w:gutter="0"/><w:cols w:space="720"/>'
        ),
    )
