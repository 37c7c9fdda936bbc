"""Capitals (ND30-211 to 237): what Phụ lục II of the decree writes is left alone, its opposites are told, alone and settled."""

from __future__ import annotations

import pytest

from generator.model import Document, Paragraph
from tests.builders.layout import a_reading
from tests.rules.words import WORDS, both_formats, fixed, proposals, rules_of, told, with_words

CAPITALS = tuple(id for id in WORDS if id.startswith("ND30-2") and int(id[5:]) <= 237)

RIGHT = {
    # Column "Right" of the decree's rules (D: printed in the decree, A: its rule applied).
    "CAP-01 a new sentence": "Kế hoạch thực hiện trong năm 2026. Các đơn vị chủ động triển khai; kịp thời báo cáo.",
    "CAP-01 after a semicolon": "Gồm hai việc: rà soát hộ nghèo; tổng hợp kết quả.",
    "CAP-01 abbreviations": "Các khoản chi (văn phòng phẩm, in ấn, v.v. và các khoản khác) theo quy định.",
    "CAP-02": "Tấm gương của Nguyễn Ái Quốc, Trần Phú được nhắc lại.",
    "CAP-02 in a list of names": "Đồng chí Nguyễn Thị Minh Khai và đồng chí Lê Văn Tám dự họp.",
    "CAP-03": "Truyền thuyết về Vua Hùng, Bà Triệu, Ông Gióng; lời dạy của Bác Hồ.",
    "CAP-03 a person called Triệu": "Giao bà Triệu Thị Hoa, ông Hồ Văn Ba theo dõi.",
    "CAP-04": "Sách viết về Kim Nhật Thành, Mao Trạch Đông, Thành Cát Tư Hãn.",
    "CAP-05": "Tác phẩm của Vla-đi-mia I-lích Lê-nin, Phri-đrích Ăng-ghen.",
    "CAP-06": "Đoàn công tác đến thành phố Thái Nguyên, tỉnh Nam Định, xã Quảng Châu, phường Ba Đình.",
    "CAP-07": "Trụ sở đặt tại Quận 1, Phường Điện Biên Phủ, Phường 3.",
    "CAP-08": "Các đoàn đến từ Thủ đô Hà Nội và Thành phố Hồ Chí Minh.",
    "CAP-09": "Khảo sát tại Cửa Lò, Vũng Tàu, Lạch Trường, Vàm Cỏ, Cầu Giấy.",
    "CAP-10": "Bảo vệ môi trường biển Cửa Lò, chợ Bến Thành, sông Vàm Cỏ, vịnh Hạ Long, sông Hồng.",
    "CAP-11": "Các tỉnh Tây Bắc, Đông Bắc, Bắc Bộ, Nam Bộ chủ động phòng chống thiên tai.",
    "CAP-11 a direction": "Gió hướng tây bắc, phía đông bắc có mưa; các đơn vị trực.",
    "CAP-12": "Hội thảo tại Bắc Kinh, Bình Nhưỡng, Mát-xcơ-va, Men-bơn.",
    "CAP-13": "Bộ Tài nguyên và Môi trường, Sở Tài chính, Văn phòng Chủ tịch nước, Tập đoàn Điện lực Việt Nam phối hợp.",
    "CAP-13 ordinary words": "Cán bộ y tế, cơ sở giáo dục và đào tạo, tiến bộ khoa học và công nghệ được quan tâm.",
    "CAP-14": "Ủy ban nhân dân tỉnh, Hội đồng nhân dân, Viện kiểm sát nhân dân tối cao, Tòa án nhân dân tối cao.",
    "CAP-14 the other tone style": "Uỷ ban nhân dân xã và Toà án nhân dân tỉnh phối hợp.",
    "CAP-14 capitals throughout": "Dòng chữ ỦY BAN NHÂN DÂN in ở đầu trang.",
    "CAP-15": "Kiểm toán Nhà nước; Ngân hàng Chính sách xã hội; Cục Văn thư và Lưu trữ nhà nước.",
    "CAP-16": "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam, Văn phòng Trung ương Đảng, Tỉnh ủy.",
    "CAP-17": "Theo khuyến nghị của Liên hợp quốc, Tổ chức Y tế thế giới.",
    "CAP-18": "Cam kết trong WTO, UNDP, UNESCO, ASEAN được thực hiện.",
    "CAP-19": "Quyền làm chủ của Nhân dân; chính sách của Đảng, Nhà nước; cơ quan nhà nước, quản lý nhà nước.",
    "CAP-20": "Tặng Huân chương Sao vàng, Huân chương Lao động hạng Nhất; Nghệ sĩ Nhân dân, Nhà giáo Ưu tú.",
    "CAP-20 a class of something else": "Viên chức giữ chức danh nghề nghiệp hạng ba được bồi dưỡng.",
    "CAP-21": "Công tác khen thưởng: Bằng khen của Thủ tướng Chính phủ, Giấy khen, Chiến sĩ thi đua cơ sở, Lao động tiên tiến.",
    "CAP-22": "Chủ tịch Quốc hội, Thủ tướng Chính phủ, Giám đốc Sở Nội vụ, Phó Chủ tịch Trần Văn An dự.",
    "CAP-22 offices in general": "Các giám đốc doanh nghiệp, chủ tịch hội đồng quản trị dự họp.",
    "CAP-23": "Chủ trương của Đảng; sinh hoạt của đảng viên, đảng bộ, đảng ủy cơ sở.",
    "CAP-24": "Kỷ niệm ngày Quốc khánh 2-9, ngày Quốc tế Lao động 1-5, ngày Nhà giáo Việt Nam 20-11.",
    "CAP-25": "Theo Bộ luật Hình sự, Luật Tổ chức Quốc hội, Nghị định số 30/2020/NĐ-CP, Luật Thi đua, khen thưởng.",
    "CAP-25 law in general": "Tuân thủ pháp luật Việt Nam, kỷ luật Đảng và các nghị định liên quan.",
    "CAP-26": "Thực hiện điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Quy chế.",
    "CAP-26 with a small section": "Thực hiện điểm a khoản 1 Điều 24 Tiểu mục 1 Mục 1 Chương III.",
    "CAP-28": "Trực trong dịp tết Nguyên đán, tết Đoan ngọ, tết Trung thu.",
    "CAP-29": "Giao ban vào sáng thứ Hai, thứ Tư; sơ kết tháng Năm, tháng Tám.",
    "CAP-29 an ordinal": "Lần thứ hai trong năm; nhiệm vụ thứ ba được giao.",
    "CAP-30": "Triều Lý, Triều Trần; Phong trào Xô viết Nghệ Tĩnh, Cách mạng tháng Tám.",
    "CAP-32": "Phong trào thi đua “Đổi mới, sáng tạo trong dạy và học” được phát động.",
    "a quotation keeps its own capitals": "Biển ghi “Ủy Ban Nhân Dân Xã” cần thay.",
    "a firm's name": "Công ty Cổ phần Đầu Tư Xây Dựng Phát Triển Hoàng Gia trúng thầu.",
}


@both_formats
@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_what_the_decree_writes_is_left_alone(text, read):
    assert told(read(with_words(text)), *CAPITALS) == []


WRONG = [
    ("ND30-211", "Kế hoạch thực hiện trong năm 2026 tốt. các đơn vị chủ động.", [("c", "C")]),
    ("ND30-211", "các đơn vị chủ động triển khai thực hiện.", [("c", "C")]),
    ("ND30-212", "Các đơn vị Tổ Chức Thực Hiện Kế Hoạch đúng tiến độ.", [("Tổ Chức Thực Hiện Kế Hoạch", None)]),
    ("ND30-213", "Giao đồng chí Nguyễn văn An theo dõi.", [("Nguyễn văn An", "Nguyễn Văn An")]),
    ("ND30-213", "Giao ông nguyễn văn an theo dõi.", [("nguyễn văn an", "Nguyễn Văn An")]),
    ("ND30-213", "Tấm gương Nguyễn ái Quốc được nhắc lại.", [("Nguyễn ái Quốc", "Nguyễn Ái Quốc")]),
    ("ND30-213", "Truyền thuyết về vua Hùng được kể lại.", [("vua Hùng", "Vua Hùng")]),
    ("ND30-213", "Sách về Mao trạch Đông được trưng bày.", [("Mao trạch Đông", "Mao Trạch Đông")]),
    ("ND30-214", "Hội thảo tổ chức tại Mát-Xcơ-Va.", [("Mát-Xcơ-Va", "Mát-xcơ-va")]),
    ("ND30-214", "Tác phẩm của Vla-Đi-Mia I-Lích Lê-Nin.", [("Vla-Đi-Mia I-Lích Lê-Nin", "Vla-đi-mia I-lích Lê-nin")]),
    ("ND30-215", "Trên địa bàn Tỉnh Nghệ An có mưa.", [("Tỉnh", "tỉnh")]),
    ("ND30-215", "Đoàn công tác đến Xã Quảng Châu.", [("Xã", "xã")]),
    ("ND30-216", "Trụ sở đặt tại phường 3 của thành phố.", [("phường", "Phường")]),
    ("ND30-216", "Trụ sở đặt tại phường Điện Biên Phủ.", [("phường", "Phường")]),
    ("ND30-217", "Đoàn công tác của thành phố Hồ Chí Minh.", [("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")]),
    ("ND30-217", "Hội nghị tại thủ đô Hà Nội.", [("thủ đô Hà Nội", "Thủ đô Hà Nội")]),
    ("ND30-218", "Vùng đồng bằng Sông Cửu Long chịu hạn mặn.", [("Sông Cửu Long", "sông Cửu Long")]),
    ("ND30-218", "Khảo sát tại vũng Tàu.", [("vũng Tàu", "Vũng Tàu")]),
    ("ND30-219", "Các tỉnh Tây bắc chủ động phòng chống.", [("Tây bắc", "Tây Bắc")]),
    ("ND30-219", "Đồng bằng Bắc bộ có mưa.", [("Bắc bộ", "Bắc Bộ")]),
    ("ND30-220", "Báo cáo Ủy ban Nhân dân tỉnh.", [("Ủy ban Nhân dân", "Ủy ban nhân dân")]),
    ("ND30-220", "Báo cáo ủy ban nhân dân tỉnh.", [("ủy ban nhân dân", "Ủy ban nhân dân")]),
    ("ND30-220", "Đại biểu Hội đồng Nhân dân xã.", [("Hội đồng Nhân dân", "Hội đồng nhân dân")]),
    ("ND30-221", "Phối hợp với Tòa án Nhân dân tỉnh.", [("Nhân dân", "nhân dân")]),
    (
        "ND30-222",
        "Phối hợp với Bộ Nông Nghiệp Và Môi Trường.",
        [("Bộ Nông Nghiệp Và Môi Trường", "Bộ Nông nghiệp và Môi trường")],
    ),
    ("ND30-222", "Giao Sở tài chính tổng hợp.", [("Sở tài chính", "Sở Tài chính")]),
    ("ND30-222", "Theo ý kiến của sở tài chính.", [("sở tài chính", "Sở Tài chính")]),
    ("ND30-222", "Trình Văn phòng chủ tịch nước.", [("Văn phòng chủ tịch nước", "Văn phòng Chủ tịch nước")]),
    (
        "ND30-222",
        "Tham mưu Hội đồng thi đua khen thưởng tỉnh.",
        [("Hội đồng thi đua khen thưởng", "Hội đồng Thi đua - Khen thưởng")],
    ),
    ("ND30-223", "Nghị quyết của Bộ chính trị được quán triệt.", [("Bộ chính trị", "Bộ Chính trị")]),
    ("ND30-223", "Báo cáo Tỉnh Ủy xem xét.", [("Tỉnh Ủy", "Tỉnh ủy")]),
    ("ND30-224", "Theo khuyến nghị của Liên Hợp Quốc.", [("Liên Hợp Quốc", "Liên hợp quốc")]),
    ("ND30-224", "Cam kết trong Asean được thực hiện.", [("Asean", "ASEAN")]),
    ("ND30-225", "Quyền làm chủ của nhân dân được phát huy.", [("nhân dân", "Nhân dân")]),
    ("ND30-225", "Chủ trương của Đảng và nhà nước.", [("nhà nước", "Nhà nước")]),
    ("ND30-225", "Tăng cường quản lý Nhà nước về đất đai.", [("Nhà nước", "nhà nước")]),
    ("ND30-226", "Danh hiệu Anh hùng lao động được trao.", [("Anh hùng lao động", "Anh hùng Lao động")]),
    ("ND30-226", "Tặng Huân chương Lao động hạng nhất.", [("nhất", "Nhất")]),
    ("ND30-227", "Khen thưởng: tặng bằng khen của Thủ tướng Chính phủ.", [("bằng khen", "Bằng khen")]),
    (
        "ND30-227",
        "Khen thưởng danh hiệu Chiến Sĩ Thi Đua Cơ Sở.",
        [("Chiến Sĩ Thi Đua Cơ Sở", "Chiến sĩ thi đua cơ sở")],
    ),
    ("ND30-228", "Giao giám đốc Sở Nội vụ theo dõi.", [("giám đốc", "Giám đốc")]),
    ("ND30-228", "Ý kiến của chủ tịch Nguyễn Văn An được ghi nhận.", [("chủ tịch", "Chủ tịch")]),
    ("ND30-229", "Chủ trương, đường lối của đảng, chính sách của Nhà nước.", [("đảng", "Đảng")]),
    ("ND30-230", "Trực trong ngày quốc khánh.", [("quốc khánh", "Quốc khánh")]),
    ("ND30-230", "Kỷ niệm ngày Quốc Khánh của đất nước.", [("Quốc Khánh", "Quốc khánh")]),
    ("ND30-230", "Kỷ niệm ngày Quốc khánh 02/9 trên địa bàn.", [("02/9", "2-9")]),
    ("ND30-231", "Các đơn vị thực hiện nghị định số 30/2020/NĐ-CP.", [("nghị định", "Nghị định")]),
    ("ND30-232", "Tuyên truyền luật Đất đai trên địa bàn.", [("luật", "Luật")]),
    ("ND30-232", "Tuyên truyền Luật đất đai trên địa bàn.", [("Luật đất đai", "Luật Đất đai")]),
    ("ND30-232", "Theo Luật Tổ Chức Quốc Hội.", [("Luật Tổ Chức Quốc Hội", "Luật Tổ chức Quốc hội")]),
    ("ND30-233", "Thực hiện Khoản 2 Điều 3 của Quy chế.", [("Khoản", "khoản")]),
    ("ND30-233", "Thực hiện khoản 2 điều 103 của Quy chế.", [("điều", "Điều")]),
    ("ND30-234", "Thực hiện Điều 3 khoản 2 điểm a của Quy chế.", [("Điều 3 khoản 2 điểm a", "điểm a khoản 2 Điều 3")]),
    ("ND30-234", "Thực hiện khoản 2, Điều 3 của Quy chế.", [("khoản 2, Điều 3", "khoản 2 Điều 3")]),
    ("ND30-235", "Trực trong dịp Tết Nguyên Đán.", [("Tết Nguyên Đán", "Tết Nguyên đán")]),
    ("ND30-235", "Trực trong dịp tết nguyên đán.", [("tết nguyên đán", "tết Nguyên đán")]),
    ("ND30-236", "Giao ban vào sáng thứ hai hằng tuần.", [("thứ hai", "thứ Hai")]),
    ("ND30-236", "Sơ kết trong tháng giêng.", [("tháng giêng", "tháng Giêng")]),
    ("ND30-237", "Kỷ niệm Cách mạng tháng 8 thành công.", [("Cách mạng tháng 8", "Cách mạng tháng Tám")]),
    ("ND30-237", "Di tích thời triều Lý được trùng tu.", [("triều Lý", "Triều Lý")]),
]


@both_formats
@pytest.mark.parametrize("rule, text, said", WRONG, ids=[f"{rule} {text[:40]}" for rule, text, _said in WRONG])
def test_the_opposite_is_told_by_its_rule_and_by_no_other(rule, text, said, read):
    findings = told(read(with_words(text)))
    assert proposals(findings) == said
    assert rules_of(findings) == {rule}


def test_the_other_tone_style_is_kept_by_the_proposal():
    (finding,) = told(a_reading(with_words("Báo cáo Uỷ Ban Nhân Dân tỉnh.")), "ND30-220")
    assert (finding.present, finding.proposed) == ("Uỷ Ban Nhân Dân", "Uỷ ban nhân dân")


@pytest.mark.parametrize("rule, text", [(r, t) for r, t, _s in WRONG], ids=[f"{r} {t[:40]}" for r, t, _s in WRONG])
def test_a_fix_settles_and_brings_nothing_new(rule, text):
    after = fixed(a_reading(with_words(text)), rule)
    left = told(after)
    assert all(finding.fix is None for finding in left)
    assert rules_of(left) <= {rule}


def test_every_rule_on_capitals_has_a_case_that_only_it_catches():
    assert {rule for rule, _text, _said in WRONG} == set(CAPITALS)


def test_a_text_in_decomposed_letters_is_judged_but_not_edited_at_wrong_places():
    import unicodedata

    decomposed = unicodedata.normalize("NFD", "Báo cáo Ủy ban Nhân dân tỉnh.")
    (finding,) = told(a_reading(with_words(decomposed)), "ND30-220")
    assert finding.proposed == "Ủy ban nhân dân"
    assert finding.fix is None and finding.start is None


def test_a_broken_paragraph_of_a_plain_text_may_go_on_in_small_letters():
    from tests.rules.words import as_text

    document: Document = with_words(
        "Các đơn vị chủ động triển khai thực hiện các mục tiêu", "của tỉnh trong thời gian qua."
    )
    assert told(as_text(document), "ND30-211") == []


def test_the_capital_after_a_heading_is_asked_for_in_a_word_file_after_a_full_stop():
    document = with_words(
        Paragraph(text="Các đơn vị triển khai."), Paragraph(text="giao Sở Nội vụ theo dõi thực hiện.")
    )
    assert proposals(told(a_reading(document), "ND30-211")) == [("g", "G")]
