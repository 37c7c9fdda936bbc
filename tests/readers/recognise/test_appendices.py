"""What follows the signature: appendices, texts issued with the document, a copy's block, notes."""

from __future__ import annotations

import pytest

from generator.model import Appendix
from generator.model.layout import Component
from tests.readers.recognise.lines import document, read
from tests.readers.recognise.test_tree import outline

DOCUMENT = """
SỞ NỘI VỤ
Số: 15/QĐ-SNV
Cà Mau, ngày 05 tháng 01 năm 2026
QUYẾT ĐỊNH
Ban hành Quy chế làm việc
GIÁM ĐỐC SỞ NỘI VỤ
Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Văn An
"""


def names(found: Appendix) -> tuple[str, str, str, str]:
    return found.label, found.kind_name, found.title, found.reference


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "PHỤ LỤC\nDANH SÁCH TẬP THỂ\n(Kèm theo Quyết định số 15/QĐ-SNV ngày 05/01/2026 của Sở Nội vụ)\n1. Phòng A.",
            [("PHỤ LỤC", "", "DANH SÁCH TẬP THỂ", "(Kèm theo Quyết định số 15/QĐ-SNV ngày 05/01/2026 của Sở Nội vụ)")],
            id="one",
        ),
        pytest.param(
            "Phụ lục I\nDANH SÁCH TẬP THỂ\n(Kèm theo Quyết định số 15/QĐ-SNV)\n1. Phòng A.\n"
            "Phụ lục II\nDANH SÁCH CÁ NHÂN\n(Kèm theo Quyết định số 15/QĐ-SNV)\n1. Ông B.",
            [
                ("Phụ lục I", "", "DANH SÁCH TẬP THỂ", "(Kèm theo Quyết định số 15/QĐ-SNV)"),
                ("Phụ lục II", "", "DANH SÁCH CÁ NHÂN", "(Kèm theo Quyết định số 15/QĐ-SNV)"),
            ],
            id="two",
        ),
        pytest.param(
            "QUY CHẾ\nLÀM VIỆC CỦA SỞ NỘI VỤ\n(Ban hành kèm theo Quyết định số 15/QĐ-SNV)\n"
            "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này áp dụng.",
            [("", "QUY CHẾ", "LÀM VIỆC CỦA SỞ NỘI VỤ", "(Ban hành kèm theo Quyết định số 15/QĐ-SNV)")],
            id="a text issued with it",
        ),
    ],
)
def test_appendices_have_label_title_and_reference(text: str, wanted: list[tuple[str, str, str, str]]) -> None:
    assert [names(one) for one in document(DOCUMENT + text).appendices] == wanted


def test_a_text_issued_with_the_document_has_its_own_head_and_tree() -> None:
    found = document(
        DOCUMENT + "UBND TỈNH CÀ MAU\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "QUY CHẾ\nLàm việc của Sở Nội vụ\n(Ban hành kèm theo Quyết định số 15/QĐ-SNV)\n"
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\n2. Hai."
    )
    assert len(found.appendices) == 1
    attached = found.appendices[0]
    assert (attached.superior, attached.issuer) == (("UBND TỈNH CÀ MAU",), ("SỞ NỘI VỤ",))
    assert (attached.kind_name, attached.title) == ("QUY CHẾ", "Làm việc của Sở Nội vụ")
    assert outline(attached.body) == ["# Chương I QUY ĐỊNH CHUNG", "  # Điều 1. Phạm vi", "    1. Một.", "    2. Hai."]


def test_the_document_itself_is_untouched_by_what_follows() -> None:
    alone = document(DOCUMENT)
    found = document(DOCUMENT + "PHỤ LỤC\nDANH SÁCH\n1. Phòng A.")
    assert found.model_copy(update={"appendices": ()}) == alone


def test_lines_of_an_appendix_say_which_one_they_belong_to() -> None:
    found = read(DOCUMENT + "Phụ lục I\nDANH SÁCH MỘT\nPhòng A.\nPhụ lục II\nDANH SÁCH HAI\nPhòng B.")
    roles = [found.roles[at] for at in range(15, 21)]
    assert [role.appendix for role in roles] == [0, 0, 0, 1, 1, 1]
    assert roles[0].component is Component.PHU_LUC_NHAN


def test_the_word_phu_luc_in_running_text_begins_no_appendix() -> None:
    found = document(DOCUMENT.replace("Điều 2.", "Phụ lục kèm theo Quyết định này là một phần của nó.\nĐiều 2."))
    assert found.appendices == ()


def test_the_block_of_a_copy_stays_outside_under_its_name() -> None:
    found = read(
        DOCUMENT
        + "SAO Y\nSố: 05/SY-UBND\nCà Mau, ngày 06 tháng 01 năm 2026\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTrần Văn Bê"
    )
    assert found.document.appendices == ()
    assert found.document.signature.name == "Nguyễn Văn An"
    copy = "\n".join(part.text for part in found.remainder if part.name == "ban_sao")
    assert copy.startswith("SAO Y\nSố: 05/SY-UBND")
    assert copy.endswith("Trần Văn Bê")


def test_notes_under_the_signature_stay_outside_under_their_name() -> None:
    found = read(DOCUMENT + "[1] Theo quy định tại Điều 5 Luật Lưu trữ.")
    assert [(part.name, part.text) for part in found.remainder] == [
        ("chu_thich", "[1] Theo quy định tại Điều 5 Luật Lưu trữ.")
    ]
