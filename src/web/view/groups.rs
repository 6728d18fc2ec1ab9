//! The words for a group of institutions on one topic.

use super::charts::{interval_text, points};
use super::topics::{Absence, Below, Figures, Group, Mean, TopicView};
use crate::chart::{Bounds, Count, LevelCounts, ProfileRow, Standing};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column};

/// Why there is no score, in a word or two.
pub fn absence(texts: &Texts, absence: Absence) -> String {
    match absence {
        Absence::NothingAccepted => texts.t("group-nothing-accepted"),
        Absence::NotApplicable => texts.t("group-not-applicable"),
        Absence::TooLittle => texts.t("group-too-little"),
        Absence::Unsaid => texts.t("chart-no-score"),
    }
}

/// A mean score; one released in whole points stays whole.
pub fn mean(texts: &Texts, mean: Mean) -> String {
    match mean {
        Mean::Exact(share) => texts.score(share),
        Mean::Whole(share) => texts.number(share * rust_decimal::Decimal::ONE_HUNDRED, 0),
    }
}

/// How many institutions are below target, in a sentence; or why that is not said.
pub fn below(texts: &Texts, group: &Group) -> String {
    match group {
        Group::Empty(why) => absence(texts, *why),
        Group::Withheld(_) => texts.t("withheld"),
        Group::Shown(Figures { institutions, below, .. }) => {
            let total = ("total", (*institutions).into());
            match below {
                Below::Count(count) => {
                    texts.t_with("institutions-with-gap", &[("count", (*count).into()), total])
                }
                Below::Most => texts.t_with("gap-most", &[total]),
                Below::Few => texts.t_with("gap-few", &[total]),
                Below::Withheld => texts.t("withheld"),
            }
        }
    }
}

/// The same as short as a table needs it.
pub fn below_cell(texts: &Texts, group: &Group) -> Cell {
    let Group::Shown(Figures { institutions, below, .. }) = group else {
        return Cell::withheld(self::below(texts, group));
    };
    match below {
        Below::Count(count) => {
            let number = |count: u32| count.to_string().into();
            let arguments = [("count", number(*count)), ("total", number(*institutions))];
            Cell::number(texts.t_with("count-of-total", &arguments))
        }
        Below::Most => Cell::number(texts.t("share-most")),
        Below::Few => Cell::number(texts.t("share-few")),
        Below::Withheld => Cell::withheld(texts.t("withheld")),
    }
}

/// Columns of a table of groups: what a row is, institutions, score, gap.
pub fn columns(texts: &Texts, first: String) -> Vec<Column> {
    vec![
        Column::words(first),
        Column::numbers(texts.t("column-institutions")),
        Column::numbers(texts.t("column-score")),
        Column::numbers(texts.t("column-with-gap")),
    ]
}

/// The cells of a group below [`columns`].
pub fn cells(texts: &Texts, group: &Group) -> Vec<Cell> {
    match group {
        Group::Empty(why) => {
            vec![Cell::number("0"), Cell::withheld(absence(texts, *why)), Cell::default()]
        }
        Group::Withheld(_) => vec![Cell::withheld(texts.t("withheld")); 3],
        Group::Shown(figures) => {
            let institutions = Cell::number(figures.institutions.to_string());
            vec![institutions, score(texts, figures), below_cell(texts, group)]
        }
    }
}

fn score(texts: &Texts, figures: &Figures) -> Cell {
    match figures.mean {
        Some(found) => Cell::number(mean(texts, found)),
        None => Cell::withheld(texts.t("withheld")),
    }
}

/// The mean with the number of institutions it rests on; `None` for a group the topic was not put to.
pub fn mean_and_count(texts: &Texts, group: Option<&Group>) -> Cell {
    match group {
        None => Cell::withheld(texts.t("group-not-asked")),
        Some(Group::Empty(why)) => Cell::withheld(absence(texts, *why)),
        Some(Group::Withheld(_) | Group::Shown(Figures { mean: None, .. })) => {
            Cell::withheld(texts.t("withheld"))
        }
        Some(Group::Shown(Figures { mean: Some(found), institutions, .. })) => {
            let arguments = [("mean", mean(texts, *found).into()), ("count", (*institutions).into())];
            Cell::number(texts.t_with("mean-and-count", &arguments))
        }
    }
}

/// A topic in a profile.
pub fn profile_row(texts: &Texts, topic: &TopicView) -> ProfileRow {
    let standing = match &topic.all {
        Group::Empty(why) => Standing::NotRated(absence(texts, *why)),
        Group::Withheld(_) | Group::Shown(Figures { mean: None, .. }) => {
            Standing::NotRated(texts.t("withheld"))
        }
        Group::Shown(Figures { mean: Some(found), inner, .. }) => {
            let interval = inner.map(|inner| inner.interval).filter(|(lower, upper)| lower != upper);
            let bounds = interval.map(|(lower, upper)| Bounds {
                lower: points(lower),
                upper: points(upper),
                text: interval_text(texts, lower, upper),
            });
            Standing::Rated { score: points(found.share()), text: mean(texts, *found), bounds }
        }
    };
    ProfileRow { label: topic.title.clone(), standing }
}

/// A group in a distribution; none when it has nobody to show.
pub fn level_counts(texts: &Texts, group: &Group) -> Option<LevelCounts> {
    match group {
        Group::Empty(_) => None,
        Group::Shown(Figures { levels: Some((levels, none_given)), .. }) => Some(LevelCounts::Shown {
            levels: levels.iter().map(|count| Count::new(*count)).collect(),
            not_rated: Count::new(*none_given),
        }),
        Group::Withheld(_) | Group::Shown(Figures { levels: None, .. }) => {
            Some(LevelCounts::Withheld(texts.t("withheld")))
        }
    }
}

/// The mean of a group, 0 to 1, where it is shown.
pub fn exact_mean(group: &Group) -> Option<rust_decimal::Decimal> {
    match group {
        Group::Shown(Figures { mean, .. }) => mean.map(Mean::share),
        Group::Empty(_) | Group::Withheld(_) => None,
    }
}

/// True when the picture of a group's ratings would show something.
pub const fn shows_levels(group: &Group) -> bool {
    matches!(group, Group::Shown(Figures { levels: Some(_), .. }))
}

/// True when the picture of a group's mean would show something.
pub const fn shows_mean(group: &Group) -> bool {
    matches!(group, Group::Shown(Figures { mean: Some(_), .. }))
}
