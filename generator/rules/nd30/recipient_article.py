"""The first recipient of decisions and resolutions: "- Như Điều …;" (Phụ lục III, Mẫu 1.1 to 1.3)."""

from __future__ import annotations

import re

from generator.messages import _
from generator.model.layout import Component
from generator.model.problem import Severity
from generator.rules.engine import Fault, Faults, Subject, Unseen, rule
from generator.rules.nd30.recipients import bare, full, texts
from generator.rules.nd30.sequences import numbers_of

C = Component

_AS_ARTICLE = re.compile(r"^Như Điều (?P<numbers>\d+(?:(?:,| và|;) (?:Điều )?\d+)*)", re.IGNORECASE)


_CHARGED = re.compile(
    r"chịu trách nhiệm (?:thi hành|thực hiện)|(?:căn cứ|có trách nhiệm thi hành) (?:Quyết định|Nghị quyết) này"
)


def _charging_article(subject: Subject) -> int | None:
    """Return the number of the only article that says who carries the document out; ``None`` when not exactly one does."""
    found: set[int] = set()
    article: int | None = None
    for unit in subject.units:
        if unit.appendix is not None:
            continue
        if unit.level == "dieu" and unit.label:
            article = next(iter(numbers_of("dieu", unit.label) or ()), None)
        if article is not None and unit.component in (C.MUC, C.DE_MUC, C.DOAN) and _CHARGED.search(unit.words):
            found.add(article)
    return found.pop() if len(found) == 1 else None


@rule("ND30-181")
def as_article(subject: Subject) -> Faults:
    """Quyết định, nghị quyết: nơi nhận đầu tiên không phải "- Như Điều …;", hoặc nêu điều không có.

    ## Kiểm tra gì
    Dòng đầu của nơi nhận và số điều nêu ở đó.

    ## Vì sao
    Mẫu 1.1 đến 1.3 ghi "- Như Điều …;" là điều về trách nhiệm thi hành.

    ## Ví dụ sai
    - Như trên; (quyết định); - Như Điều 5; (quyết định có 3 điều)

    ## Ví dụ đúng
    - Như Điều 3;

    ## Cách sửa
    Ghi đúng số điều về trách nhiệm thi hành.
    """
    if subject.kind not in ("quyet-dinh", "nghi-quyet"):
        return
    lines = texts(subject, C.NOI_NHAN)
    if not lines:
        return
    if subject.draft and re.match(r"Như Điều\s*(?:…|\.{2,}|$|;)", bare(lines[0]), re.IGNORECASE):
        return
    found = _AS_ARTICLE.match(bare(lines[0]))
    articles = {
        numbers[0]
        for u in subject.units
        if u.level == "dieu" and u.appendix is None and u.label and (numbers := numbers_of("dieu", u.label))
    }
    if found is None:
        if articles:
            yield Fault(
                _("nơi nhận đầu tiên phải là “- Như Điều …;”"),
                lines[0].paragraph,
                present=full(lines[0]),
                component=C.NOI_NHAN,
            )
        return
    if not articles:
        yield Unseen(_("không nhận ra các điều của văn bản"))
        return
    if not found[0].startswith("Như Điều"):
        yield Fault(_("viết “Như Điều”"), lines[0].paragraph, present=full(lines[0]), component=C.NOI_NHAN)
    given = [int(number) for number in re.findall(r"\d+", found["numbers"])]
    charged = _charging_article(subject)
    if charged is not None and charged not in given and all(number in articles for number in given):
        yield Fault(
            _("điều về trách nhiệm thi hành là Điều {n}").format(n=charged),
            lines[0].paragraph,
            present=full(lines[0]),
            component=C.NOI_NHAN,
            severity=Severity.WARNING,
        )
    for number in given:
        if number not in articles:
            yield Fault(
                _("văn bản không có Điều {n}").format(n=number),
                lines[0].paragraph,
                present=full(lines[0]),
                component=C.NOI_NHAN,
            )
