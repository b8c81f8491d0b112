"""Put back the marks above and below that an extractor moved behind the next letter (หนงั สอื ), or lost (ทองถิน).

Both are seen from words that no Thai text has otherwise. Only well-known words are mended, and every field of such a
text is doubted.
"""

import re
from collections import Counter
from collections.abc import Callable

from correspondence.letters.parse.vocabulary import LABEL_WORDS, WHOLE_WORDS

_ALL = "ัิีึืฺุู็่้๊๋์ํ๎"
_TONES = "่้๊๋์็"
_MOVED = re.compile(
    "วนั ท|จงั ห|งหวดั|นงั ส|นงสือ|สอื |พฒั |สำนกั |รยี น|รอื่ ง|รอ่ื ง|ปฏบิ ัต|ปฏบิ ตั|นกั เร|ครงั้ |ครง้ั |ทง้ั |ทงั้ |บรหิ |นธิ "
)
_LOST = re.compile(
    "ทองถิ|ท้องถิน|หนวยงาน|สวนราชการ|จาหน้?าที|เจ้าหนาที|อยาง|ดวย|แลว|ตอไป|พือ(?!ง)|เกียว|ตังแต|ขอมูล|ขอเท็จจริง|กลุม|หมูบ้?าน|ผูอำ|"
    "ผู้?วาราช|ผูว่า|หัวหนา|ที (?=[๐-๙0-9])|สงเสริม|เปน|เนือง|ทังนี|ทังหมด|ผูรับ|หนาที|ปองกัน|แจง(?=ว่?า|ให)|เมือวัน|กอสร|ใชจ่?าย"
)
_ENOUGH = 3  # telling words, from which the whole text is taken to be damaged
_MARK = f"[{_ALL}]"
_ROUND = re.compile(f"([ก-ฮ])([ก-ฮ])([ัื][{_TONES}]?) ")
_LEFT_BEHIND = re.compile(f"([ก-ฮ])([{_TONES}])([ก-ฮ])([ิีึืุู]) ")


def _skeleton(word: str) -> str:
    letters = [letter for letter in word if letter not in _ALL]
    return f"{_MARK}{{0,3}} ?".join(letters) + f"{_MARK}{{0,3}} ?"


_WORDS = {
    "".join(letter for letter in word if letter not in _ALL): word
    for word in sorted({*WHOLE_WORDS, *LABEL_WORDS}, key=len)
    if any(letter in _ALL for letter in word)
}
_ANY_WORD = re.compile("|".join(map(_skeleton, sorted(_WORDS.values(), key=lambda word: (-len(word), word)))))


def put_back(text: str) -> tuple[str, str]:
    """Return `text` with the marks of well-known words put right, and "moved", "lost" or "" for what had been done."""
    if _tells(_MOVED, text):
        text = _ANY_WORD.sub(_with(_same), text)
        return _LEFT_BEHIND.sub(r"\1\4\2\3", _ROUND.sub(r"\1\3\2", text)), "moved"
    if _tells(_LOST, text):
        return _ANY_WORD.sub(_with(_fewer), text), "lost"
    return text, ""


def _tells(signs: re.Pattern[str], text: str) -> bool:
    return sum(1 for _ in signs.finditer(text)) >= _ENOUGH


def _with(agree: Callable[[str, str], bool]) -> Callable[[re.Match[str]], str]:
    def mended(match: re.Match[str]) -> str:
        written = match[0]
        word = _WORDS["".join(letter for letter in written if letter not in _ALL and letter != " ")]
        if not agree(written, word):
            return written
        moved_here = written[-2:-1] in _ALL and word[-1] not in _ALL
        return word + (" " if written.endswith(" ") and not moved_here else "")

    return mended


def _same(written: str, word: str) -> bool:
    return _marks(written) == _marks(word)


def _fewer(written: str, word: str) -> bool:
    """Tell whether nothing but tones is missing."""
    missing = _marks(word) - _marks(written)
    return not _marks(written) - _marks(word) and set(missing) <= set(_TONES) and " " not in written.rstrip()


def _marks(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter in _ALL)
