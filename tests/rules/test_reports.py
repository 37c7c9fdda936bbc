"""The four reports: what a clerk reads first, what scripts rely on, what tools collect, what can be opened in a browser."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from generator.model.edits import Fix, ReplaceText, Safety
from generator.model.layout import Component
from generator.model.location import Location
from generator.model.problem import Severity
from generator.readers import read_bytes
from generator.rules import RULES, Finding, Gap, Report, check
from generator.rules.reports import FORMATS
from tests.builders import defects as d

CLEAN = Report("sach.docx", profile="bản chính thức, văn bản giấy", checked=300)


def faulty(name: str = "ke-hoach.docx") -> Report:
    data = d.with_defect("ke-hoach", d.size("Số: 15", 16))
    return check(read_bytes(data, source=name, suffix=".docx"))


def finding(**changes: Any) -> Finding:
    given: dict[str, Any] = {
        "rule": "ND30-055",
        "severity": Severity.ERROR,
        "message": "số nhỏ hơn 10 phải có số 0 phía trước",
        "clause": "khoản 3 Mục II",
        "place": "dòng Số, ký hiệu",
    }
    return Finding(**{**given, **changes})


def as_json(*reports: Report, failures: dict[str, str] | None = None) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FORMATS["json"](reports, failures or {}))
    return data


def as_sarif(*reports: Report, failures: dict[str, str] | None = None) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FORMATS["sarif"](reports, failures or {}))
    return data


def text(*reports: Report, failures: dict[str, str] | None = None) -> str:
    return FORMATS["text"](reports, failures or {})


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_of_one_and_of_many_is_text_that_ends_in_a_newline(form: str) -> None:
    for reports in ((CLEAN,), (CLEAN, faulty(), CLEAN)):
        written = FORMATS[form](reports, {"hong.docx": "tệp bị hỏng"} if len(reports) > 1 else {})
        assert written.endswith("\n")
        assert "\r" not in written


# --- text ---


def test_the_first_words_are_the_verdict() -> None:
    assert text(CLEAN).startswith("Có thể trình ký: sach.docx\n")
    assert text(faulty()).startswith("Chưa thể ký: ke-hoach.docx\n")


def test_warnings_alone_do_not_stand_against_the_signature() -> None:
    report = Report("a.docx", (finding(severity=Severity.WARNING),))
    assert text(report).startswith("Có thể trình ký")


def test_a_finding_is_told_with_place_present_proposed_clause_and_rule() -> None:
    told = text(faulty())
    assert "PHẢI SỬA\n- dòng Số, ký hiệu (đoạn 5): cỡ chữ 16, phải là 13\n" in told
    assert "    hiện nay: cỡ 16\n    đề nghị:  cỡ 13\n" in told
    assert "(điểm c khoản 3 Mục II Phần I Phụ lục I; ND30-064; sửa tự động được)" in told


def test_the_three_heaps_stand_in_their_order() -> None:
    must = finding()
    should = finding(rule="ND30-239", severity=Severity.WARNING, proposed="a b")
    look = finding(rule="ND30-098", severity=Severity.WARNING)
    told = text(Report("a.docx", (look, should, must)))
    assert "1 chỗ phải sửa, 1 chỗ nên sửa, 1 chỗ cần xem" in told
    assert told.index("PHẢI SỬA") < told.index("NÊN SỬA") < told.index("CẦN XEM")


def test_equal_findings_are_told_once_with_their_places() -> None:
    places = [finding(place=f"nội dung (đoạn {n})") for n in range(1, 10)]
    told = text(Report("a.docx", tuple(places)))
    assert told.count("số nhỏ hơn 10") == 1
    assert "cũng ở: nội dung (đoạn 2), " in told
    assert "và 2 chỗ khác" in told


def test_what_is_to_be_taken_away_is_said_in_words() -> None:
    assert "đề nghị:  (bỏ)" in text(Report("a.docx", (finding(present="x", proposed=""),)))


def test_what_could_not_be_judged_is_told_by_its_reason() -> None:
    gaps = (*(Gap(f"ND30-{n:03}", "tệp không có bố cục") for n in range(1, 20)), Gap("ND30-190", "xem bằng mắt"))
    told = text(Report("a.txt", (), gaps))
    assert told.count("tệp không có bố cục") == 1
    assert "ND30-012 và 7 quy tắc khác)" in told
    assert "- xem bằng mắt (ND30-190)" in told


def test_several_files_end_in_a_table_with_totals() -> None:
    lines = text(CLEAN, faulty(), failures={"hong.docx": "tệp bị hỏng"}).rstrip("\n").splitlines()
    table = lines[-7:]
    assert table[0].split() == ["Tệp", "Kết", "luận", "Phải", "sửa", "Nên", "sửa", "Cần", "xem", "Chỗ", "trống"]
    assert "Không đọc được" in table[4]
    assert table[6].startswith("Cộng: 3 tệp")
    assert "1 có thể trình ký" in table[6]
    assert len({len(line) for line in table}) == 1


# --- json ---


def test_json_keeps_the_contract_of_commands() -> None:
    (file,) = as_json(faulty())["files"]
    assert {"path", "findings", "not_evaluated"} <= set(file)
    assert file["path"] == "ke-hoach.docx"
    assert file["ready"] is False
    (found,) = [f for f in file["findings"] if f["rule"] == "ND30-064"]
    assert found["severity"] == "error"
    assert found["message"] == "cỡ chữ 16, phải là 13"
    assert found["location"]["component"] == "so_ky_hieu"
    assert found["location"]["paragraph"] == 5
    assert found["location"]["text"].startswith("Số: 15")
    assert found["clause"]
    assert found["fix"] == {"title": "Đổi cỡ chữ thành 13", "safety": "safe"}
    assert all({"rule", "reason"} <= set(gap) for gap in file["not_evaluated"])


def test_json_says_an_unsafe_fix_and_no_fix() -> None:
    edit = ReplaceText("p", 0, 1, "x", "a")
    unsafe = finding(fix=Fix("Đổi", (edit,), Safety.UNSAFE))
    found = as_json(Report("a.docx", (unsafe, finding())))["files"][0]["findings"]
    assert found[0]["fix"] == {"title": "Đổi", "safety": "unsafe"}
    assert "fix" not in found[1]


def test_json_of_a_file_that_could_not_be_read_has_the_reason() -> None:
    assert as_json(failures={"hong.docx": "tệp bị hỏng"}) == {"files": [{"path": "hong.docx", "error": "tệp bị hỏng"}]}


def test_rules_for_the_eye_are_marked() -> None:
    gaps = as_json(faulty())["files"][0]["not_evaluated"]
    by_eye = {gap["rule"] for gap in gaps if gap.get("by_eye")}
    assert by_eye
    assert by_eye <= {id for id, rule in RULES.items() if rule.by_eye}


# --- sarif ---


def test_sarif_is_a_run_of_version_2_1_0_with_rules_that_its_results_point_to() -> None:
    log = as_sarif(faulty(), CLEAN)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"]
        assert place["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
    for note in run["invocations"][0]["toolExecutionNotifications"]:
        assert rules[note["associatedRule"]["index"]]["id"] == note["associatedRule"]["id"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")


def test_sarif_paths_are_addresses() -> None:
    log = as_sarif(Report("thư mục\\văn bản 1.docx", (finding(at=Location("a.docx", paragraph=4)),)))
    (result,) = log["runs"][0]["results"]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"].isascii()
    assert " " not in where["artifactLocation"]["uri"]
    assert "/" in where["artifactLocation"]["uri"]
    assert where["region"] == {"startLine": 4}


def test_sarif_tells_of_files_that_could_not_be_read() -> None:
    (run,) = as_sarif(CLEAN, failures={"hong.docx": "tệp bị hỏng"})["runs"]
    (told,) = run["invocations"]
    assert told["executionSuccessful"] is False
    assert told["toolExecutionNotifications"][-1]["message"]["text"] == "tệp bị hỏng"


# --- html ---


class _Page(HTMLParser):
    VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.words = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [value for key, value in attrs if key in ("href", "src") and value]
        if given.get("id"):
            self.ids.add(given["id"] or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_is_whole_and_needs_nothing_from_elsewhere() -> None:
    source = FORMATS["html"]((CLEAN, faulty()), {"hong.docx": "tệp bị hỏng"})
    page = _Page(source)
    assert page.open == []
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link[1:] for link in page.links} <= page.ids
    assert "<script" not in source
    for words in ("Chưa thể ký", "Có thể trình ký", "tệp bị hỏng", "cỡ chữ 16, phải là 13", "ND30-064"):
        assert words in page.words


def test_words_of_a_document_are_never_taken_for_tags() -> None:
    evil = '<img src=x onerror="alert(1)">&amp;'
    report = Report(evil, (finding(message=evil, place=evil, present=evil, proposed=evil),), (Gap("ND30-001", evil),))
    source = FORMATS["html"]((report,), {evil: evil})
    assert "<img" not in source
    assert evil in _Page(source).words


@pytest.mark.parametrize("component", list(Component))
def test_every_component_can_stand_in_every_report(component: Component) -> None:
    report = Report("a.docx", (finding(component=component),))
    for render in FORMATS.values():
        assert "ND30-055" in render((report,), {})
