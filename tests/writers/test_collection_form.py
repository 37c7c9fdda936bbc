"""The workbook that a unit fills in: who it is, what is locked, what its own formulas say of right and wrong figures."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import openpyxl
import pytest

from generator.writers import collection_form
from tests.drafting.annual.population import LAST, PLAN, UNITS, P, S, form, values

WHAT = collection_form.Collection(PLAN, 2026, "Sở Y tế", LAST)


def book(unit: Any = P, **changed: Any) -> Any:
    made = collection_form.write(form().for_unit(unit), unit, WHAT, filled={**values(unit), **changed})
    return openpyxl.load_workbook(io.BytesIO(made))


def row_of(sheet: Any, code: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == code)


class Excel:
    """As much of Excel as the form's own formulas use: IF, OR, ABS, & + - * /, comparisons, texts, cells."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def value(self, address: str) -> Any:
        held = self.sheet[address].value
        if isinstance(held, str) and held.startswith("="):
            return self.formula(held[1:])
        return "" if held is None else held

    def formula(self, text: str) -> Any:
        self.tokens = re.findall(r'"(?:[^"]|"")*"|[A-Z]+\d+|[A-Z]+(?=\()|\d+(?:\.\d+)?|<=|>=|<>|[-+*/&=<>(),]', text)
        self.at = 0
        found = self.comparison()
        assert self.at == len(self.tokens), text
        return found

    def next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def comparison(self) -> Any:
        left = self.joined()
        while self.peek() in {"=", "<", ">", "<=", ">=", "<>"}:
            sign, right = self.next(), self.joined()
            if isinstance(left, Fault) or isinstance(right, Fault):
                left = Fault()
                continue
            left = {"=": lambda a, b: a == b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b}[sign](left, right)
        return left

    def joined(self) -> Any:
        left = self.sum()
        while self.peek() == "&":
            self.next()
            left = f"{left}{self.sum()}"
        return left

    def sum(self) -> Any:
        left = self.product()
        while self.peek() in {"+", "-"}:
            sign, right = self.next(), self.product()
            left = _counted(left, sign, right)
        return left

    def product(self) -> Any:
        left = self.atom()
        while self.peek() in {"*", "/"}:
            sign, right = self.next(), self.atom()
            left = _counted(left, sign, right)
        return left

    def atom(self) -> Any:
        token = self.next()
        if token == "-":
            return _counted(0, "-", self.atom())
        if token == "(":
            inner = self.comparison()
            assert self.next() == ")"
            return inner
        if token in {"IF", "OR", "ABS"}:
            return self.call(token)
        if token.startswith('"'):
            return token[1:-1].replace('""', '"')
        if token[0].isdigit():
            return float(token)
        tokens, at = self.tokens, self.at
        held = self.value(token)
        self.tokens, self.at = tokens, at
        return held

    def call(self, name: str) -> Any:
        assert self.next() == "("
        given = [self.comparison()]
        while self.next() == ",":
            given.append(self.comparison())
        if name == "OR":
            return any(given)
        if name == "ABS":
            return abs(given[0]) if not isinstance(given[0], Fault) else given[0]
        return given[1] if given[0] else given[2]


class Fault:
    """An error value: it may stand in a branch that IF does not take."""


def _counted(left: Any, sign: str, right: Any) -> Any:
    if isinstance(left, (str, Fault)) or isinstance(right, (str, Fault)) or (sign == "/" and right == 0):
        return Fault()
    return {"+": left + right, "-": left - right, "*": left * right, "/": left / right if sign == "/" else 0}[sign]


def told(sheet: Any, code: str) -> str:
    found = Excel(sheet).value(f"F{row_of(sheet, code)}")
    assert isinstance(found, str)
    return found


def rate(sheet: Any, code: str) -> Any:
    return Excel(sheet).value(f"D{row_of(sheet, code)}")


def test_right_figures_leave_every_check_empty() -> None:
    sheet = book()["Số liệu"]
    checks = [cell for cell in sheet["F"] if isinstance(cell.value, str) and cell.value.startswith("=")]
    assert len(checks) >= 20 and {Excel(sheet).value(cell.coordinate) for cell in checks} == {""}


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        pytest.param({"tuoi_65": 1401}, "dan_so", "Không khớp: cộng ba nhóm tuổi = dân số cuối năm. ", id="parts and whole"),
        pytest.param({"gai": 61}, "sinh", "Không khớp: bé trai + bé gái = trẻ sinh ra sống. ", id="boys and girls"),
        pytest.param({"kham_truoc_ket_hon": 101}, "ket_hon", "Không khớp: người được khám không vượt số người kết hôn. ", id="more than all"),
    ],
)  # fmt: skip
def test_wrong_figures_are_told_beside_the_row(changed: dict[str, int], code: str, said: str) -> None:
    assert told(book(**changed)["Số liệu"], code) == said


def test_a_blank_is_not_told_to_be_wrong() -> None:
    assert told(book(tuoi_65=None)["Số liệu"], "dan_so") == ""


def test_rates_are_counted_in_the_sheet_as_in_the_report() -> None:
    sheet = book()["Số liệu"]
    assert rate(sheet, "ty_le_tre_em") == pytest.approx(20)  # 2.000 of 10.000
    assert rate(sheet, "ty_le_phu_thuoc") == pytest.approx(3400 / 6600 * 100)
    assert rate(sheet, "ty_so_gioi_tinh") == pytest.approx(68 / 62 * 100)
    assert rate(book(gai=None)["Số liệu"], "ty_so_gioi_tinh") == ""
    assert rate(book(gai=0, trai=130)["Số liệu"], "ty_so_gioi_tinh") == ""


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_a_form_says_whose_it_is_and_lets_only_yellow_cells_be_filled(unit: Any) -> None:
    made = book(unit)
    told = json.loads(made["_vanban"]["A1"].value)
    assert (told["don_vi"], told["ke_hoach"], told["nam"], told["bieu"]) == (unit.id, PLAN, 2026, "dan-so")
    assert made["_vanban"].sheet_state == "veryHidden"
    assert [made["Thông tin"][f"B{row}"].value for row in (3, 5, 7)] == [
        unit.name,
        "Năm 2026",
        "chậm nhất ngày 30/11/2026",
    ]
    sheet = made["Số liệu"]
    assert sheet.protection.sheet
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    typed = [i.code for i in form().for_unit(unit).indicators if i.typed]
    assert open_cells == {f"D{row_of(sheet, code)}" for code in typed}


def test_only_one_sở_is_asked_what_it_alone_holds() -> None:
    asked = {unit.id: "tong_ty_suat_sinh" in {cell.value for cell in book(unit)["Số liệu"]["A"]} for unit in (S, P)}
    assert asked == {S.id: True, P.id: False}


def test_every_figure_is_held_to_a_number_that_is_not_negative() -> None:
    sheet = book()["Số liệu"]
    typed = [i for i in form().for_unit(P).indicators if i.typed]
    rules = {
        str(rule.sqref): (rule.type, rule.operator, rule.formula1) for rule in sheet.data_validations.dataValidation
    }
    for indicator in typed:
        kind = "whole" if indicator.kind.value == "so_dem" else "decimal"
        assert any(
            f"D{row_of(sheet, indicator.code)}" in area.split() or _inside(area, row_of(sheet, indicator.code))
            for area, rule in rules.items()
            if rule == (kind, "greaterThanOrEqual", "0")
        )


def _inside(area: str, row: int) -> bool:
    for piece in area.split():
        first, _colon, last = piece.partition(":")
        if int(first[1:]) <= row <= int((last or first)[1:]):
            return True
    return False
