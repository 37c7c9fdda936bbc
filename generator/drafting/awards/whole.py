"""Rules on the whole round, told once: shares of leaders, copied reports, processing time, quota, signature, names, wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.catalog import awards as law
from generator.catalog.holidays import sure_holidays
from generator.drafting.awards.papers import alike
from generator.drafting.awards.registry import Case, Said, ask, no, note, round_rule
from generator.vietnamese.dates import add_working_days, short_date
from generator.vietnamese.spelling import suspects
from generator.vietnamese.text import fold_spaces, nfc

MOST_COPIES = 50
"""So many copied reports are told one by one, the others counted."""
MOST_WORDS = 400_000
MOST_SLIPS = 20
"""Spelling is looked at in so many characters of the nominees' texts, in their order; so many slips are told."""


@round_rule("KT-021")
def _leaders(cases: Sequence[Case]) -> Iterator[Said]:
    persons = [case.nominee for case in cases if case.nominee.kind == "ca_nhan"]
    leaders = sum(x.leader is True for x in persons)
    others = sum(x.leader is False for x in persons)
    if leaders > others:
        unknown = len(persons) - leaders - others
        more = f", {unknown} chưa khai" if unknown else ""
        yield note(
            f"Trong {len(persons)} cá nhân có {leaders} lãnh đạo, {others} người trực tiếp công tác, lao động{more}: "
            "pháp luật ưu tiên người trực tiếp lao động, sản xuất, công tác"
        )


@round_rule("KT-086")
def _copied(cases: Sequence[Case]) -> Iterator[Said]:
    by = {case.nominee.id: case.nominee for case in cases}
    pairs = list(alike(by.values()))
    for a, b in pairs[:MOST_COPIES]:
        text = f"Báo cáo thành tích của {by[a].name} (mã {a}) và {by[b].name} (mã {b}) giống nhau phần lớn"
        yield note(text, by[b].place)
    if len(pairs) > MOST_COPIES:
        yield note(f"Còn {len(pairs) - MOST_COPIES} báo cáo thành tích khác giống một báo cáo trước đó phần lớn")


@round_rule("KT-097")
def _processing(cases: Sequence[Case]) -> Iterator[Said]:
    round_ = cases[0].round
    received, regime = round_.received, cases[0].regime
    if received is None or regime is None:
        return
    state, codes = any(case.award.state for case in cases), {case.award.code for case in cases}
    holidays = {holiday.day for year in (received.year, received.year + 1) for holiday in sure_holidays(year)}
    for step in law.processing():
        if regime.code not in step.regimes or not (codes & set(step.awards) or (state and "nha_nuoc" in step.awards)):
            continue
        last = add_working_days(received, step.days, holidays)
        head = f"Hồ sơ nhận ngày {short_date(received)}: {step.name} trong {step.days:02d} ngày làm việc"
        if round_.decided is not None and step.code == "tham_dinh" and round_.decided > last:
            yield note(
                f"{head}, chậm nhất ngày {short_date(last)}; ngày quyết định {short_date(round_.decided)} là quá hạn"
            )
        else:
            yield note(f"{head}, chậm nhất ngày {short_date(last)} (chưa kể ngày nghỉ lễ được thông báo hằng năm)")


@round_rule("KT-105")
def _no_quota(cases: Sequence[Case]) -> Iterator[Said]:
    if not cases[0].round.quota:
        yield note("Chưa khai chỉ tiêu khen thưởng nên chưa đối chiếu số lượng đề nghị")


@round_rule("KT-106")
def _signature(cases: Sequence[Case]) -> Iterator[Said]:
    office = fold_spaces(cases[0].round.decider.office).upper()
    if office.startswith("TM"):
        yield no("Quyết định khen thưởng thuộc thẩm quyền của người đứng đầu: ký theo chức vụ, không ký thay mặt (TM.)")
    elif office.startswith("PHÓ "):
        yield no("Cấp phó ký quyết định khen thưởng phải ghi ký thay (KT.) cấp trưởng")
    elif not office:
        yield ask("Chưa khai chức vụ người ký quyết định khen thưởng")


@round_rule("KT-107")
def _names(cases: Sequence[Case]) -> Iterator[Said]:
    round_ = cases[0].round
    for code in dict.fromkeys(case.award.code for case in cases):
        award = law.awards()[code]
        if "{place}" not in award.name:
            continue
        place = fold_spaces(round_.places.get(code, ""))
        starts = law.PLACES.get(award.decider, ())
        if not place:
            yield note(
                f"Chưa khai tên nơi khen của {award.generic}: tên hình thức khen thưởng trong hồ sơ sẽ để trống chỗ đó"
            )
        elif starts and not place.lower().startswith(tuple(start.lower() for start in starts)):
            words = ", ".join(f"“{start.strip()}”" for start in starts)
            yield note(f"Tên nơi khen “{place}” phải bắt đầu bằng {words} để ghi đúng tên {award.generic}")


@round_rule("KT-109")
def _plan_of_the_sets(cases: Sequence[Case]) -> Iterator[Said]:
    """Data sets collected for another plan: an earlier one of the same movement, or another movement."""
    plan = cases[0].plan_symbol
    for year, own in cases[0].sets:
        if plan and own and fold_spaces(own) != fold_spaces(plan):
            yield ask(
                f"Số liệu báo cáo năm {year} thu theo kế hoạch {own}, tiêu chí lấy theo kế hoạch {plan}: "
                "xác định hai kế hoạch có cùng một phong trào"
            )


@round_rule("KT-111")
def _wording(cases: Sequence[Case]) -> Iterator[Said]:
    """Slips of a source (a plan with "Phân đầu") are not copied into the papers of the dossier."""
    texts: list[tuple[str, str]] = []
    names = {case.nominee.name for case in cases} | {case.nominee.unit for case in cases}
    movement = cases[0].round.movement
    if movement is not None:
        texts.append((movement.name, ""))
    for case in cases:
        x = case.nominee
        texts += [(x.summary, x.place), (x.criterion, x.place), *((a.text, a.place) for a in x.achievements)]
    seen: set[str] = set()
    chosen: list[tuple[str, str]] = []
    size = 0
    for text, place in texts:
        if text and text not in seen and size < MOST_WORDS:
            seen.add(text)
            size += len(text)
            chosen.append((nfc(text), place))
    slips = suspects([text for text, _place in chosen], known=sorted(filter(None, names)))
    for slip in slips[:MOST_SLIPS]:
        text, place = chosen[slip.text_index]
        yield note(f"“{_around(text, slip.start, slip.end)}” có thể sai chính tả, có phải “{slip.proposal}”?", place)


def _around(text: str, start: int, end: int) -> str:
    left = text.rfind(" ", 0, max(0, start - 1)) + 1
    right = re.compile(r"\s").search(text, min(len(text), end + 1))
    return text[left : right.start() if right else len(text)]
