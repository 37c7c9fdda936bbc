"""Rules on who signs, against the office's own list of signatories (``vanban.toml``, [nguoi_ky])."""

from __future__ import annotations

from generator.messages import _
from generator.model.layout import Component
from generator.rules.engine import Fault, Faults, Severity, Subject, rule
from generator.rules.nd30.signature_lines import main_block, signature_texts
from generator.rules.subject import plain
from generator.vietnamese.tone import match_key

C = Component


@rule("SIGN-008", severity=Severity.WARNING)
def office_of_signatory(subject: Subject) -> Faults:
    """Chức vụ người ký khác với danh sách người ký của cơ quan.

    ## Kiểm tra gì
    Họ tên người ký có trong danh sách ở tệp vanban.toml thì chức vụ phải đúng như ở đó. Không có danh sách thì không xét.

    ## Vì sao
    Danh sách người ký do cơ quan lập; chức vụ ghi nhầm làm văn bản sai thẩm quyền.

    ## Ví dụ sai
    PHÓ CHỦ TỊCH / Nguyễn Văn An (danh sách ghi: Chủ tịch)

    ## Ví dụ đúng
    CHỦ TỊCH / Nguyễn Văn An

    ## Cách sửa
    Sửa chức vụ hoặc họ tên; nếu chức vụ đã thay đổi thì sửa danh sách.
    """
    if not subject.config.signatories:
        return
    block = main_block(subject)
    if subject.layout is None:
        name = subject.document.signature.name
    else:
        name = " ".join(subject.words(p) for p in block.names) if block is not None else ""
    offices = {match_key(person): office for person, office in subject.config.signatories.items()}
    office = offices.get(match_key(plain(name)))
    lines = signature_texts(subject)
    if (
        office is None
        or not lines
        or (match_key(lines[-1]).endswith(match_key(office)) and not _deputy(lines[-1], office))
    ):
        return
    yield Fault(
        _("danh sách người ký ghi {name} là {office}").format(name=plain(name), office=office),
        block.offices[-1] if block is not None and block.offices else None,
        present=lines[-1],
        proposed=office.upper(),
        component=C.KY_CHUC_VU,
    )


def _deputy(line: str, office: str) -> bool:
    """Return whether a line names the deputy of the listed office ("PHÓ CHỦ TỊCH" is no "Chủ tịch")."""
    return match_key(line).startswith(("phó ", "thứ ")) and not match_key(office).startswith(("phó ", "thứ "))
