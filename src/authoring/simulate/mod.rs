//! A dry run: made-up institutions answer a questionnaire, so that faults show before anybody is asked.

mod answers;
mod figures;
mod soundness;

use super::people::kinds_of_institution;
use crate::questionnaire::Questionnaire;
use crate::response::{AnswerSheet, SheetUnit, Sheets};
use crate::scoring::{Scorecard, score};
use answers::Temper;
pub use figures::{KindFigures, NodeFigures, Unrated};

/// Where chance comes from: a whole number from 0 up to, but not including, the one given, which is never 0.
pub type Chance<'a> = dyn FnMut(u32) -> u32 + 'a;

/// What a dry run found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DryRun {
    /// How many institutions answered.
    pub institutions: usize,
    /// Kinds of institution the questionnaire tells apart, and how many of them were in the run.
    pub kinds_known: usize,
    /// Those in the run, with how many questions were put to them.
    pub kinds: Vec<KindFigures>,
    /// Questions that were put to nobody.
    pub never_put: Vec<String>,
    /// Options and elements nobody chose: question and option.
    pub never_chosen: Vec<(String, String)>,
    /// Every node from the top, with the scores it reached and how it was rated.
    pub nodes: Vec<NodeFigures>,
    /// Institutions without a rating at the top, and why.
    pub unrated: Vec<Unrated>,
    /// Answers that stood in questions that were not put; they must count nothing.
    pub hidden_answers: usize,
    /// What must always hold and did not.
    pub broken: Vec<String>,
}

/// Makes up institutions, as many as are asked for, spread evenly over every kind the questionnaire tells apart, and
/// has each answer what is put to it.
pub fn simulate(questionnaire: &Questionnaire, institutions: usize, chance: &mut Chance<'_>) -> Sheets {
    let mut kinds = kinds_of_institution(questionnaire);
    shuffle(&mut kinds, chance);
    let mut sheets = Sheets::new();
    for (number, kind) in (1..=institutions).zip(kinds.iter().cycle()) {
        let mut sheet = AnswerSheet { profile: kind.profile.clone(), ..AnswerSheet::default() };
        sheet.units = units(questionnaire, chance);
        answers::give(questionnaire, &mut sheet, Temper::any(chance), chance);
        sheets.insert(format!("Made-up institution {number:05}"), sheet);
    }
    sheets
}

/// Looks at what came of the answers.
pub fn dry_run(questionnaire: &Questionnaire, sheets: &Sheets) -> DryRun {
    let scored: Vec<(&String, &AnswerSheet, Scorecard)> =
        sheets.iter().map(|(name, sheet)| (name, sheet, score(questionnaire, sheet))).collect();
    let mut broken = Vec::new();
    let mut hidden_answers = 0;
    for (name, sheet, scorecard) in &scored {
        broken.extend(
            soundness::faults(questionnaire, sheet, scorecard).map(|fault| format!("{name}: {fault}")),
        );
        hidden_answers += soundness::hidden(questionnaire, sheet).len();
    }
    let chosen = figures::Chosen::of(questionnaire, sheets);
    DryRun {
        institutions: sheets.len(),
        kinds_known: kinds_of_institution(questionnaire).len(),
        kinds: figures::kinds(questionnaire, sheets),
        never_put: chosen.never_put(questionnaire),
        never_chosen: chosen.never_chosen(questionnaire),
        nodes: figures::nodes(questionnaire, &scored),
        unrated: figures::unrated(questionnaire, &scored),
        hidden_answers,
        broken,
    }
}

/// Up to three units, where the questionnaire has them.
fn units(questionnaire: &Questionnaire, chance: &mut Chance<'_>) -> Vec<SheetUnit> {
    let kinds = &questionnaire.unit_kinds;
    if kinds.is_empty() || !questionnaire.questions.iter().any(|question| question.per_unit) {
        return Vec::new();
    }
    let count = chance(4);
    (1..=count)
        .map(|number| SheetUnit { name: format!("Unit {number}"), kind: one(kinds, chance).id.clone() })
        .collect()
}

/// One of several, each as likely as any other.
fn one<'a, T>(of: &'a [T], chance: &mut Chance<'_>) -> &'a T {
    &of[chance(u32::try_from(of.len()).expect("lists are short")) as usize]
}

fn shuffle<T>(list: &mut [T], chance: &mut Chance<'_>) {
    for place in (1..list.len()).rev() {
        let other = chance(u32::try_from(place + 1).expect("lists are short")) as usize;
        list.swap(place, other);
    }
}
