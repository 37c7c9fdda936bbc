"""Who signs, against the body, its regime, the kind of document and the symbol (SIGN-001 to 006)."""

from __future__ import annotations

import re

from generator.catalog import signatures
from generator.messages import _
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Fault, Faults, NotEvaluated, Subject, rule
from generator.rules.sign.block import (
    Block,
    SignLine,
    block_of,
    collective_kinds,
    deputies,
    heads_with,
    sort_of,
    subordinates,
    upper,
)

_SIGNING = "Điều 13; Phụ lục I, Phần I, Mục II, khoản 7, điểm b"


def _fault(line: SignLine, message: str, proposed: str | None = None, severity: Severity | None = None) -> Fault:
    return Fault(
        message,
        line.paragraph,
        present=line.printed,
        proposed=proposed,
        component=Component.KY_CHUC_VU,
        severity=severity,
    )


def _known(block: Block) -> Block:
    if block.sort is None:
        raise NotEvaluated(_("chưa có dữ liệu về người đứng đầu của cơ quan ban hành"))
    return block


def _named_head(block: Block) -> SignLine | None:
    """Return the line that names the head's office: after TM., else the first line."""
    if block.first.prefix == "TM":
        # A council or a steering committee may use the agency's paper; its head is not the agency's.
        own = block.sort is not None and sort_of(block.first.words) == block.sort
        return block.lines[1] if own and len(block.lines) > 1 else None
    return block.first


@rule("SIGN-001", severity=Severity.WARNING, clause=_SIGNING)
def office_of_another_body(subject: Subject) -> Faults:
    """Chức vụ người ký không phải của cơ quan ban hành.

    ## Kiểm tra gì
    Chức vụ người đứng đầu trong dòng quyền hạn so với loại cơ quan ban hành: Ủy ban nhân dân - Chủ tịch, sở - Giám đốc, phòng -
    Trưởng phòng, bộ - Bộ trưởng … Cơ quan chưa có trong danh mục thì không đánh giá.

    ## Vì sao
    Chỉ người đứng đầu hoặc người ký thay, thừa lệnh, thừa ủy quyền người đứng đầu mới ký được văn bản của cơ quan.

    ## Ví dụ sai
    SỞ NỘI VỤ … TRƯỞNG PHÒNG; ỦY BAN NHÂN DÂN TỈNH … CHÁNH VĂN PHÒNG

    ## Ví dụ đúng
    TL. GIÁM ĐỐC / TRƯỞNG PHÒNG …; TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG

    ## Cách sửa
    Ghi lại chức vụ, hoặc thêm TL., TUQ. nếu ký thừa lệnh, thừa ủy quyền.
    """
    block = _known(block_of(subject))
    line = _named_head(block)
    if block.sort is None or subject.kind == "bien-ban":
        return
    for printed in subject.document.authority[:1]:
        words = upper(printed)
        if _is_an_office(words) and not any(heads_with(office, words) for office in block.sort.heads):
            yield Fault(
                _("người đứng đầu {issuer} là {head}, không phải {office}").format(
                    issuer=block.issuer, head=block.sort.heads[0], office=words
                ),
                subject.first(Component.THAM_QUYEN),
                present=printed,
                component=Component.THAM_QUYEN,
            )
    if line is None:
        return
    allowed = [*block.sort.heads]
    if line.prefix == "":
        allowed += [deputy for head in block.sort.heads for deputy in deputies(head)]
    if any(heads_with(office, line.words) for office in allowed):
        return
    below = next(
        (office for head in block.sort.heads for office in subordinates(head) if heads_with(office, line.words)), None
    )
    if below and line.prefix in ("", "KT"):
        head = block.sort.heads[0]
        yield _fault(
            line,
            _("{office} ký văn bản của cơ quan cấp trên phải có dòng “TL. {head}” (hoặc “TUQ. {head}”)").format(
                office=below, head=head
            ),
        )
    elif _is_an_office(line.words):
        yield _fault(
            line,
            _("người đứng đầu {issuer} là {head}, không phải {office}").format(
                issuer=block.issuer, head=block.sort.heads[0], office=line.words
            ),
        )


def _is_an_office(words: str) -> bool:
    return (
        re.match(
            r"(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|CHÁNH THANH TRA|"
            r"CHÁNH VĂN PHÒNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|THỦ TƯỚNG|BÍ THƯ)(?:\s|,|$)",
            words,
        )
        is not None
    )


@rule("SIGN-002", severity=Severity.ERROR, clause=_SIGNING)
def collective_sign_of_a_head(subject: Subject) -> Faults:
    """Cơ quan theo chế độ thủ trưởng ký "TM.".

    ## Kiểm tra gì
    "TM." trong văn bản của sở, phòng, văn phòng, bộ, cục, trung tâm.

    ## Vì sao
    TM. chỉ dùng khi ký thay mặt tập thể. Cơ quan theo chế độ thủ trưởng do người đứng đầu ký.

    ## Ví dụ sai
    TM. SỞ NỘI VỤ / GIÁM ĐỐC

    ## Ví dụ đúng
    GIÁM ĐỐC

    ## Cách sửa
    Bỏ dòng TM.
    """
    block = _known(block_of(subject))
    if block.sort is None or block.sort.unsure:
        return
    for line in block.lines:
        if line.prefix == "TM" and block.sort.by_head and sort_of(line.words) in (block.sort, None):
            # A council or steering committee that uses the agency's header is a collective; an office after TM. has its
            # own rule (ND30-152).
            if line.words.startswith(("HỘI ĐỒNG", "BAN ", "TỔ ", "ĐOÀN")) or _is_an_office(line.words):
                continue
            yield _fault(
                line,
                _("cơ quan theo chế độ thủ trưởng không ký TM.; ghi thẳng {head}").format(head=block.sort.heads[0]),
            )


@rule("SIGN-003", severity=Severity.WARNING, clause=_SIGNING)
def head_sign_of_a_collective(subject: Subject) -> Faults:
    """Văn bản của tập thể Ủy ban nhân dân thiếu "TM.".

    ## Kiểm tra gì
    Kế hoạch, báo cáo, tờ trình, chương trình, đề án của Ủy ban nhân dân, Hội đồng nhân dân ký "CHỦ TỊCH" hoặc "KT. CHỦ TỊCH" không
    có dòng TM.; dòng thẩm quyền ghi Chủ tịch thì không nhắc.

    ## Vì sao
    Cơ quan làm việc theo chế độ tập thể thì người đứng đầu thay mặt tập thể ký (TM.).

    ## Ví dụ sai
    KẾ HOẠCH … CHỦ TỊCH

    ## Ví dụ đúng
    KẾ HOẠCH … TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH

    ## Cách sửa
    Thêm dòng TM. và tên tập thể.
    """
    block = _known(block_of(subject))
    if block.sort is None or block.sort.by_head or block.sort.unsure or subject.kind not in collective_kinds():
        return
    if any(line.prefix in ("TM", "TL", "TUQ") for line in block.lines):
        return
    if any(upper(line).startswith(tuple(block.sort.heads)) for line in subject.document.authority):
        return
    if any(heads_with(office, block.first.words) for head in block.sort.heads for office in (head, *deputies(head))):
        yield _fault(
            block.first,
            _("văn bản của {issuer} thiếu dòng “TM. {issuer}”").format(issuer=block.sort.begins),
            f"TM. {block.sort.begins}",
        )


@rule("SIGN-004", severity=Severity.ERROR, clause=_SIGNING)
def prefix_against_title(subject: Subject) -> Faults:
    """Chữ tắt TL., TUQ., Q. đứng trước cấp phó, hoặc cấp phó của người đứng đầu ký thừa lệnh.

    ## Kiểm tra gì
    Sau TL., TUQ., Q. là cấp phó; dưới "TL. <người đứng đầu>" là cấp phó của chính người đó; "Q." trước tên cơ quan. Dòng KT. xem
    ND30-151, tên cơ quan sau TL. xem ND30-153.

    ## Vì sao
    TL. là thừa lệnh, TUQ. thừa ủy quyền, Q. là quyền người đứng đầu: sau chữ tắt phải là chức vụ người đứng đầu. Cấp phó ký thay
    người đứng đầu thì ghi KT.

    ## Ví dụ sai
    TL. CHỦ TỊCH / PHÓ CHỦ TỊCH; Q. PHÓ GIÁM ĐỐC

    ## Ví dụ đúng
    KT. CHỦ TỊCH / PHÓ CHỦ TỊCH; TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG

    ## Cách sửa
    Ghi lại chữ tắt hoặc chức vụ.
    """
    block = block_of(subject)
    for number, line in enumerate(block.lines):
        if line.prefix in ("TL", "TUQ", "Q") and line.words.startswith(("PHÓ ", "THỨ TRƯỞNG")):
            yield _fault(
                line, _("sau “{prefix}.” là chức vụ người đứng đầu, không phải cấp phó").format(prefix=line.prefix)
            )
        elif line.prefix == "Q" and line.words.startswith(("ỦY BAN", "HỘI ĐỒNG NHÂN DÂN", "SỞ ", "PHÒNG ")):
            yield _fault(line, _("sau “Q.” là chức vụ người đứng đầu, không phải tên cơ quan"))
        elif line.prefix in ("TL", "TUQ") and number + 1 < len(block.lines):
            following, head = block.lines[number + 1], line.words
            if following.prefix == "" and any(heads_with(office, following.words) for office in deputies(head)):
                yield _fault(
                    line,
                    _("cấp phó ký thay người đứng đầu thì ghi “KT. {head}”").format(head=head),
                    f"KT. {head}",
                )


_AWARD = re.compile(r"tặng|khen thưởng|danh hiệu|bằng khen|giấy khen|cờ thi đua|kỷ niệm chương", re.IGNORECASE)
_NOT_AN_AWARD = re.compile(
    r"quy chế|quy định|hội đồng|kế hoạch|ban hành|hướng dẫn|quỹ|thành lập|kiện toàn", re.IGNORECASE
)


@rule(
    "SIGN-005",
    severity=Severity.WARNING,
    clause="Luật Thi đua, khen thưởng số 06/2022/QH15, Điều 79, 80 (thẩm quyền của Chủ tịch Ủy ban nhân dân)",
)
def award_of_a_collective(subject: Subject) -> Faults:
    """Quyết định khen thưởng ký "TM. ỦY BAN NHÂN DÂN".

    ## Kiểm tra gì
    Quyết định tặng Bằng khen, Giấy khen, danh hiệu thi đua có dòng thẩm quyền của tập thể và chữ ký có dòng TM.

    ## Vì sao
    Thẩm quyền khen thưởng là của Chủ tịch Ủy ban nhân dân, không phải của tập thể: dòng thẩm quyền ghi "CHỦ TỊCH ỦY BAN NHÂN DÂN
    …", chữ ký không có TM.

    ## Ví dụ sai
    QUYẾT ĐỊNH Về việc tặng Bằng khen … TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH

    ## Ví dụ đúng
    QUYẾT ĐỊNH Về việc tặng Bằng khen … CHỦ TỊCH (hoặc KT. CHỦ TỊCH / PHÓ CHỦ TỊCH)

    ## Cách sửa
    Bỏ dòng TM.; ghi thẩm quyền "CHỦ TỊCH ỦY BAN NHÂN DÂN …".
    """
    title = subject.document.title
    if subject.kind != "quyet-dinh" or not _AWARD.search(title) or _NOT_AN_AWARD.search(title):
        return
    if any(upper(line).startswith("CHỦ TỊCH") for line in subject.document.authority):
        # Authority line and signature disagree: ND30-113 says so.
        return
    block = block_of(subject)
    for line in block.lines:
        if line.prefix == "TM" and line.words.startswith("ỦY BAN NHÂN DÂN"):
            yield _fault(line, _("quyết định khen thưởng là của Chủ tịch: không ký TM. ỦY BAN NHÂN DÂN"))


_OF_A_BODY = re.compile(r"^(?:GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG|CỤC TRƯỞNG) (?P<body>(?:SỞ|BỘ|BAN|PHÒNG) .+)$")


def _authority_of_another(subject: Subject, issuer: str, authority: str) -> Faults:
    """Yield an authority line that names the head of another body of the issuer's sort."""
    found = _OF_A_BODY.match(authority)
    if found is None or not issuer.startswith(found["body"].split()[0] + " "):
        return
    said = found["body"]
    if not (said.startswith(issuer) or issuer.startswith(said) or set(issuer.split()) <= set(said.split())):
        yield Fault(
            _("dòng thẩm quyền ghi {said}, cơ quan ban hành là {issuer}").format(said=said, issuer=issuer),
            subject.first(Component.THAM_QUYEN),
            present=authority,
            component=Component.THAM_QUYEN,
        )


@rule("SIGN-006", severity=Severity.ERROR, clause="Phụ lục I, Phần I, Mục II, khoản 3, điểm b; khoản 7, điểm b")
def names_that_differ(subject: Subject) -> Faults:
    """Tên tập thể sau "TM.", ký hiệu, dòng thẩm quyền và cơ quan ban hành không cùng một cơ quan.

    ## Kiểm tra gì
    TM. ỦY BAN NHÂN DÂN hay TM. HỘI ĐỒNG NHÂN DÂN so với tên cơ quan ban hành; chữ UBND, HĐND trong ký hiệu so với tên cơ quan
    ban hành.

    ## Vì sao
    Ba chỗ cùng nói về một cơ quan.

    ## Ví dụ sai
    ỦY BAN NHÂN DÂN TỈNH … Số: 12/KH-HĐND

    ## Ví dụ đúng
    ỦY BAN NHÂN DÂN TỈNH … Số: 12/KH-UBND

    ## Cách sửa
    Sửa chỗ sai.
    """
    document = subject.document
    issuer = sort_of(upper(" ".join(document.issuer))) if document.issuer else None
    if issuer is None:
        raise NotEvaluated(_("chưa nhận ra cơ quan ban hành"))
    yield from _authority_of_another(subject, upper(" ".join(document.issuer)), upper(" ".join(document.authority)))
    pairs = {"ỦY BAN NHÂN DÂN": "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN": "ỦY BAN NHÂN DÂN"}
    other = pairs.get(issuer.begins)
    if other is None:
        return
    if document.symbol:
        letters = signatures.read_symbol(document.symbol).issuer
        said = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}.get(letters)
        if said == other:
            paragraph = subject.first(Component.SO_KY_HIEU)
            yield Fault(
                _("ký hiệu {symbol} là của {said}, cơ quan ban hành là {issuer}").format(
                    symbol=document.symbol, said=said, issuer=issuer.begins
                ),
                paragraph,
                present=document.symbol,
                component=Component.SO_KY_HIEU,
            )
    if not document.signature.lines:
        return
    for line in block_of(subject).lines:
        if line.prefix == "TM" and line.words.startswith(other):
            yield _fault(
                line, _("ký thay mặt {said} trong văn bản của {issuer}").format(said=other, issuer=issuer.begins)
            )


@rule("SIGN-007", severity=Severity.ERROR, clause=_SIGNING)
def deputy_without_prefix(subject: Subject) -> Faults:
    """Cấp phó ký mà không có "KT.".

    ## Kiểm tra gì
    Dòng chức vụ cấp phó (Phó Chủ tịch, Phó Giám đốc, Thứ trưởng …) không có dòng "KT." ngay trên; biên bản không xét.

    ## Vì sao
    Cấp phó ký thay người đứng đầu thì ghi KT. trước chức vụ người đứng đầu.

    ## Ví dụ sai
    TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH

    ## Ví dụ đúng
    TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH

    ## Cách sửa
    Thêm dòng "KT." và chức vụ người đứng đầu.
    """
    if subject.kind == "bien-ban":
        return
    block = block_of(subject)
    for number, line in enumerate(block.lines):
        if line.prefix or not re.match(r"PHÓ (?!BÍ THƯ)|THỨ TRƯỞNG", line.words):
            continue
        above = block.lines[number - 1] if number else None
        if (
            above is not None
            and above.prefix == "TL"
            and not any(heads_with(o, line.words) for o in deputies(above.words))
        ):
            head = re.sub(r"^PHÓ ", "", line.words)
            yield _fault(
                line,
                _("cấp phó ký thì phải có dòng “KT. {head}” ở trên").format(head=head),
                severity=Severity.WARNING,
            )
            continue
        if above is not None and (above.prefix in ("KT", "TUQ", "TL") or _is_an_office(above.words)):
            continue
        head = re.sub(r"^PHÓ ", "", line.words) if line.words.startswith("PHÓ ") else "BỘ TRƯỞNG"
        yield _fault(line, _("cấp phó ký thì phải có dòng “KT. {head}” ở trên").format(head=head))
