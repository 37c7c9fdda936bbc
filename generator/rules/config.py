"""The configuration of a check (``vanban.toml``): rules on and off, weights, house style, own bodies and signatories.

[quy_tac]
tat = ["ND30-099", "TASK"]              # mã hoặc phần đầu của mã
[muc_do]
"ND30-073" = "loi"                      # loi | canh_bao
[noi_bo]                                # chỉ được hẹp hơn quy định
le.trai = 30                            # mm: tren, duoi, trai, phai
co_chu.noi_dung = 14                    # pt: mã thành phần như ở catalog
lui_dau_dong = 10                       # mm
gian_dong = [1, 1.2]
cach_doan = 6                           # pt, ít nhất
[co_quan]
ten = ["BAN QUẢN LÝ KHU KINH TẾ ĐÔNG NAM"]
viet_tat = ["BQLKKT"]
[nguoi_ky]
"Nguyễn Văn An" = "Chủ tịch"
[nganh]
hoc_ham_truoc_ten = true
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import InputError
from generator.messages import _
from generator.model.location import Location
from generator.model.problem import Severity


@dataclass(frozen=True)
class Config:
    """What an office decided. Everything is optional; :data:`DEFAULT` is the decree alone."""

    off: tuple[str, ...] = ()
    """Ids or prefixes of the rules that are not run."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Rule id -> the weight of its findings in this office."""
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """House style, narrower than the decree: "le.trai", "co_chu.noi_dung", "lui_dau_dong" … -> (low, high)."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations of bodies and units that the office's symbols use (SGDĐT, NVTL …)."""
    bodies: tuple[str, ...] = ()
    """Official names of bodies that the catalog does not know."""
    signatories: Mapping[str, str] = field(default_factory=dict)
    """Name of a person who signs -> the office held."""
    titles_before_names: bool = False
    """The sector's head lets academic or military titles stand before the signer's name (PL1/P1/M2/k7/c)."""

    def severity_of(self, id: str) -> Severity | None:
        """Return the office's own weight for a rule; ``None`` when it keeps the usual one."""
        return self.severities.get(id)

    def range_of(self, name: str) -> tuple[float, float] | None:
        """Return the house style's range of a figure; ``None`` when the office has none of its own."""
        return self.ranges.get(name)


DEFAULT = Config()

_SECTIONS: dict[str, tuple[str, ...]] = {
    "quy_tac": ("tat",),
    "muc_do": (),
    "noi_bo": ("le", "co_chu", "lui_dau_dong", "gian_dong", "cach_doan"),
    "co_quan": ("ten", "viet_tat"),
    "nguoi_ky": (),
    "nganh": ("hoc_ham_truoc_ten",),
}
_WEIGHTS = {"loi": Severity.ERROR, "canh_bao": Severity.WARNING}


def load_config(path: Path) -> Config:
    """Return the configuration that the file ``path`` holds. Raises InputError with place and hint."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(_("không đọc được tệp cấu hình"), at=Location(str(path))) from error
    return parse_config(text, source=str(path))


def parse_config(text: str, *, source: str = "vanban.toml") -> Config:
    """Return the configuration written in ``text`` (TOML). Raises InputError with place and hint."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            _("tệp cấu hình sai cú pháp TOML: {error}").format(error=error), at=Location(source)
        ) from error
    return _Reader(source).config(data)


class _Reader:
    """Turns the tables of a TOML file into a Config; every complaint names its key."""

    def __init__(self, source: str) -> None:
        self._source = source

    def config(self, data: Mapping[str, Any]) -> Config:
        for name, table in data.items():
            self._known(name, _SECTIONS, (name,))
            if not isinstance(table, dict):
                raise self._wrong((name,), _("phải là một bảng [{name}]").format(name=name))
            if _SECTIONS[name]:
                for key in table:
                    self._known(key, _SECTIONS[name], (name, key))
        house = data.get("noi_bo", {})
        return Config(
            off=self._texts(data, "quy_tac", "tat", rules=True),
            severities={self._rule(id): self._weight(id, word) for id, word in data.get("muc_do", {}).items()},
            ranges=self._ranges(house),
            abbreviations=self._texts(data, "co_quan", "viet_tat"),
            bodies=self._texts(data, "co_quan", "ten"),
            signatories={
                name: self._text(office, ("nguoi_ky", name)) for name, office in data.get("nguoi_ky", {}).items()
            },
            titles_before_names=self._switch(data.get("nganh", {}).get("hoc_ham_truoc_ten", False)),
        )

    def _wrong(self, path: tuple[str, ...], message: str, hint: str | None = None) -> InputError:
        return InputError(message, at=Location(self._source, path=path), hint=hint)

    def _known(self, name: str, names: Any, path: tuple[str, ...]) -> None:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            hint = (
                _("có phải là “{name}”?").format(name=near[0])
                if near
                else _("các khóa: {keys}").format(keys=", ".join(names))
            )
            raise self._wrong(path, _("không có khóa “{name}”").format(name=name), hint)

    def _text(self, value: Any, path: tuple[str, ...]) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(path, _("phải là một đoạn chữ"))
        return value.strip()

    def _texts(self, data: Mapping[str, Any], table: str, key: str, *, rules: bool = False) -> tuple[str, ...]:
        values = data.get(table, {}).get(key, [])
        if not isinstance(values, list):
            raise self._wrong((table, key), _('phải là danh sách, ví dụ {key} = ["…"]').format(key=key))
        texts = [self._text(value, (table, key)) for value in values]
        return tuple(self._rule(text, prefix=True) for text in texts) if rules else tuple(texts)

    def _rule(self, id: str, *, prefix: bool = False) -> str:
        from generator.rules.engine import RULES
        from generator.rules.families import load

        load()
        id = id.strip().upper()
        if id in RULES or (prefix and any(known.startswith(id) for known in RULES)):
            return id
        near = difflib.get_close_matches(id, RULES, n=1)
        hint = _("có phải là “{name}”?").format(name=near[0]) if near else _("vanban rules liệt kê mọi quy tắc")
        raise self._wrong(("quy_tac" if prefix else "muc_do", id), _("không có quy tắc “{id}”").format(id=id), hint)

    def _weight(self, id: str, word: Any) -> Severity:
        if word not in _WEIGHTS:
            raise self._wrong(("muc_do", id), _('mức độ phải là "loi" hoặc "canh_bao"'))
        return _WEIGHTS[word]

    def _switch(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self._wrong(("nganh", "hoc_ham_truoc_ten"), _("phải là true hoặc false"))
        return value

    def _ranges(self, house: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
        decree = decree_ranges()
        ranges: dict[str, tuple[float, float]] = {}
        for key, value in house.items():
            entries = {f"{key}.{part}": own for part, own in value.items()} if isinstance(value, dict) else {key: value}
            for name, own in entries.items():
                path = ("noi_bo", *name.split("."))
                self._known(name, decree, path)
                ranges[name] = self._narrower(own, decree[name], path)
        return ranges

    def _narrower(self, value: Any, allowed: tuple[float, float], path: tuple[str, ...]) -> tuple[float, float]:
        """Return a range of the house; refuse one that leaves what the decree allows."""
        numbers = value if isinstance(value, list) else [value, value]
        if path[-1] == "cach_doan" and not isinstance(value, list):
            numbers = [value, allowed[1]]
        if len(numbers) != 2 or any(isinstance(n, bool) or not isinstance(n, (int, float)) for n in numbers):
            raise self._wrong(path, _("phải là một số hoặc [thấp nhất, cao nhất]"))
        low, high = map(float, numbers)
        if low > high or low < allowed[0] or high > allowed[1]:
            span = _("từ {low:g} đến {high:g}").format(low=allowed[0], high=allowed[1])
            raise self._wrong(
                path,
                _("{low:g} - {high:g} ra ngoài khoảng mà Nghị định cho phép").format(low=low, high=high),
                _("chỉ được chọn hẹp hơn: {span}").format(span=span),
            )
        return low, high


def decree_ranges() -> dict[str, tuple[float, float]]:
    """Return the ranges that a house style may narrow, by the name of the figure in ``[noi_bo]``."""
    from generator.catalog import nd30

    margins = nd30.page().margins
    sides = {"tren": "top", "duoi": "bottom", "trai": "left", "phai": "right"}
    ranges = {f"le.{name}": (float(margins[side].low), float(margins[side].high)) for name, side in sides.items()}
    ranges |= {f"co_chu.{id}": (component.low, component.high) for id, component in nd30.components().items()}
    body = nd30.body()
    ranges["lui_dau_dong"] = (float(min(body.first_line)), float(max(body.first_line)))
    ranges["gian_dong"] = (body.line_min, body.line_max)
    ranges["cach_doan"] = (body.gap_min, 36.0)
    return ranges
