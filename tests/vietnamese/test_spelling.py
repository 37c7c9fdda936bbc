"""Suspected slips: caught where the evidence is clear, silent on right text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import pairs, spelling
from generator.vietnamese.spelling import Slip, suspects
from generator.vietnamese.syllables import Syllable, is_syllable, parse, write
from generator.vietnamese.text import nfc

CORPUS = Path(__file__).parents[2] / ".." / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="cần kho văn bản mẫu ../shared/corpus")


def proposals(*texts: str) -> list[tuple[str, str]]:
    return [(one.found, one.proposal) for one in suspects(texts)]


@pytest.mark.parametrize(
    ("text", "found", "proposal"),
    [
        pytest.param(
            "cùng thoát nghèo, xây dựng cuộc sống âm no.", "âm no", "ấm no", id="a real word in the wrong place"
        ),
        pytest.param("V. TIỀN ĐỘ THỰC HIỆN", "TIỀN ĐỘ", "TIẾN ĐỘ", id="in capitals"),
        pytest.param("Phát động trào thi đua năm 2025", "trào", "phong trào", id="a syllable was dropped"),
        pytest.param("Xây dựng kế hoặch công tác", "kế hoặch", "kế hoạch", id="no syllable"),
        pytest.param("tổ chức thưc hiện có hiệu quả", "thưc hiện", "thực hiện", id="a mark left out"),
        pytest.param("kết quả thực hiên nhiệm vụ", "thực hiên", "thực hiện", id="a mark left out, still a word"),
        pytest.param("hoàn thành nhiêm vụ được giao", "nhiêm vụ", "nhiệm vụ", id="a dot left out"),
        pytest.param("Uỷ bạn nhân dân tỉnh, uỷ viên, thuỷ lợi", "Uỷ bạn", "Uỷ ban", id="in the text's own tone style"),
        pytest.param("hòan thành xuất sắc nhiệm vụ", "hòan thành", "hoàn thành", id="tone mark on the wrong letter"),
        pytest.param("không xử dụng vốn sai mục đích", "xử dụng", "sử dụng", id="a well-known confusion"),
        pytest.param("các đơn vị bổ xung hồ sơ", "bổ xung", "bổ sung", id="another"),
        pytest.param("góp phàn bảo vệ môitrường sống", "môitrường", "môi trường", id="a space left out"),
        pytest.param("phòng lây nhiềm HIV", "lây nhiềm", "lây nhiễm", id="beside an abbreviation"),
        pytest.param("KẾ HOACH", "KẾ HOACH", "KẾ HOẠCH", id="a title without its mark"),
        pytest.param("người dân ở địa phưong", "địa phưong", "địa phương", id="a horn left out"),
    ],
)
def test_caught_with_the_right_proposal(text, found, proposal):
    assert (found, proposal) in proposals(text)


def test_a_slip_that_the_text_repeats_is_caught_when_it_writes_the_right_word_too():
    text = (
        "phấn đấu giảm tỷ lệ hộ nghèo",
        "- Phân đầu giảm tỷ lệ hộ nghèo (trong đó, phân đầu giảm tỷ lệ hộ nghèo dân tộc Khmer)",
        "- Phân đầu giảm tỷ lệ hộ nghèo trên địa bàn",
    )
    assert proposals(*text) == [("Phân đầu", "Phấn đấu"), ("phân đầu", "phấn đấu"), ("Phân đầu", "Phấn đấu")]


@pytest.mark.parametrize(
    "text",
    [
        "đội ngũ cộng tác viên dân số tham gia công tác truyền thông",
        "ngắt công tắc điện trước khi sửa chữa; kéo cáp điện, cáp quang",
        "doanh nghiệp sản xuất hàng để xuất khẩu, trả lại tiền, trả lãi tiền vay",
        "hoạt động văn hóa, hội họa, hội chợ; bảo hiểm xã hội chờ hưởng chế độ",
        "thời gian lưu trú, dự trữ và dự trù kinh phí; đăng ký, đang ký kết",
        "phát triển kinh tế đi đôi với bảo vệ môi trường, các loài cây",
        "phần đầu của báo cáo, phấn đấu vươn lên, cao trào cách mạng, trào lưu mới",
        "xã Đắk Rông, Bắc Kạn, Plei Ku, thôn Buôn Mê, dân tộc Khmer, Ê-đê, Xơ Đăng",
        "HĐND, UBND, TTPVHCC, BTĐKT, LĐTBXH, QĐ-UBND, TTr-SNV, VNeID, PCI, ASEAN",
        "Internet, email, website, online, Covid-19, container, ISO 9001:2015",
        "thành tựu chung của cả nước; tiềm năng xuất khẩu nông sản",
        "sáng kiến, kinh nghiệm hay; no ấm, hạnh phúc; hằng năm và hàng năm",
        "a) b) c) đ) e) I. II. III. IV.",
    ],
)
def test_right_text_is_left_alone(text):
    assert proposals(text) == []


def test_the_place_is_that_of_the_given_text():
    texts = ["Căn cứ Luật;", "Tổ chức  thưc hiện, “kế hoặch”."]
    for one in suspects(texts):
        assert texts[one.text_index][one.start : one.end] == one.found
    assert [one.text_index for one in suspects(texts)] == [1, 1]


def test_words_that_the_user_vouches_for_are_left_alone():
    assert proposals("xây dựng cuộc sống âm no") == [("âm no", "ấm no")]
    assert suspects(["xây dựng cuộc sống âm no"], known=["âm no"]) == []


def test_every_suspect_says_why_in_a_sentence():
    for one in suspects(["thực hiên kế hoặch", "hòan thành", "phát động trào thi đua", "bổ xung", "môitrường"]):
        assert one.proposal in one.reason
        assert isinstance(one.slip, Slip)


def seed(name: str) -> list[str]:
    return nfc(next((CORPUS / "seeds").glob(f"{name}_*")).read_text(encoding="utf-8")).split("\n")


@needs_corpus
def test_the_two_provincial_plans_show_their_real_slips_and_nothing_else():
    assert proposals(*seed("000")) == [
        ("âm no", "ấm no"),
        *[("Phân đầu", "Phấn đấu"), ("phân đầu", "phấn đấu")] * 3,
        ("TIỀN ĐỘ", "TIẾN ĐỘ"),
    ]
    assert proposals(*seed("001")) == [("trào", "phong trào")]


def one_mark_wrong(word: str, rng: random.Random) -> str | None:
    """Return a word with its tone, or one mark of its vowels, changed; ``None`` where that cannot be done."""
    syllable = parse(word)
    if syllable is None:
        return None
    if rng.random() < 0.7:
        others = [tone for tone in ("ngang", "huyền", "sắc", "ngã", "hỏi", "nặng") if tone != syllable.tone]
        return write(Syllable(syllable.onset, syllable.rhyme, rng.choice(others)))
    swaps = {"a": "ăâ", "ă": "aâ", "â": "aă", "e": "ê", "ê": "e", "o": "ôơ", "ô": "oơ", "ơ": "oô", "u": "ư", "ư": "u"}
    places = [at for at, letter in enumerate(syllable.rhyme) if letter in swaps]
    if not places:
        return None
    at = rng.choice(places)
    rhyme = syllable.rhyme[:at] + rng.choice(swaps[syllable.rhyme[at]]) + syllable.rhyme[at + 1 :]
    return write(Syllable(syllable.onset, rhyme, syllable.tone))


@needs_corpus
def test_most_slips_of_one_mark_are_caught_in_texts_that_were_not_counted():
    """The two plans are not among the counted documents: half of random one-mark slips must be caught, nearly all rightly."""
    rng = random.Random(2022)
    lines = [line for name in ("000", "001") for line in seed(name) if len(line.split()) >= 8]
    tried = caught = right = 0
    while tried < 300:
        line = rng.choice(lines)
        words = [word for part in pairs.segments(line) for word in part if word.text.islower() and len(word.text) > 1]
        word = rng.choice(words) if words else None
        wrong = one_mark_wrong(word.key, rng) if word else None
        if word is None or wrong is None or wrong == word.key:
            continue
        tried += 1
        found = [
            one
            for one in suspects([line[: word.start] + wrong + line[word.end :]])
            if one.start <= word.start < one.end
        ]
        caught += bool(found)
        right += bool(found) and word.key in found[0].proposal.lower().split()
    assert caught / tried > 0.6
    assert right / caught > 0.95


@needs_corpus
def test_right_official_texts_give_hardly_any_alarm():
    texts = [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "nghi_quyet").glob("*.md"))]
    words = sum(len(text.split()) for text in texts)
    alarms = [one for text in texts for one in suspects(nfc(text).split("\n"))]
    assert len(alarms) <= words / 2500


def test_the_counts_hold_no_slip_that_the_check_would_call_one():
    table = pairs.standard()
    wrong = [word for word in ("hoặch", "thưc", "hơp", "đươc", "đẵ", "cuả") if table.known(word)]
    assert wrong == []
    assert [phrase for phrase in pairs.confusions().values() if suspects([phrase])] == []
    assert [word for word in pairs.word_list() if suspects([word])] == []


def test_confusions_are_spelled_with_real_syllables_on_the_right_side():
    assert [right for right in pairs.confusions().values() if not all(map(is_syllable, right.split()))] == []


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gets_an_answer_with_places_inside_it(texts):
    for one in suspects(texts):
        assert texts[one.text_index][one.start : one.end] == one.found


def test_a_flood_of_words_is_looked_at_only_so_far(monkeypatch):
    monkeypatch.setattr(spelling, "MAX_WORDS", 50)
    flood = ["thực hiện kế hoạch công tác"] * 40 + ["kế hoặch"]
    assert suspects(flood) == []
