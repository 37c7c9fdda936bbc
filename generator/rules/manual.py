"""The rules as pages to read: one rule explained, a page for each family, and Phụ lục I, II, III clause by clause."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalog import rules_nd30
from generator.catalog.clauses import in_words
from generator.catalog.store import load as load_data
from generator.messages import _
from generator.model.problem import Severity
from generator.rules.engine import RULES, SECTIONS, Rule
from generator.rules.families import load

OWN = {
    "TYPO": "Cách gõ: dấu câu, dấu ngoặc, gạch nối, cách viết thống nhất",
    "CITE": "Viện dẫn: số, ký hiệu, ngày, cơ quan, tên văn bản",
    "LAW": "Hiệu lực của văn bản được viện dẫn",
    "NAME": "Tên cơ quan, địa danh theo thời gian",
    "SIGN": "Thẩm quyền ký",
    "LIST": "Thứ tự, dẫn chiếu trong văn bản",
    "TASK": "Giao nhiệm vụ: chủ trì, thời hạn, nơi nhận kết quả",
    "SPELL": "Chính tả",
}
"""Title of the page of each prefix of our own."""


def explain(id: str) -> str | None:
    """Return the page of one rule as Markdown; ``None`` when there is no such rule."""
    load()
    rule = RULES.get(id.upper())
    return None if rule is None else page(rule)


def sections(rule: Rule) -> dict[str, str]:
    """Return the sections of a rule's docstring by heading, its text beneath."""
    found: dict[str, str] = {}
    for block in rule.explanation.split("\n## ")[1:]:
        head, _newline, body = block.partition("\n")
        found[head.strip()] = body.strip()
    return found


def page(rule: Rule) -> str:
    """Return a rule's page: its fault as title, what it rests on, and the sections of its docstring."""
    fact = rules_nd30.all_rules().get(rule.id)
    lines = [f"## {rule.id}. {rule.title}", ""]
    if fact is not None:
        lines += [_("**Đúng là:** {title}.").format(title=fact.title), ""]
    lines += [
        _("**Mức độ:** {weight}.").format(weight=weight(rule)),
        "",
        _("**Điều luật:** {clause}.").format(clause=rule.clause or _("không có điều khoản nào quy định")),
        "",
    ]
    if fact is not None:
        lines += [_("**Dựa trên:** {basis}.").format(basis=basis(fact)), ""]
    if rule.by_eye:
        lines += [_("**Chương trình không tự đánh giá được:** {reason}.").format(reason=rule.by_eye), ""]
    parts = sections(rule)
    for head in SECTIONS:
        if head in parts:
            lines += [f"### {head}", "", parts[head], ""]
    return "\n".join(lines)


def weight(rule: Rule) -> str:
    """Return how much a rule's findings weigh, in words."""
    if rule.by_eye:
        return _("xem bằng mắt")
    return _("phải sửa") if rule.severity is Severity.ERROR else _("nên sửa hoặc cần xem")


def basis(fact: rules_nd30.RuleFact) -> str:
    """Return what a rule of the decree rests on, in words."""
    return {
        rules_nd30.Basis.LAW: _("quy định của văn bản"),
        rules_nd30.Basis.DERIVED: _("suy ra từ quy định, ví dụ hoặc mục đích của quy định"),
        rules_nd30.Basis.PRACTICE: _("thông lệ trình bày, văn bản không quy định"),
        rules_nd30.Basis.PROJECT: _("yêu cầu của chương trình, văn bản không quy định"),
    }[fact.basis]


def pages() -> dict[str, str]:
    """Return every page by its file name: a list, a page for each group of rules, and the clauses."""
    load()
    made: dict[str, str] = {}
    index = [
        _("# Các quy tắc kiểm tra"),
        "",
        _(
            "Trang này và các trang dưới đây lấy từ chính chương trình. Từng điều khoản: [phu-luc.md](phu-luc.md). Trên văn bản thật: [van-ban-that.md](../van-ban-that.md)."
        ),
        "",
    ]
    for name, title, rules in _groups():
        made[name] = "\n".join([f"# {title}", "", *(page(rule) for rule in rules)]).rstrip() + "\n"
        index += [f"## [{title}]({name})", ""]
        index += [_row(rule, name) for rule in rules]
        index.append("")
    made["README.md"] = "\n".join(index).rstrip() + "\n"
    made["phu-luc.md"] = clauses()
    return made


def _row(rule: Rule, name: str) -> str:
    return f"- [{rule.id}]({name}#{_anchor(rule)}) {rule.title} ({weight(rule)})"


def _anchor(rule: Rule) -> str:
    """Return the anchor that Markdown viewers make of the rule's heading."""
    text = f"{rule.id}. {rule.title}".casefold()
    return "".join(c for c in text.replace(" ", "-") if c.isalnum() or c in "-_")


def _groups() -> Iterable[tuple[str, str, list[Rule]]]:
    """Yield (file name, title, rules) of every page, the decree's groups first."""
    facts = rules_nd30.all_rules()
    groups: dict[tuple[str, str], list[Rule]] = {}
    for id, fact in facts.items():
        if id in RULES:
            groups.setdefault((fact.group, fact.group_name), []).append(RULES[id])
    for (letter, title), rules in groups.items():
        yield f"nd30-{letter.lower()}.md", f"{letter}. {title}", rules
    for prefix, title in OWN.items():
        rules = [RULES[id] for id in sorted(RULES) if id.startswith(f"{prefix}-")]
        if rules:
            yield f"{prefix.lower()}.md", title, rules


def clause_rules(clause: str) -> list[str]:
    """Return the ids of the rules that check a clause of the annexes: those that name it, a part of it, or what it is part of."""
    besides = [row.get("quy_tac", ()) for row in load_data("nd30_clauses")["clauses"] if row["id"] == clause]
    named = {
        fact.id
        for fact in rules_nd30.all_rules().values()
        for own in fact.clauses
        if own == clause or own.startswith(clause + "/")
    }
    return sorted(named.union(*besides))


def clauses() -> str:
    """Return the page that goes through Phụ lục I, II, III clause by clause: its rules, or why no program judges it."""
    load()
    names = {"PL1": _("Phụ lục I"), "PL2": _("Phụ lục II"), "PL3": _("Phụ lục III")}
    lines = [
        _("# Phụ lục I, II, III: điều khoản nào, quy tắc nào"),
        "",
        _("Mỗi điều khoản của ba phụ lục kèm theo Nghị định số 30/2020/NĐ-CP và các quy tắc kiểm tra điều khoản đó."),
        "",
    ]
    current = ""
    for row in load_data("nd30_clauses")["clauses"]:
        annex = row["id"].partition("/")[0]
        if annex != current:
            current = annex
            heads = (_("Điều khoản"), _("Nội dung"), _("Quy tắc"))
            lines += ["", f"## {names[annex]}", "", f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
        rules = [f"{id} ({_('bằng mắt')})" if RULES[id].by_eye else id for id in clause_rules(row["id"])]
        told = ", ".join(rules)
        if row.get("ly_do"):
            reason = _("không đánh giá: {reason}").format(reason=row["ly_do"])
            told = f"{told}; {reason}" if told else reason
        lines.append(f"| {in_words(row['id'])} | {row['ve']} | {told} |")
    return "\n".join(lines).rstrip() + "\n"
