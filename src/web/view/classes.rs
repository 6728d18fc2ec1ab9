//! Classes without compensation as pages show them: counts, and who is in which class and why.

use super::charts;
use super::lens::segment_words;
use super::paged::Leaf;
use super::segments::share;
use crate::chart::{Count, DistributionRow, Group as Rows, LevelCounts};
use crate::findings::{ClassCounts, ClassFinding, ClassMember, Dimension};
use crate::questionnaire::{CoreElement, Part as TreePart};
use crate::scoring::{Class, ClassStanding, ElementStanding};
use crate::texts::Texts;
use crate::web::pages::analysis::{Fold, Part};
use crate::web::pages::parts::{Cell, Column, Figure, Row, Table};
use crate::web::paths::{self, ResponsePath};

/// What an address leads to the classes by.
pub const CLASSES: &str = "classes";
/// Institutions on a page.
pub const INSTITUTIONS: usize = 50;

/// The name of a class.
fn class_words(texts: &Texts, class: Class) -> String {
    match class {
        Class::Complier => texts.t("class-complier"),
        Class::OnTheRightTrack => texts.t("class-on-the-right-track"),
        Class::WithAPlan => texts.t("class-with-a-plan"),
        Class::NonComplier => texts.t("class-non-complier"),
    }
}

/// The part of a page about classes. `page` is the one wanted of the institutions, `address` leads to another.
pub fn classes(
    texts: &Texts,
    finding: &ClassFinding,
    page: Option<&str>,
    address: impl Fn(&str) -> String,
) -> Part {
    let counts = finding.all();
    let segments = finding.segments(Dimension::Kind);
    let mut rows = vec![(texts.t("finding-all"), counts)];
    if segments.len() > 1 {
        rows.extend(
            segments
                .iter()
                .map(|(value, counts)| (segment_words(texts, Dimension::Kind, value.as_deref()), *counts)),
        );
    }
    let leaf = Leaf::wanted(page, finding.members.len(), INSTITUTIONS);
    let fold = Fold {
        summary: texts.t("classes-institutions"),
        text: texts.t("classes-institutions-text"),
        tables: vec![members(texts, finding, leaf)],
        paged: leaf.links(texts, address),
        is_open: page.is_some(),
    };
    Part {
        id: CLASSES,
        title: texts.t("scheme-german-classes"),
        text: vec![texts.t("classes-text"), texts.t("classes-rule")],
        figures: class_figure(texts, &rows).into_iter().collect(),
        tables: vec![class_table(texts, &rows)],
        folds: vec![fold],
        empty: if counts.classed() == 0 { texts.t("classes-none") } else { String::new() },
        ..Part::default()
    }
}

fn class_table(texts: &Texts, rows: &[(String, ClassCounts)]) -> Table {
    let row = |(label, counts): &(String, ClassCounts)| {
        let classed = counts.classes.into_iter().chain([counts.open]);
        let mut cells: Vec<Cell> =
            classed.map(|count| Cell::number(share(texts, count, counts.classed()))).collect();
        cells.push(Cell::number((counts.not_applicable + counts.without_elements).to_string()));
        Row::new(label, cells)
    };
    let heads = Class::ALL.into_iter().map(|class| Column::numbers(class_words(texts, class)));
    Table {
        caption: texts.t("classes-caption"),
        columns: std::iter::once(Column::words(texts.t("column-institutions")))
            .chain(heads)
            .chain([
                Column::numbers(texts.t("class-not-decided")),
                Column::numbers(texts.t("class-not-applicable")),
            ])
            .collect(),
        rows: rows.iter().map(row).collect(),
        note: texts.t("classes-note"),
    }
}

/// The lowest class stands first, as levels do.
fn class_figure(texts: &Texts, rows: &[(String, ClassCounts)]) -> Option<Figure> {
    let row = |(label, counts): &(String, ClassCounts)| {
        let levels = counts.classes.iter().rev().map(|count| Count::new(*count)).collect();
        let counts = LevelCounts::Shown { levels, not_rated: Count::new(counts.open) };
        DistributionRow { label: label.clone(), counts, aside: None }
    };
    let shown = rows.iter().filter(|(_, counts)| counts.classed() > 0);
    let rows: Vec<DistributionRow> = shown.map(row).collect();
    let names = Class::ALL.into_iter().rev().map(|class| class_words(texts, class)).collect();
    (!rows.is_empty())
        .then(|| charts::distribution(texts, &texts.t("classes-caption"), names, vec![Rows::plain(rows)]))
}

/// Institutions by name, with what keeps them from being compliers.
fn members(texts: &Texts, finding: &ClassFinding, leaf: Leaf) -> Table {
    let mut members: Vec<&ClassMember> = finding.members.iter().collect();
    texts.sort_by_name(&mut members, |member| &member.name);
    let row = |member: &&ClassMember| {
        let cells = vec![
            Cell::words(standing_words(texts, &member.card.standing)),
            Cell::words(reasons(texts, member, |element| {
                element.unmet.iter().chain(&element.planned).count()
            })),
            Cell::words(reasons(texts, member, |element| element.explained.len())),
            Cell::words(reasons(texts, member, |element| element.open.len())),
        ];
        Row::new(&member.name, cells)
            .of_response(member.response, paths::response(member.response, ResponsePath::Review))
    };
    Table {
        caption: texts.t("classes-why"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("classes-class")),
            Column::words(texts.t("classes-unmet")),
            Column::words(texts.t("classes-explained")),
            Column::words(texts.t("classes-open")),
        ],
        rows: leaf.of(members).iter().map(row).collect(),
        note: texts.t("findings-no-ranking"),
    }
}

fn standing_words(texts: &Texts, standing: &ClassStanding) -> String {
    match standing {
        ClassStanding::Decided(class) => class_words(texts, *class),
        ClassStanding::Open(classes) => {
            let possible: Vec<String> = classes.iter().map(|class| class_words(texts, *class)).collect();
            texts.t_with("class-still-possible", &[("classes", possible.join(", ").as_str().into())])
        }
        ClassStanding::NotApplicable => texts.t("class-not-applicable"),
        ClassStanding::NoElements => texts.t("class-no-elements"),
    }
}

/// The elements in which something stands, each with how many requirements.
fn reasons(texts: &Texts, member: &ClassMember, count: impl Fn(&ElementStanding) -> usize) -> String {
    let words = |element: &ElementStanding| {
        let name = element
            .element
            .map_or_else(|| part_words(texts, member, element), |element| element_words(texts, element));
        (count(element) > 0).then(|| format!("{name} ({})", count(element)))
    };
    member.card.elements.iter().filter_map(words).collect::<Vec<_>>().join(", ")
}

fn part_words(texts: &Texts, member: &ClassMember, element: &ElementStanding) -> String {
    let text = match element.part {
        TreePart::Node(place) => &member.questionnaire.nodes[place].title,
        TreePart::Question(place) => &member.questionnaire.questions[place].text,
    };
    text.get(texts.language().code()).to_owned()
}

fn element_words(texts: &Texts, element: CoreElement) -> String {
    match element {
        CoreElement::Policy => texts.t("element-policy"),
        CoreElement::RiskIdentification => texts.t("element-risk-identification"),
        CoreElement::Action => texts.t("element-action"),
        CoreElement::Reporting => texts.t("element-reporting"),
        CoreElement::Grievance => texts.t("element-grievance"),
    }
}
