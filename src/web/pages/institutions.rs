//! The institutions.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Choice, Choices, Column, Field, FieldError, Row, Table};
use super::samples::{COMPANY, INSTITUTION, LONG_NAME, REFUSED, pick};
use super::sectors::{mandate_choices, sector_choices};
use crate::response::{InstitutionKind, SizeBand};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// All institutions.
#[derive(Clone, Debug, Serialize)]
pub struct InstitutionsPage {
    /// By name; no rows when there are none.
    pub institutions: Table,
}

/// The table of institutions around its rows: name, kind, size, sector, region.
pub fn institutions_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("institutions-title"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("institution-kind")),
            Column::words(texts.t("institution-size")),
            Column::words(texts.t("institution-sector")),
            Column::words(texts.t("institution-region")),
        ],
        rows,
        note: String::new(),
    }
}

impl Page for InstitutionsPage {
    const TEMPLATE: &'static str = "pages/institutions.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |name: &str, kind| {
            let cells =
                [kind_label(texts, kind), size_label(texts, SizeBand::Medium), "C".into(), "Şəki".into()];
            Row::new(name, cells.map(Cell::words).to_vec()).leading_to(paths::admin_institution("1"))
        };
        let rows = vec![
            row(pick(language, INSTITUTION), InstitutionKind::Government),
            row(pick(language, COMPANY), InstitutionKind::Private),
            row(LONG_NAME, InstitutionKind::StateOwned),
        ];
        vec![
            Self { institutions: institutions_table(texts, Vec::new()) },
            Self { institutions: institutions_table(texts, rows) },
        ]
    }
}

/// The word for one institution of that kind.
pub fn kind_label(texts: &Texts, kind: InstitutionKind) -> String {
    match kind {
        InstitutionKind::Government => texts.t("kind-government"),
        InstitutionKind::StateOwned => texts.t("kind-state-owned"),
        InstitutionKind::Private => texts.t("kind-private"),
    }
}

/// The word for several institutions of that kind.
pub fn kinds_label(texts: &Texts, kind: InstitutionKind) -> String {
    match kind {
        InstitutionKind::Government => texts.t("kinds-government"),
        InstitutionKind::StateOwned => texts.t("kinds-state-owned"),
        InstitutionKind::Private => texts.t("kinds-private"),
    }
}

/// The words for a size.
pub fn size_label(texts: &Texts, size: SizeBand) -> String {
    match size {
        SizeBand::Micro => texts.t("size-micro"),
        SizeBand::Small => texts.t("size-small"),
        SizeBand::Medium => texts.t("size-medium"),
        SizeBand::Large => texts.t("size-large"),
    }
}

/// The form for an institution, new or known. Posts `name`, `kind`, `size`, `sector`, `region`, `ownership`, `mandates`
/// (any number of them, or `-` for none; nothing: not known) to `action`; a unit posts `unit_name`, `unit_kind` to `units_action`.
#[derive(Clone, Debug, Serialize)]
pub struct InstitutionForm {
    /// The name stored; empty for a new one.
    pub title: String,
    /// Where the form goes.
    pub action: String,
    /// The name typed.
    pub name: Field,
    /// Its kind.
    pub kind: Choices,
    /// Its size, or not known.
    pub size: Choices,
    /// Its sector, or not known.
    pub sector: Choices,
    /// Its region.
    pub region: Field,
    /// Its ownership.
    pub ownership: Field,
    /// Where it is said which institutions it is the successor of; empty for a new one.
    pub predecessors_href: String,
    /// The share its owner or the State controls, in percent.
    pub controlling_stake: Field,
    /// Its mandates, any number; none chosen: not known.
    pub mandates: Choices,
    /// Units: name and kind. None for a new institution, and where no questionnaire knows units.
    pub units: Option<Table>,
    /// Where a unit is added.
    pub units_action: String,
    /// The name of a unit typed.
    pub unit_name: Field,
    /// The kinds of unit its questionnaires know; no options when they know none, and no unit can be added then.
    pub unit_kind: Choices,
    /// What the institution says is not in its mandate, in what it has handed in; no rows for nothing.
    pub not_in_mandate: Table,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl InstitutionForm {
    /// An empty form for an institution not known yet.
    pub fn empty(texts: &Texts) -> Self {
        Self {
            title: String::new(),
            action: paths::ADMIN_NEW_INSTITUTION.to_owned(),
            name: Field::default(),
            kind: Choices::of(kind_choices(texts, None)),
            size: Choices::of(size_choices(texts, None)),
            sector: Choices::of(sector_choices(texts, "")),
            region: Field::default(),
            ownership: Field::default(),
            predecessors_href: String::new(),
            controlling_stake: Field::default(),
            mandates: Choices::of(mandate_choices(texts, &[])),
            units: None,
            units_action: String::new(),
            unit_name: Field::default(),
            unit_kind: Choices::default(),
            not_in_mandate: Table::default(),
            errors: Vec::new(),
        }
    }
}

/// All kinds, the given one chosen.
pub fn kind_choices(texts: &Texts, chosen: Option<InstitutionKind>) -> Vec<Choice> {
    let choice = |kind: InstitutionKind| {
        Choice::new(kind.code(), kind_label(texts, kind)).chosen(chosen == Some(kind))
    };
    InstitutionKind::ALL.into_iter().map(choice).collect()
}

/// "Not known" and all sizes, the given one chosen.
pub fn size_choices(texts: &Texts, chosen: Option<SizeBand>) -> Vec<Choice> {
    let choice =
        |size: SizeBand| Choice::new(size.code(), size_label(texts, size)).chosen(chosen == Some(size));
    let unknown = Choice::new("", texts.t("not-known")).chosen(chosen.is_none());
    [unknown].into_iter().chain(SizeBand::ALL.into_iter().map(choice)).collect()
}

/// The table of units around its rows: name, kind.
pub fn units_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("institution-units"),
        columns: vec![Column::words(texts.t("unit-name")), Column::words(texts.t("unit-kind"))],
        rows,
        note: String::new(),
    }
}

impl Page for InstitutionForm {
    const TEMPLATE: &'static str = "pages/institution.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let empty = Self::empty(texts);
        let known = Self {
            title: pick(language, INSTITUTION).to_owned(),
            action: paths::admin_institution("1"),
            predecessors_href: paths::admin_predecessors("1"),
            name: Field::of(pick(language, INSTITUTION)),
            kind: Choices::of(kind_choices(texts, Some(InstitutionKind::Government))),
            size: Choices::of(size_choices(texts, Some(SizeBand::Large))),
            mandates: Choices::of(mandate_choices(
                texts,
                &["procurement".to_owned(), "regulator".to_owned()],
            )),
            units: Some(units_table(texts, vec![Row::new(LONG_NAME, vec![Cell::words("branch")])])),
            units_action: paths::admin_units("1"),
            not_in_mandate: super::samples::table(language),
            unit_kind: Choices::of(vec![Choice::new("branch", LONG_NAME), Choice::new("office", "Filial")]),
            ..empty.clone()
        };
        let refused = pick(language, REFUSED);
        let failed = Self {
            name: Field::of(LONG_NAME).refused(refused),
            kind: Choices { error: Some(refused.to_owned()), ..empty.kind.clone() },
            errors: ["name", "kind"].map(|field| FieldError::new(field, refused)).to_vec(),
            ..empty.clone()
        };
        let no_units = Self { units: Some(units_table(texts, Vec::new())), ..known.clone() };
        let none_possible = Self { units: None, ..known.clone() };
        vec![empty, known, failed, no_units, none_possible]
    }
}
