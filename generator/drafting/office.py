"""An input and the profile of its office -> the whole input: what the input says itself is never replaced."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.catalog import bases, kinds
from generator.errors import ErrorGroup, GeneratorError, InputError
from generator.messages import _
from generator.model.document import Document
from generator.model.location import Location
from generator.model.office import Office, Passage, Signatory
from generator.vietnamese.tone import match_key

LIBRARY = "thu_vien"
"""The key that stands for a passage of the library: ``can_cu: [{thu_vien: thi-dua}]``."""
_FOR_ANOTHER = re.compile(r"\s*(?:KT|TL|TUQ|Q)\s*\.")
"""Signing for another needs a right that the profile states (Điều 13 of the decree)."""
_LISTS = ("can_cu", "noi_dung", "kinh_gui")


def complete(values: Mapping[str, Any], office: Office, *, today: dt.date, source: str) -> dict[str, Any]:
    """Return the plain ``values`` of an input with everything that its office's profile adds.

    ``ky: pho-giam-doc`` becomes the lines and the name of that signatory. A ``thu_vien`` entry of a list becomes the
    passage's lines, if it may be used on the document's own date (``today`` where the document has none). Raises
    :class:`InputError` or :class:`ErrorGroup`: a signatory or passage that is not there, one that has expired or is not in
    force yet, a signatory whose right does not cover the kind.
    """
    return _Completion(values, office, today, source).run()


class _Completion:
    def __init__(self, values: Mapping[str, Any], office: Office, today: dt.date, source: str) -> None:
        self.values, self.office, self.source = dict(values), office, source
        self.kind = str(values.get("loai", ""))
        self.on = _date(values.get("ngay")) or today
        self.errors: list[GeneratorError] = []

    def run(self) -> dict[str, Any]:
        self.names()
        self.signature()
        for key in _LISTS:
            if isinstance(self.values.get(key), list):
                self.values[key] = self.passages(self.values[key], (key,))
        self.recipients()
        if self.errors:
            raise self.errors[0] if len(self.errors) == 1 else ErrorGroup(self.errors)
        return self.values

    def names(self) -> None:
        office, values = self.office, self.values
        if not values.get("co_quan") and office.issuer:
            # The body above belongs to the issuer: a document of another issuer brings its own.
            values["co_quan"] = list(office.issuer)
            if office.superior:
                values.setdefault("co_quan_chu_quan", list(office.superior))
        kind = kinds.find(self.kind)
        if kind is not None and kind.symbol and office.letters and not values.get("ky_hieu"):
            values["ky_hieu"] = f"{kind.symbol}-{office.letters}"
        if kind is not None and kind.date_line and office.place:
            values.setdefault("dia_danh", office.place)
        if office.contact:
            values.setdefault("dia_chi", list(office.contact))

    def signature(self) -> None:
        given = self.values.get("ky", self.office.usual or None)
        if isinstance(given, str):
            self.values["ky"] = self.signatory(given, ("ky",))
        elif isinstance(given, dict) and self.values.get("ky_trai") is None:
            self.written_out(given)
        if isinstance(self.values.get("ky_trai"), str):
            self.values["ky_trai"] = self.signatory(self.values["ky_trai"], ("ky_trai",))

    def signatory(self, name: str, path: tuple[str | int, ...]) -> dict[str, Any]:
        found = self.office.signatories.get(name)
        if found is None:
            self.fail(
                _("hồ sơ cơ quan không có người ký “{name}”").format(name=name), path, name, self.office.signatories
            )
            return {}
        self.right(found, name, path)
        return {"quyen_han_chuc_vu": list(found.lines), "ho_ten": found.name}

    def right(self, found: Signatory, name: str, path: tuple[str | int, ...]) -> None:
        """Tell where a signatory's right does not cover the kind or the day of the document."""
        if found.kinds and self.kind not in found.kinds:
            self.fail(
                _("“{name}” không được ký loại {kind} theo hồ sơ cơ quan").format(name=name, kind=self.kind), path
            )
        if found.until is not None and self.on > found.until:
            self.fail(_("“{name}” chỉ được ký đến ngày {date}").format(name=name, date=f"{found.until:%d/%m/%Y}"), path)
        if found.since is not None and self.on < found.since:
            self.fail(_("“{name}” chỉ được ký từ ngày {date}").format(name=name, date=f"{found.since:%d/%m/%Y}"), path)

    def written_out(self, given: Mapping[str, Any]) -> None:
        """Compare a signature that the input writes out with the rights in the profile: who may sign KT., TL. and how."""
        name = given.get("ho_ten")
        lines = given.get("quyen_han_chuc_vu")
        lines = lines.split("\n") if isinstance(lines, str) else lines
        if not (isinstance(name, str) and name.strip(" .…") and isinstance(lines, list) and self.of_the_office()):
            return
        printed = [str(line) for line in lines]
        own = [one for one in self.office.signatories.values() if match_key(one.name) == match_key(name)]
        for one in own:
            if [match_key(line) for line in one.lines] == [match_key(line) for line in printed]:
                self.right(one, name, ("ky", "ho_ten"))
                return
        shown = " / ".join(printed)
        if own:
            rights = "; ".join(f"“{' / '.join(one.lines)}”" for one in own)
            self.fail(
                _("“{name}” không được ký “{lines}” theo hồ sơ cơ quan").format(name=name, lines=shown),
                ("ky", "quyen_han_chuc_vu"),
                hint=_("người này được ký: {rights}").format(rights=rights),
            )
        elif any(_FOR_ANOTHER.match(line) for line in printed):
            self.fail(
                _("hồ sơ cơ quan không có “{name}” được ký “{lines}”").format(name=name, lines=shown),
                ("ky", "ho_ten"),
                hint=_("ghi người này và quyền ký vào nguoi_ky của hồ sơ"),
            )

    def of_the_office(self) -> bool:
        """Whether the document is issued by the office of the profile, which states who signs."""
        given = self.values.get("co_quan")
        lines = given.split("\n") if isinstance(given, str) else given or ()
        same = [match_key(str(line)) for line in lines] == [match_key(line) for line in self.office.issuer]
        return bool(self.office.signatories) and same

    def passages(self, entries: Sequence[Any], path: tuple[str | int, ...]) -> list[Any]:
        whole: list[Any] = []
        for number, entry in enumerate(entries):
            here = (*path, number)
            if isinstance(entry, dict) and set(entry) == {LIBRARY}:
                whole += self.passage(str(entry[LIBRARY]), here, last=number == len(entries) - 1)
            elif isinstance(entry, dict) and isinstance(entry.get("noi_dung"), list):
                whole.append({**entry, "noi_dung": self.passages(entry["noi_dung"], (*here, "noi_dung"))})
            else:
                whole.append(entry)
        return whole

    def passage(self, name: str, path: tuple[str | int, ...], *, last: bool) -> list[str]:
        found = self.office.library.get(name)
        if found is None and path[0] == "can_cu" and name in bases.sets():
            lines = self.basis_set(bases.sets()[name], path)
            return [*lines[:-1], f"{lines[-1][:-1]}."] if lines and last else lines
        if found is None:
            known = {**self.office.library, **(bases.sets() if path[0] == "can_cu" else {})}
            self.fail(_("thư viện không có đoạn “{name}”").format(name=name), path, name, known)
            return []
        if (why := _unusable(found, self.on)) is not None:
            self.fail(_("đoạn “{name}” của thư viện {why}").format(name=name, why=why), path)
        return list(found.lines)

    def basis_set(self, found: bases.BasisSet, path: tuple[str | int, ...]) -> list[str]:
        """Return the căn cứ of a set that are in force on the document's day; what is not known is asked for."""
        day = f"{self.on:%d/%m/%Y}"
        if unknown := found.unknown(self.on):
            self.fail(
                _("chưa rõ {acts} còn hiệu lực ở ngày {date} không").format(acts=", ".join(unknown), date=day),
                path,
                hint=_("viết các căn cứ này vào đầu vào"),
            )
        lines = found.lines(self.on)
        if not lines and not unknown:
            self.fail(
                _("bộ căn cứ “{name}” không có văn bản nào còn hiệu lực ở ngày {date}").format(name=found.id, date=day),
                path,
                hint=_("viết các căn cứ này vào đầu vào"),
            )
        return lines

    def recipients(self) -> None:
        office = self.office
        given = self.values.get("noi_nhan")
        if given is None:
            usual = office.recipients.get(self.kind, ())
            given = {"danh_sach": list(usual)} if usual else None
        if not isinstance(given, dict):
            return
        given = dict(given)
        if isinstance(given.get("danh_sach"), list):
            given["danh_sach"] = self.passages(given["danh_sach"], ("noi_nhan", "danh_sach"))
        if office.archive:
            given.setdefault("luu", office.archive)
        self.values["noi_nhan"] = given

    def fail(
        self,
        message: str,
        path: tuple[str | int, ...],
        wrong: str = "",
        known: Mapping[str, Any] | None = None,
        *,
        hint: str | None = None,
    ) -> None:
        near = difflib.get_close_matches(wrong, known, n=3, cutoff=0.5) or sorted(known) if known else []
        if near and hint is None:
            hint = _("các tên có trong hồ sơ: {names}").format(names=", ".join(near))
        self.errors.append(InputError(message, at=Location(self.source, path=path), hint=hint))


def _unusable(passage: Passage, on: dt.date) -> str | None:
    if passage.until is not None and on > passage.until:
        return _("chỉ dùng được đến ngày {date}").format(date=f"{passage.until:%d/%m/%Y}")
    if passage.since is not None and on < passage.since:
        return _("chỉ dùng được từ ngày {date}").format(date=f"{passage.since:%d/%m/%Y}")
    return None


def _date(value: Any) -> dt.date | None:
    """Return the day that an input names; ``None`` for none, and for one that the model will refuse with its place."""
    if not isinstance(value, str):
        return None
    try:
        return Document.model_validate({"loai": "cong-van", "ngay": value}).date
    except ValueError:
        return None
