"""Pictures and framed text boxes: what they are, how big, see-through or not, blue or red."""

from __future__ import annotations

import struct
import zlib

import pytest

from generator.model.layout import Picture
from generator.readers.docx import layout_of
from generator.readers.docx.pictures import MAX_RAW, PictureLook
from tests.builders.docx import anchored, docx, p, r, text_box

BLUE, RED, BLACK, WHITE, CLEAR = (
    (20, 40, 200, 255),
    (220, 20, 30, 255),
    (10, 10, 10, 255),
    (255, 255, 255, 255),
    (0, 0, 0, 0),
)


def png(
    pixels: list[list[tuple[int, int, int, int]]], filters: list[int] | None = None, *, alpha: bool = True
) -> bytes:
    """Return a PNG of RGBA (or RGB) pixels, each row written with its filter type."""
    step = 4 if alpha else 3
    above = bytes(step * len(pixels[0]))
    raw = b""
    for index, row in enumerate(pixels):
        plain = b"".join(bytes(pixel[:step]) for pixel in row)
        kind = filters[index % len(filters)] if filters else 0
        coded = bytearray()
        for i, value in enumerate(plain):
            left, up, corner = (plain[i - step] if i >= step else 0), above[i], (above[i - step] if i >= step else 0)
            guess = left + up - corner
            near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            coded.append((value - (0, left, up, (left + up) // 2, near)[kind]) & 255)
        raw += bytes([kind]) + bytes(coded)
        above = plain

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 6 if alpha else 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


def ink(colour: tuple[int, int, int, int], ground: tuple[int, int, int, int]) -> list[list[tuple[int, int, int, int]]]:
    return [[colour if (x + y) % 3 == 0 else ground for x in range(24)] for y in range(20)]


@pytest.mark.parametrize("kind", range(5), ids=["none", "left", "above", "average", "Paeth"])
@pytest.mark.parametrize(
    ("pixels", "seen"),
    [
        (ink(BLUE, CLEAR), (True, "blue")),
        (ink(RED, CLEAR), (True, "red")),
        (ink(BLACK, CLEAR), (True, "other")),
        (ink(BLUE, WHITE), (False, "blue")),
        (ink(CLEAR, CLEAR), (True, None)),
    ],
    ids=["blue on clear", "red on clear", "black on clear", "blue on white", "nothing"],
)
def test_the_ink_of_a_png(
    pixels: list[list[tuple[int, int, int, int]]], seen: tuple[bool, str | None], kind: int
) -> None:
    assert PictureLook().look(png(pixels, [kind])) == seen


def test_a_png_without_alpha_is_not_see_through() -> None:
    assert PictureLook().look(png(ink(RED, WHITE), alpha=False)) == (False, "red")


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"\xff\xd8\xff\xe0....", (False, None)),
        (b"GIF89a", (None, None)),
        (b"\x89PNG\r\n\x1a\n", (None, None)),
        (png(ink(RED, CLEAR))[:60], (None, None)),
        (b"", (None, None)),
    ],
    ids=["jpeg", "gif", "only a head", "cut off", "empty"],
)
def test_what_cannot_be_seen_stays_unknown(data: bytes, seen: tuple[bool | None, str | None]) -> None:
    assert PictureLook().look(data) == seen


def test_a_picture_that_says_it_is_huge_is_not_unpacked() -> None:
    data = bytearray(png(ink(RED, CLEAR)))
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    assert PictureLook().look(bytes(data)) == (True, None)


def test_the_budget_is_for_the_whole_document() -> None:
    look = PictureLook()
    side = 270
    big = png([[RED] * side for _ in range(side)])
    seen = [look.look(big)[1] for _ in range(MAX_RAW // ((side * 4 + 1) * side) + 1)]
    assert seen[0] == "red" and seen[-1] is None


def pictures(*body: str, **options: object) -> tuple[Picture, ...]:
    return layout_of(docx(*body, **options), "a.docx").pictures


def embedded(relationship: str = "rId9") -> str:
    shape = f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x" descr="Chữ ký"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/></pic:blipFill><pic:spPr/></pic:pic>'
    return anchored(
        shape,
        cx=1_080_000,
        cy=720_000,
        x='<wp:positionH relativeFrom="column"><wp:posOffset>360000</wp:posOffset></wp:positionH>',
        y="",
    )


def test_an_embedded_picture() -> None:
    (found,) = pictures(
        "trước",
        p(r("ký") + embedded()),
        more={"word/media/a.png": png(ink(BLUE, CLEAR))},
        links=[("rId9", "image", "media/a.png")],
    )
    assert (found.kind, found.content_type, found.paragraph, found.transparent, found.main_color, found.description) == (
        "picture", "image/png", 1, True, "blue", "Chữ ký",
    )  # fmt: skip
    assert [round(v, 1) for v in (found.width, found.height, found.offset_left) if v is not None] == [30.0, 20.0, 10.0]


def test_a_picture_outside_the_file_is_never_fetched() -> None:
    (found,) = pictures(p(embedded()), links=[("rId9", "image", "http://127.0.0.1:9/x.png")], external=["rId9"])
    assert (found.content_type, found.main_color) == (None, None)


def test_a_picture_that_is_not_there_or_says_it_is_something_else() -> None:
    (missing,) = pictures(p(embedded()))
    (odd,) = pictures(
        p(embedded()), more={"word/media/a.png": b"\xff\xd8\xff\xe0"}, links=[("rId9", "image", "media/a.png")]
    )
    assert (missing.content_type, odd.content_type) == (None, "image/jpeg")


def test_a_framed_text_box_tells_its_words_and_size() -> None:
    (found,) = pictures(p(text_box(p(r("HỎA TỐC", "<w:b/>")), width_mm=30, height_mm=8, outline=True)))
    assert (found.kind, found.text, found.outlined, found.paragraph) == ("textbox", "HỎA TỐC", True, 0)
    assert (round(found.width or 0, 1), round(found.height or 0, 1)) == (30.0, 8.0)
    (bare,) = pictures(p(text_box("x")))
    assert bare.outlined is False


def test_an_empty_rectangle_round_words_is_a_frame_and_a_large_one_is_not() -> None:
    def rectangle(height_mm: int) -> str:
        shape = '<wps:wsp><wps:spPr><a:prstGeom prst="rect"/><a:ln><a:solidFill/></a:ln></wps:spPr></wps:wsp>'
        return anchored(shape, cx=720_000, cy=height_mm * 36_000, x="", y="")

    (found,) = pictures(p(r("KHẨN") + rectangle(8)))
    assert (found.kind, found.text, found.outlined, round(found.width or 0, 1)) == ("textbox", "", True, 20.0)
    assert pictures(p(rectangle(60))) == ()
