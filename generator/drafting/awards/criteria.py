"""Rules D on papers, households, persons and enterprises: what the movement's criteria ask besides poverty figures."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafting.awards.poverty import period
from generator.drafting.awards.registry import Case, Said, ask, no, note, rule, yes
from generator.vietnamese.dates import short_date

_GIFTS = {"ngay_cong": "công sức", "dat": "đất đai", "tien": "tài sản"}
GIFTS = tuple(_GIFTS)
POOR = ("ngheo", "can_ngheo", "moi_thoat_ngheo")
_STEPS = ("ngheo", "can_ngheo", "moi_thoat_ngheo", "khong_ngheo")


def _movement(case: Case, *kinds: str) -> bool:
    return case.nominee.route == "phong_trao" and case.nominee.kind in kinds and not case.award.title


@rule("KT-052")
def _household_gifts(case: Case) -> Iterator[Said]:
    x = case.nominee
    if x.kind != "ho_gia_dinh" or case.award.code not in ("BKTTG", "BKTINH", "BKBO"):
        return
    given = [c for c in x.contributions if c.kind in GIFTS and c.value]
    proved = [c for c in given if c.proof]
    if case.old:
        yield ask("Hộ gia đình, Bằng khen theo Nghị định số 91/2017/NĐ-CP: điều khoản cần đối chiếu", x.place)
    elif not given:
        yield no("Hộ gia đình không có đóng góp về công sức, đất đai, tài sản", x.place)
    elif not proved:
        yield ask("Đóng góp của hộ gia đình chưa có chứng từ, xác nhận", given[0].place)
    elif len(kinds := dict.fromkeys(_GIFTS[c.kind] for c in proved)) == 1:
        yield ask(
            f"Hộ gia đình mới có minh chứng đóng góp về {', '.join(kinds)}, Luật nêu “công sức, đất đai và tài sản”: cần người có thẩm "
            "quyền kết luận",
            proved[0].place,
        )
    elif x.recognised:
        yield yes(f"Hộ gia đình có đóng góp về {', '.join(kinds)} được công nhận", proved[0].place)
    else:
        yield ask("Có đóng góp kèm chứng từ: cần người có thẩm quyền kết luận mức độ “nhiều”, “lớn”", proved[0].place)


@rule("KT-057")
def _on_time(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not _movement(case, "tap_the") or x.level not in ("huyen", "xa", "tinh"):
        return
    if x.misuse:
        yield no("Có kết luận sử dụng kinh phí sai mục đích, chế độ", case.at("sai_muc_dich"))
    rows = [p for p in x.papers if p.kind in ("quyet_toan", "bao_cao") and p.due]
    late = [p for p in rows if p.date is not None and p.due is not None and p.date > p.due]
    if late:
        assert late[0].date is not None and late[0].due is not None
        yield no(
            f"Quyết toán, báo cáo chậm: hạn {short_date(late[0].due)}, đến ngày {short_date(late[0].date)} mới làm",
            late[0].place,
        )
    elif not rows or any(p.date is None for p in rows):
        yield ask("Chưa khai đủ ngày quyết toán, báo cáo so với hạn", x.place)
    else:
        yield yes("Quyết toán, báo cáo đúng hạn", rows[0].place)


@rule("KT-058")
def _plans(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not _movement(case, "tap_the") or x.level not in ("huyen", "xa"):
        return
    plans = [p for p in x.papers if p.kind == "ke_hoach" and p.number]
    wrong = [p for p in plans if p.year and p.date and p.date.year != p.year]
    if wrong:
        yield ask(f"Kế hoạch {wrong[0].number} ghi năm {wrong[0].year} nhưng ban hành ngoài năm đó", wrong[0].place)
    elif not plans:
        yield ask("Chưa khai số kế hoạch giảm nghèo từng năm", x.place)
    else:
        yield yes(f"Có kế hoạch {', '.join(p.number for p in plans)}", plans[0].place)
        lacking = _years_without(case, {p.year for p in plans})
        if lacking:
            told = ", ".join(map(str, lacking))
            yield note(f"Chưa khai kế hoạch giảm nghèo năm {told}, hoặc kế hoạch của cả giai đoạn", x.place)
    asked = case.plan is not None and any(
        "quy chế" in c.text.lower() and c.subject and c.subject.value == "xa" for c in case.plan.criteria
    )
    if x.level == "xa" and asked and not any(p.kind == "quy_che" and p.number for p in x.papers):
        yield ask("Chưa khai quy chế quản lý, bảo toàn, thu hồi, luân chuyển vốn", x.place)


def _years_without(case: Case, known: set[int | None]) -> list[int]:
    """The three years before the submission, within the movement, for which nothing is declared; a plan without a year is for all."""
    years, day = period(case), case.submitted
    if years is None or day is None or None in known:
        return []
    return [year for year in range(day.year - 3, day.year) if years[0] < year and year not in known]


@rule("KT-059")
def _offices(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not _movement(case, "tap_the") or x.level != "so":
        return
    late = [p for p in x.papers if p.kind == "huong_dan" and p.due and p.date and p.date > p.due]
    if late:
        number = f" {late[0].number}" if late[0].number else ""
        yield ask(f"Văn bản hướng dẫn{number} ban hành sau hạn", late[0].place)
    elif x.initiatives or any(c.kind == "mo_hinh" for c in x.contributions):
        yield yes("Có mô hình hoặc sáng kiến", x.place)
    else:
        yield ask("Chưa khai mô hình được nhân rộng hoặc sáng kiến", x.place)


def helper(case: Case) -> bool:
    """Whether the household is nominated for helping others: it was not poor at the beginning."""
    return (case.nominee.poverty_before or case.nominee.poverty) == "khong_ngheo"


@rule("KT-060")
def _helping(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not _movement(case, "ho_gia_dinh"):
        return
    if not (x.poverty_before or x.poverty):
        yield ask("Chưa khai diện hộ (nghèo, cận nghèo, mới thoát nghèo, không nghèo)", case.at("dien_ho_dau"))
    elif helper(case):
        helped = [c for c in x.contributions if c.kind == "giup_do"]
        good = [c for c in helped if c.result]
        if good:
            yield yes(f"Giúp đỡ hộ nghèo có kết quả: {good[0].result}", good[0].place)
        else:
            text = "đã giúp đỡ nhưng chưa ghi kết quả" if helped else "không khai hộ nghèo, cận nghèo nào được giúp"
            yield no(f"Hộ không nghèo: {text}", x.place)


def _escaping(case: Case) -> bool:
    return _movement(case, "ho_gia_dinh") and (case.nominee.poverty_before or case.nominee.poverty) in POOR


@rule("KT-061")
def _registered(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not _escaping(case):
        return
    if x.registered is None:
        yield ask("Chưa khai ngày đăng ký tự nguyện thoát nghèo", case.at("dang_ky_thoat_ngheo"))
    elif x.escaped is not None and x.registered >= x.escaped:
        yield no(
            f"Đăng ký ngày {short_date(x.registered)}, sau ngày được công nhận thoát nghèo {short_date(x.escaped)}",
            case.at("dang_ky_thoat_ngheo"),
        )
    else:
        yield yes(f"Đăng ký thoát nghèo ngày {short_date(x.registered)}", case.at("dang_ky_thoat_ngheo"))


@rule("KT-062")
def _loans(case: Case) -> Iterator[Said]:
    if not _escaping(case):
        return
    loans = case.nominee.loans
    if not loans:
        yield note("Hộ không vay vốn chính sách", case.nominee.place)
    for loan in loans:
        faults = [
            words
            for words, wrong in (
                ("có nợ quá hạn", bool(loan.overdue)),
                ("trả không đúng hạn", loan.on_time is False),
                ("dùng sai mục đích", loan.right_purpose is False),
            )
            if wrong
        ]
        if faults:
            yield no(f"Vốn vay {loan.programme}: {', '.join(faults)}", loan.place)
        elif loan.overdue is None or loan.on_time is None or loan.right_purpose is None or not loan.confirmed:
            yield ask(f"Vốn vay {loan.programme}: chưa có xác nhận của Ngân hàng Chính sách xã hội", loan.place)
        else:
            yield yes(f"Vốn vay {loan.programme}: đúng mục đích, trả đúng hạn", loan.place)


@rule("KT-063")
def _for_good(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not _escaping(case):
        return
    if not x.poverty or not x.poverty_before:
        yield ask("Chưa khai đủ diện hộ đầu kỳ và hiện nay", case.at("dien_ho"))
    elif x.fell_back:
        yield ask("Hộ có tái nghèo, cần làm rõ việc thoát nghèo bền vững", case.at("dien_ho"))
    elif _STEPS.index(x.poverty) <= _STEPS.index(x.poverty_before) and x.poverty != "moi_thoat_ngheo":
        yield ask("Diện hộ hiện nay chưa tốt hơn đầu kỳ", case.at("dien_ho"))
    else:
        yield yes("Diện hộ hiện nay tốt hơn đầu kỳ, không tái nghèo", case.at("dien_ho"))


@rule("KT-064")
def _right_branch(case: Case) -> Iterator[Said]:
    if _movement(case, "ho_gia_dinh") and helper(case) and case.nominee.registered is not None:
        yield no(
            "Hộ không nghèo nhưng khai đăng ký thoát nghèo: tiêu chí không khớp diện hộ", case.at("dang_ky_thoat_ngheo")
        )


@rule("KT-070")
def _cadres(case: Case) -> Iterator[Said]:
    x = case.nominee
    if _movement(case, "ca_nhan") and x.person_class == "giam_ngheo":
        known = [i for i in x.initiatives if i.decision]
        yield (
            yes(f"Có sáng kiến “{known[0].name}”", known[0].place)
            if known
            else ask("Chưa khai sáng kiến được công nhận", x.place)
        )


@rule("KT-071")
def _staff(case: Case) -> Iterator[Said]:
    x = case.nominee
    if _movement(case, "ca_nhan") and x.person_class == "cbccvc":
        known = [c for c in x.contributions if c.kind == "giup_do" and c.proof]
        yield (
            yes("Giúp đỡ xã, hộ nghèo có xác nhận", known[0].place)
            if known
            else ask("Chưa có xác nhận của xã về việc giúp đỡ", x.place)
        )


@rule("KT-072")
def _enterprise_gifts(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not _movement(case, "doanh_nghiep"):
        return
    given = [c for c in x.contributions if c.value]
    good = [c for c in given if c.proof and c.inside]
    if good:
        yield yes("Có đóng góp kèm chứng từ trên địa bàn tỉnh", good[0].place)
    elif any(c.proof and c.inside is None for c in given) or any(not c.proof for c in given):
        yield ask("Đóng góp chưa rõ chứng từ hoặc chưa rõ có trên địa bàn tỉnh", given[0].place)
    else:
        yield no("Không có đóng góp có giá trị, chứng từ trên địa bàn tỉnh", x.place)


@rule("KT-073")
def _linkage(case: Case) -> Iterator[Said]:
    x = case.nominee
    if _movement(case, "doanh_nghiep") and not any(
        c.kind in ("lien_ket", "mo_hinh", "dao_tao") and c.households for c in x.contributions
    ):
        yield note("Chưa khai liên kết, mô hình, đào tạo nghề cùng số hộ tham gia", x.place)


@rule("KT-074")
def _credit(case: Case) -> Iterator[Said]:
    x = case.nominee
    if _movement(case, "doanh_nghiep") and x.credit:
        loans = [c for c in x.contributions if c.kind == "tin_dung"]
        if not any(c.value and c.result for c in loans):
            yield ask("Tổ chức tín dụng: chưa khai dư nợ cho vay hộ nghèo và tỷ lệ nợ quá hạn", x.place)
        else:
            yield yes("Có dư nợ, tỷ lệ nợ quá hạn", loans[0].place)
