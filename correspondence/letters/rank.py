"""Ranks and academic titles (ยศ, ตำแหน่งทางวิชาการ) that stand before a signer's name, outside its brackets."""

import re

RANK = re.compile(
    r"(?:ว่าที่ ?)?(?:พล(?:ตำรวจ|อากาศ|เรือ)?(?:เอก|โท|ตรี|จัตวา)|พัน(?:ตำรวจ|จ่า)?(?:เอก|โท|ตรี)(?:พิเศษ)?|"
    r"ร้อย(?:ตำรวจ)?(?:เอก|โท|ตรี)|"
    r"นาวา(?:อากาศ)?(?:เอก|โท|ตรี)|เรือ(?:อากาศ)?(?:เอก|โท|ตรี)|(?:จ่า|สิบ|ดาบ|นาย)(?:สิบ)?(?:ตำรวจ|อากาศ)?(?:เอก|โท|ตรี)?ตำรวจ|"
    r"จ่า(?:สิบ)?(?:ตำรวจ|อากาศ)?(?:เอก|โท|ตรี)|สิบ(?:ตำรวจ)?(?:เอก|โท|ตรี)|ดาบตำรวจ|ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์|"
    r"(?:[ก-ฮ]{1,2}\. ?){2,4}|หม่อม(?:หลวง|ราชวงศ์))"
    r"(?: ?หญิง| ?\(พิเศษ\))?(?: ?ดร\.)?"
)
"""A rank or academic title, in full or abbreviated."""

_WITH_NAME = re.compile(rf"(?P<rank>{RANK.pattern}) +(?P<name>\S.*)")


def part_rank(name: str) -> tuple[str, str]:
    """Return the rank before a name and the name alone; the rank is empty for นาย, นาง and the like."""
    match = _WITH_NAME.fullmatch(name)
    return (match["rank"], match["name"]) if match and not match["rank"].startswith("หม่อม") else ("", name)
