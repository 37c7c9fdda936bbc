"""Award proposals: who is nominated for what and on which evidence; what was judged, by which rule, and why."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from pydantic import Field, model_validator

from generator.model.award_values import Amount, Count, Day, Flag, Launchers, Percent, Quota, Year
from generator.model.base import Model
from generator.model.document import Lines

Subject = Literal["tap_the", "ca_nhan", "ho_gia_dinh", "doanh_nghiep"]
Route = Literal["phong_trao", "cong_trang", "dot_xuat", "cong_hien", "nien_han", "doi_ngoai"]
Level = Literal["", "tinh", "so", "huyen", "xa", "thon"]
PersonClass = Literal["", "cbccvc", "giam_ngheo", "cong_nhan", "nong_dan", "doanh_nhan_tri_thuc", "khac"]
Poverty = Literal["", "ngheo", "can_ngheo", "moi_thoat_ngheo", "khong_ngheo"]
Grade = Literal["", "xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh"]
Occasion = Literal["", "hang_nam", "so_ket", "tong_ket"]
Simplified = Literal[
    "", "nhiem_vu_chinh_tri", "dot_xuat", "nguoi_dung_dau", "cong_hien", "nien_han", "doi_ngoai", "bi_mat", "khac"
]
"""Why the simplified procedure is asked for: the cases of Điều 85 of the law, or another."""


class Row(Model):
    """A line of evidence. ``place`` is the cell or line it stands in; empty where it was written by a program."""

    place: str = Field(default="", alias="o")


class Achievement(Row):
    """What was done in a year, the paper that shows it, and the award it already brought, if any."""

    year: Year = Field(alias="nam")
    text: str = Field(alias="noi_dung")
    evidence: str = Field(default="", alias="minh_chung")
    date: Day = Field(default=None, alias="ngay")
    rewarded: str = Field(default="", alias="da_khen")


class EarlierAward(Row):
    """An award or title held: its code of the catalog, year, decision."""

    code: str = Field(alias="ma")
    year: Year = Field(alias="nam")
    decision: str = Field(default="", alias="quyet_dinh")
    date: Day = Field(default=None, alias="ngay")
    issuer: str = Field(default="", alias="co_quan")
    route: Route = Field(default="cong_trang", alias="loai_hinh")
    achievement: str = Field(default="", alias="thanh_tich")


class Rating(Row):
    """The yearly grade of a person or unit. A year on maternity leave may have none: the leave counts as working time."""

    year: Year = Field(alias="nam")
    grade: Grade = Field(default="", alias="muc")
    maternity: Flag = Field(default=None, alias="nghi_thai_san")

    @model_validator(mode="after")
    def _graded(self) -> Rating:
        if not self.grade and not self.maternity:
            raise ValueError(f"năm {self.year} chưa có mức hoàn thành nhiệm vụ")
        return self


class Poor(Row):
    """Households of a unit at a year's end. ``rate`` only where the counts are not given. ``group``: a population apart ("Khmer").

    ``escaped``, ``arisen``, ``back`` are the movements of the year; ``fall`` the fall in points that the papers print.
    """

    year: Year = Field(alias="nam")
    group: str = Field(default="", alias="nhom")
    total: Count = Field(default=None, alias="tong_ho")
    poor: Count = Field(default=None, alias="ho_ngheo")
    near: Count = Field(default=None, alias="can_ngheo")
    rate: Percent = Field(default=None, alias="ty_le")
    final: Flag = Field(default=None, alias="chinh_thuc")
    standard: str = Field(default="", alias="chuan")
    escaped: Count = Field(default=None, alias="so_thoat_ngheo")
    arisen: Count = Field(default=None, alias="so_phat_sinh")
    back: Count = Field(default=None, alias="so_tai_ngheo")
    fall: Percent = Field(default=None, alias="muc_giam")


class Initiative(Row):
    """A sáng kiến or đề tài: its number of recognition; ``scope`` is how far it reaches; ``used_for`` the award it already served."""

    name: str = Field(alias="ten")
    year: Year = Field(alias="nam")
    decision: str = Field(default="", alias="cong_nhan")
    scope: Literal["", "co_so", "tinh", "toan_quoc"] = Field(default="", alias="pham_vi")
    used_for: str = Field(default="", alias="da_dung")


class Contribution(Row):
    """Help or money given: its kind, value in đồng (or days, square metres), the receipt; for whom and with what result."""

    kind: Literal["tien", "ngay_cong", "dat", "giup_do", "lien_ket", "mo_hinh", "dao_tao", "tin_dung"] = Field(
        alias="loai"
    )
    text: str = Field(default="", alias="noi_dung")
    value: Amount = Field(default=None, alias="gia_tri")
    proof: str = Field(default="", alias="chung_tu")
    year: Year | None = Field(default=None, alias="nam")
    households: Count = Field(default=None, alias="so_ho")
    result: str = Field(default="", alias="ket_qua")
    inside: Flag = Field(default=None, alias="trong_tinh")


class Loan(Row):
    """A policy loan of a household as the bank confirms it."""

    programme: str = Field(alias="chuong_trinh")
    right_purpose: Flag = Field(default=None, alias="dung_muc_dich")
    on_time: Flag = Field(default=None, alias="dung_han")
    overdue: Amount = Field(default=None, alias="qua_han")
    confirmed: Flag = Field(default=None, alias="xac_nhan")


class Paper(Row):
    """A paper of the dossier: a plan, a settlement, a report, a confirmation; when it was due and when it was made."""

    kind: Literal[
        "ke_hoach", "quy_che", "quyet_toan", "bao_cao", "huong_dan", "thue", "bao_hiem", "phong_chay", "an_toan", "moi_truong",
        "y_kien", "xac_nhan", "kiem_toan",
    ] = Field(alias="loai")  # fmt: skip
    number: str = Field(default="", alias="so")
    year: Year | None = Field(default=None, alias="nam")
    due: Day = Field(default=None, alias="han")
    date: Day = Field(default=None, alias="ngay")


class Vote(Model):
    """How the council voted on one nominee. ``written`` are written consents of members not present."""

    yes: Count = Field(default=None, alias="dong_y")
    no: Count = Field(default=None, alias="khong_dong_y")
    written: Count = Field(default=None, alias="dong_y_bang_van_ban")
    issued: Count = Field(default=None, alias="phat_ra")
    returned: Count = Field(default=None, alias="thu_ve")
    invalid: Count = Field(default=None, alias="khong_hop_le")


class Nominee(Model):
    """One nominee and everything declared of it. What is not declared is ``None`` or empty: it is asked, never assumed."""

    id: str = Field(alias="ma")
    kind: Subject = Field(alias="doi_tuong")
    name: str = Field(alias="ten", min_length=1)
    award: str = Field(alias="hinh_thuc")
    route: Route = Field(default="phong_trao", alias="loai_hinh")
    level: Level = Field(default="", alias="cap")
    title: str = Field(default="", alias="xung_ho", description="Ông, Bà")
    birth: Day = Field(default=None, alias="ngay_sinh")
    female: Flag = Field(default=None, alias="nu")
    identity: str = Field(default="", alias="so_dinh_danh")
    office: str = Field(default="", alias="chuc_vu")
    unit: str = Field(default="", alias="don_vi")
    address: str = Field(default="", alias="dia_chi")
    person_class: PersonClass = Field(default="", alias="phan_loai")
    leader: Flag = Field(default=None, alias="lanh_dao")
    credit: Flag = Field(default=None, alias="to_chuc_tin_dung")
    female_share: Percent = Field(default=None, alias="ty_le_nu")
    direct: Flag = Field(default=None, alias="truc_tiep")
    hard_area: Flag = Field(default=None, alias="vung_kho_khan")
    founded: Year | None = Field(default=None, alias="nam_thanh_lap")
    summary: str = Field(default="", alias="tom_tat")
    criterion: str = Field(default="", alias="tieu_chuan", description="Điểm, khoản, điều mà đề nghị dựa vào")
    compliance: Flag = Field(default=None, alias="chap_hanh_phap_luat")
    violations: Lines = Field(default=(), alias="vi_pham")
    pending: Flag = Field(default=None, alias="dang_bi_xem_xet")
    united: Flag = Field(default=None, alias="noi_bo_doan_ket")
    discipline_end: Day = Field(default=None, alias="het_ky_luat")
    warned: Flag = Field(default=None, alias="co_nguoi_bi_canh_cao")
    judged: Flag = Field(default=None, alias="da_binh_xet")
    leading: Flag = Field(default=None, alias="dan_dau")
    recognised: Flag = Field(default=None, alias="dong_gop_duoc_cong_nhan")
    complete: Flag = Field(default=None, alias="hoan_thanh_100")
    members: Count = Field(default=None, alias="so_nguoi")
    ldtt_count: Count = Field(default=None, alias="so_ldtt")
    cstdcs_count: Count = Field(default=None, alias="so_cstdcs")
    flag_eligible: Flag = Field(default=None, alias="duoc_xet_co")
    poverty: Poverty = Field(default="", alias="dien_ho")
    poverty_before: Poverty = Field(default="", alias="dien_ho_dau")
    fell_back: Flag = Field(default=None, alias="tai_ngheo")
    registered: Day = Field(default=None, alias="dang_ky_thoat_ngheo")
    escaped: Day = Field(default=None, alias="ngay_thoat_ngheo")
    model_years: Count = Field(default=None, alias="so_nam_mo_hinh")
    misuse: Flag = Field(default=None, alias="sai_muc_dich")
    merged: Flag = Field(default=None, alias="co_sap_nhap")
    components: Flag = Field(default=None, alias="du_so_lieu_thanh_phan")
    report: Flag = Field(default=None, alias="co_bao_cao")
    report_form: str = Field(default="", alias="mau_bao_cao")
    report_text: str = Field(default="", alias="van_ban_bao_cao")
    signed: Flag = Field(default=None, alias="bao_cao_da_ky")
    confirmed: Flag = Field(default=None, alias="cap_tren_xac_nhan")
    notice_from: Day = Field(default=None, alias="cong_khai_tu")
    notice_to: Day = Field(default=None, alias="cong_khai_den")
    achievements: tuple[Achievement, ...] = Field(default=(), alias="thanh_tich")
    earlier: tuple[EarlierAward, ...] = Field(default=(), alias="da_khen")
    ratings: tuple[Rating, ...] = Field(default=(), alias="xep_loai")
    poor: tuple[Poor, ...] = Field(default=(), alias="ho_ngheo")
    initiatives: tuple[Initiative, ...] = Field(default=(), alias="sang_kien")
    contributions: tuple[Contribution, ...] = Field(default=(), alias="dong_gop")
    loans: tuple[Loan, ...] = Field(default=(), alias="vay_von")
    papers: tuple[Paper, ...] = Field(default=(), alias="giay_to")
    data_units: Lines = Field(default=(), alias="don_vi_so_lieu", description="Tên đơn vị trong số liệu báo cáo năm")
    simplified: Flag = Field(default=None, alias="thu_tuc_don_gian")
    simplified_reason: Simplified = Field(default="", alias="ly_do_don_gian")
    related: Lines = Field(
        default=(), alias="quan_he_hoi_dong", description="Thành viên Hội đồng có quan hệ, không bỏ phiếu"
    )
    vote: Vote | None = Field(default=None, alias="bieu_quyet")
    place: str = Field(default="", alias="o")


class Movement(Model):
    """The movement of the round: who launched it, since when, on which occasion awards are considered."""

    name: str = Field(alias="ten")
    first_year: Year = Field(alias="nam_dau")
    last_year: Year = Field(alias="nam_cuoi")
    launched: Day = Field(default=None, alias="ngay_phat_dong")
    launched_by: Launchers = Field(default=(), alias="phat_dong")
    uncertain: Launchers = Field(default=(), alias="phat_dong_chua_ro")
    occasion: Occasion = Field(default="", alias="dip")

    @model_validator(mode="after")
    def _in_order(self) -> Movement:
        if self.last_year < self.first_year:
            raise ValueError(f"năm cuối {self.last_year} trước năm đầu {self.first_year}")
        return self


class CriteriaReading(Model):
    """How the plan's criteria are read where its words leave a choice; the defaults are the readings that follow from the words."""

    relative: Flag = Field(
        default=False, alias="giam_tuong_doi", description="Mức giảm tính theo % so với năm trước, không theo điểm %"
    )
    binding: Flag = Field(default=True, alias="phan_dau_bat_buoc", description="“Phấn đấu” là điều kiện bắt buộc")
    least_households: Count = Field(
        default=None, alias="so_ho_nhom_toi_thieu", description="Nhóm ít hộ hơn số này thì không xét"
    )


class Council(Model):
    """The council and its session. ``present`` counts members; ``absent`` are names with reasons."""

    name: str = Field(alias="ten")
    decision: str = Field(default="", alias="quyet_dinh")
    date: Day = Field(default=None, alias="ngay_hop")
    place: str = Field(default="", alias="dia_diem")
    members: Count = Field(default=None, alias="so_thanh_vien")
    present: Count = Field(default=None, alias="co_mat")
    written: Count = Field(default=None, alias="y_kien_bang_van_ban")
    absent: Lines = Field(default=(), alias="vang_mat")
    chair: str = Field(default="", alias="chu_tri")
    chair_office: str = Field(default="", alias="chuc_vu_chu_tri")
    secretary: str = Field(default="", alias="thu_ky")
    member_names: Lines = Field(default=(), alias="thanh_vien")
    tellers: Lines = Field(default=(), alias="ban_kiem_phieu")
    """Who counted the ballots, the head first."""


class Body(Model):
    """A body as papers print it. ``name`` is written as in a sentence; ``office`` the office that signs ("CHỦ TỊCH")."""

    superior: Lines = Field(default=(), alias="co_quan_chu_quan")
    issuer: Lines = Field(alias="co_quan")
    name: str = Field(alias="ten")
    symbol: str = Field(default="", alias="ky_hieu")
    place: str = Field(default="", alias="dia_danh")
    office: str = Field(default="", alias="chuc_vu_ky")
    signer: str = Field(default="", alias="nguoi_ky")


class Nominations(Model):
    """A whole round: who submits and who decides, the dates, the movement, the council, the nominees."""

    submitter: Body = Field(alias="don_vi_trinh")
    decider: Body = Field(alias="noi_quyet_dinh")
    drafter: Body | None = Field(default=None, alias="phong_tham_muu")
    """The room that drafts for the submitter and lays the draft decision before its head; ``None``: the submitter itself."""
    level: Literal["so", "huyen", "xa", "tinh"] = Field(default="tinh", alias="cap_quyet_dinh")
    places: dict[str, str] = Field(default_factory=dict, alias="ten_noi_khen")
    """What {place} stands for by award code: BKTINH: "thành phố Cần Thơ"."""
    submitted: Day = Field(default=None, alias="ngay_trinh")
    received: Day = Field(default=None, alias="ngay_nhan")
    decided: Day = Field(default=None, alias="ngay_quyet_dinh")
    movement: Movement | None = Field(default=None, alias="phong_trao")
    council: Council | None = Field(default=None, alias="hoi_dong")
    reading: CriteriaReading = Field(default_factory=CriteriaReading, alias="cach_hieu_tieu_chi")
    numbers: dict[str, str] = Field(default_factory=dict, alias="so_van_ban")
    """Numbers already given to papers: "to_trinh_tinh", "quyet_dinh_BKTINH". A paper without one is a draft: no number, no day."""
    bases: Lines = Field(default=(), alias="can_cu")
    quota: dict[str, Quota] = Field(default_factory=dict, alias="chi_tieu")
    electronic: Flag = Field(default=None, alias="tep_dien_tu", description="Đã có tệp Word và PDF của từng văn bản")
    bonus: Flag = Field(default=True, alias="tien_thuong")
    nominees: tuple[Nominee, ...] = Field(alias="de_cu", min_length=1)
    columns: dict[str, str] = Field(default_factory=dict, alias="cot")
    """Where the reader found each key on the sheet of nominees: with a nominee's row it names the cell."""


class Outcome(Enum):
    """What a rule says. Only the first three decide; a note is read, what does not apply is not shown."""

    PASS = "đạt"
    FAIL = "không đạt"
    UNCLEAR = "cần làm rõ"
    NOTE = "lưu ý"
    NONE = "không áp dụng"


class Judgement(Model):
    """One rule on one nominee: the outcome, the reason in one sentence, the article, the place of the evidence."""

    rule: str = Field(alias="quy_tac")
    outcome: Outcome = Field(alias="ket_qua")
    reason: str = Field(alias="ly_do")
    article: str = Field(default="", alias="can_cu")
    evidence: str = Field(default="", alias="o")


class Bonus(Model):
    """The money of one award: multiple × base salary, as it is and rounded. ``amount`` is ``None`` when it is not known for sure."""

    multiple: str = Field(alias="he_so")
    base: int = Field(alias="luong_co_so")
    exact: int = Field(alias="chua_lam_tron")
    amount: int | None = Field(default=None, alias="so_tien")
    article: str = Field(default="", alias="can_cu")
    note: str = Field(default="", alias="ghi_chu")


class Assessed(Model):
    """One nominee judged: the outcome for the award proposed, the highest award that is met, what the next one still needs."""

    nominee: str = Field(alias="ma")
    award: str = Field(alias="hinh_thuc")
    outcome: Outcome = Field(alias="ket_luan")
    judgements: tuple[Judgement, ...] = Field(alias="danh_gia")
    proposed: str = Field(default="", alias="de_xuat")
    above: str = Field(default="", alias="muc_tiep_theo")
    """The next higher award; ``missing`` is what it, or the one proposed where that is not met, still needs."""
    missing: tuple[str, ...] = Field(default=(), alias="con_thieu")
    bonus: Bonus | None = Field(default=None, alias="tien_thuong")


class Assessment(Model):
    """A round judged on a day, with the nominations it was made of: everything that the dossier needs."""

    on: Day = Field(alias="ngay")
    regime: str = Field(alias="che_do")
    plan: str = Field(default="", alias="ke_hoach")
    annual: tuple[str, ...] = Field(default=(), alias="so_lieu_nam")
    """The annual data sets that figures were taken from, each in words."""
    nominations: Nominations = Field(alias="de_nghi")
    round: tuple[Judgement, ...] = Field(default=(), alias="chung")
    results: tuple[Assessed, ...] = Field(alias="ket_qua")
