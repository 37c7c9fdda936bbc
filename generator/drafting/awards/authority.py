"""Rules A: the law of the day, transitions, who may decide which award."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from generator.catalog import awards as law
from generator.catalog import provinces
from generator.drafting.awards.registry import Case, Said, ask, no, rule, yes
from generator.vietnamese.dates import short_date

LAW_2022 = dt.date(2024, 1, 1)
TWO_TIERS = dt.date(2025, 7, 1)
LAW_2026 = dt.date(2026, 10, 1)
DECIDES = {"tinh": {"tinh"}, "so": {"so"}, "huyen": {"huyen"}, "xa": {"xa"}}
UPWARD = {"chu_tich_nuoc", "thu_tuong", "chinh_phu", "bo"}


@rule("KT-001")
def _regime(case: Case) -> Iterator[Said]:
    if case.on is None:
        yield ask("Chưa có ngày trình hoặc ngày nhận hồ sơ nên chưa xác định được văn bản pháp luật áp dụng")
    elif case.regime is None:
        yield ask(f"Chưa có dữ liệu pháp luật cho ngày {short_date(case.on)}")
    else:
        yield yes(
            f"Áp dụng Nghị định số {case.regime.acts[1 if case.regime.code != 'R4' else 2].symbol} cho hồ sơ ngày {short_date(case.on)}"
        )


def _across(case: Case, border: dt.date, why: str) -> Iterator[Said]:
    submitted, decided = case.round.submitted, case.round.decided
    if submitted and decided and submitted < border <= decided:
        yield ask(f"Trình ngày {short_date(submitted)}, quyết định ngày {short_date(decided)}: {why}")


@rule("KT-002")
def _across_2024(case: Case) -> Iterator[Said]:
    yield from _across(case, LAW_2022, "hồ sơ vắt qua ngày Luật năm 2022 có hiệu lực, cần xác định luật áp dụng")


@rule("KT-003")
def _across_2025(case: Case) -> Iterator[Said]:
    yield from _across(
        case, TWO_TIERS, "hồ sơ vắt qua ngày Nghị định số 152/2025/NĐ-CP có hiệu lực, xem quy định chuyển tiếp"
    )


@rule("KT-004")
def _before_2026(case: Case) -> Iterator[Said]:
    received = case.round.received or case.round.submitted
    if received is not None and received >= LAW_2026:
        yield ask(
            f"Hồ sơ nhận ngày {short_date(received)}: luật đã được sửa đổi, quy định có lợi hơn có thể được áp dụng"
        )


@rule("KT-005")
def _bases(case: Case) -> Iterator[Said]:
    if case.regime is None:
        return
    for line in case.round.bases:
        for symbol in outdated(line, case.regime):
            state = "đã hết hiệu lực" if symbol in case.regime.ended else "chưa có hiệu lực"
            yield no(f"Căn cứ viện dẫn văn bản số {symbol} {state} vào ngày trình")


def outdated(text: str, regime: law.Regime) -> list[str]:
    """Return the symbols of acts of emulation law that ``text`` cites although they had ended, or had not yet begun."""
    later = {act.symbol for other in law.regimes() if other.start > regime.start for act in other.acts}
    later -= {act.symbol for act in regime.acts}
    squeezed = text.replace(" ", "")
    return [symbol for symbol in (*regime.ended, *sorted(later)) if symbol in squeezed]


@rule("KT-006")
def _decider(case: Case) -> Iterator[Said]:
    decider, level = case.award.decider, case.round.level
    place = case.round.places.get(case.award.code)
    name = case.award.named(place) if place else case.award.generic
    if decider in UPWARD or decider == "don_vi":
        yield (
            yes(f"{name} do cấp trên quyết định ({case.award.authority}), trình bằng tờ trình riêng")
            if decider in UPWARD
            else ask("Giấy khen của đơn vị: cần nêu rõ người đứng đầu quyết định")
        )
    elif decider == level or (decider == "xa" and case.award.title and level in ("so", "huyen", "xa", "tinh")):
        yield yes(f"{name} thuộc thẩm quyền của nơi quyết định ({case.round.decider.name})")
    elif level == "tinh" and decider in ("so", "xa", "huyen"):
        yield no(f"{name} không thuộc thẩm quyền của cấp tỉnh")
    else:
        yield no(f"{name} không thuộc thẩm quyền của nơi quyết định ({case.round.decider.name})")


@rule("KT-007")
def _no_certificate_of_a_so(case: Case) -> Iterator[Said]:
    if case.round.level == "so" and case.award.code in ("BKTINH", "BKBO"):
        yield no("Giám đốc sở không có thẩm quyền tặng Bằng khen, chỉ tặng Giấy khen")


@rule("KT-008")
def _district(case: Case) -> Iterator[Said]:
    if case.award.decider != "huyen" and case.round.level != "huyen":
        return
    decided = case.round.decided
    if decided is None:
        yield ask("Chưa có ngày quyết định nên chưa rõ còn cấp huyện hay không")
    elif decided >= TWO_TIERS:
        yield no(
            f"Quyết định ngày {short_date(decided)}: không còn cấp huyện, đề nghị Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã "
            "hoặc Bằng khen cấp tỉnh"
        )
    else:
        yield yes("Cấp huyện còn thẩm quyền vào ngày quyết định")


@rule("KT-009")
def _commune_titles(case: Case) -> Iterator[Said]:
    start = case.award.start_commune
    if start is None or case.round.level != "xa":
        return
    decided = case.round.decided
    if decided is None:
        yield ask("Chưa có ngày quyết định nên chưa rõ cấp xã có thẩm quyền tặng danh hiệu này hay không")
    elif decided < start:
        yield no(f"Chủ tịch Ủy ban nhân dân cấp xã chỉ tặng danh hiệu này từ ngày {short_date(start)}")
    else:
        yield yes("Cấp xã có thẩm quyền tặng danh hiệu này")


@rule("KT-010")
def _district_names(case: Case) -> Iterator[Said]:
    day = case.round.decided or case.submitted
    if day is None or day < TWO_TIERS:
        return
    if case.nominee.level == "huyen":
        yield ask(
            f"{case.nominee.name} thuộc cấp huyện, không còn từ ngày 01/7/2025: xác định đơn vị kế thừa",
            case.nominee.place,
        )
    elif any(
        word in f" {case.nominee.unit}, {case.nominee.address} ".lower()
        for word in (" huyện ", " thị xã ", " thị trấn ")
    ):
        yield ask(
            "Địa chỉ còn ghi cấp huyện, thị xã hoặc thị trấn: đối chiếu tên đơn vị sau ngày 01/7/2025",
            case.at("dia_chi"),
        )
    for part in re.split(r"[,;]", f"{case.nominee.unit}, {case.nominee.address}"):
        words = " ".join(part.split())
        if not words.lower().startswith(("tỉnh ", "thành phố ")):
            continue
        province = provinces.find(words)
        change = provinces.successor(province, day) if province is not None else None
        if change is not None and change.new.name != (province.name if province else ""):
            yield ask(
                f"Địa chỉ ghi {words}, vào ngày {short_date(day)} là {change.new.in_sentence}", case.at("dia_chi")
            )
