//! How far institutions and reviewers agree, and reviewers among themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::error::Error;
use crate::assessment::{Assessment, snapshot};
use crate::questionnaire::{Questionnaire, Text};
use crate::response::{Answer, AnswerKey, AnswerSheet, RoundId};
use crate::review::agree::{Compared, Judged, Pair, compare, compare_groups};
use crate::review::{Seat, Verdict, is_outdated};
use crate::scoring::{Applies, question_value, questions_below};

/// What is said of answers that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// A section, or a theme.
    pub title: Text,
    /// What can be said.
    pub compared: Compared,
}

/// The agreement of one comparison: overall, and by section and theme in the order of the questionnaires.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreements {
    /// All answers together.
    pub all: Compared,
    /// By theme: principles, or what stands right under the whole.
    pub themes: Vec<Group>,
    /// By section.
    pub sections: Vec<Group>,
}

/// Titles of groups by code, in the order they were first met.
#[derive(Default)]
struct Titles(Vec<(String, Text, bool)>);

impl Titles {
    fn add(&mut self, code: &str, title: &Text, is_theme: bool) {
        if !self.0.iter().any(|(known, ..)| known == code) {
            self.0.push((code.to_owned(), title.clone(), is_theme));
        }
    }
}

/// The groups of each question of a questionnaire, by its place.
fn groups(questionnaire: &Questionnaire, titles: &mut Titles) -> Vec<BTreeSet<String>> {
    let mut found = vec![BTreeSet::new(); questionnaire.questions.len()];
    for node in themes(questionnaire) {
        let named = &questionnaire.nodes[node];
        let code = match named.principle {
            Some(number) => format!("principle-{number:02}"),
            None => format!("{}.{}", questionnaire.id, named.id),
        };
        titles.add(&code, &named.title, true);
        for place in questions_below(questionnaire, node) {
            found[place].insert(code.clone());
        }
    }
    for (place, question) in questionnaire.questions.iter().enumerate() {
        let section = &questionnaire.sections[question.section];
        let code = format!("section {}.{}", questionnaire.id, section.id);
        titles.add(&code, &section.title, false);
        found[place].insert(code);
    }
    found
}

/// The nodes that stand for principles; where there are none, those right under the whole.
fn themes(questionnaire: &Questionnaire) -> Vec<usize> {
    let places = 0..questionnaire.nodes.len();
    let principles: Vec<usize> =
        places.filter(|place| questionnaire.nodes[*place].principle.is_some()).collect();
    if !principles.is_empty() {
        return principles;
    }
    let below = questionnaire.roots.iter().flat_map(|root| &questionnaire.nodes[*root].parts);
    let node = |part: &crate::questionnaire::Part| match part {
        crate::questionnaire::Part::Node(place) => Some(*place),
        crate::questionnaire::Part::Question(_) => None,
    };
    below.filter_map(node).collect()
}

/// What an answer is worth, or the word for what has no points.
fn judged(questionnaire: &Questionnaire, place: usize, answer: &Answer) -> Judged {
    let question = &questionnaire.questions[place];
    let value = question_value(questionnaire, question, Applies::Yes, Some(answer));
    let score = value.and_then(|value| value.score);
    Judged { score, word: answer.to_cell() }
}

/// One response with its verdicts.
struct Reviewed<'a> {
    questionnaire: &'a Questionnaire,
    sheet: &'a AnswerSheet,
    groups: &'a [BTreeSet<String>],
}

impl Reviewed<'_> {
    /// A pair for a verdict on a question with points; `other` is what it is held against.
    fn pair(&self, key: &AnswerKey, first: &Answer, second: &Answer) -> Option<Pair> {
        let place = self.questionnaire.question(&key.question)?;
        if !self.questionnaire.questions[place].is_scored() {
            return None;
        }
        Some(Pair {
            first: judged(self.questionnaire, place, first),
            second: judged(self.questionnaire, place, second),
            groups: self.groups[place].clone(),
        })
    }

    /// What a verdict says the answer is.
    fn said<'a>(&'a self, key: &AnswerKey, verdict: &'a Verdict) -> Option<&'a Answer> {
        verdict.verified.as_ref().or_else(|| self.sheet.answer(key))
    }
}

fn agreements(pairs: &[Pair], titles: &Titles) -> Agreements {
    let by_group = compare_groups(pairs);
    // Principles by number; sections as they are asked.
    let mut themes: Vec<&(String, Text, bool)> = titles.0.iter().filter(|(.., is_theme)| *is_theme).collect();
    themes.sort_by_cached_key(|(code, ..)| code.clone());
    let sections: Vec<_> = titles.0.iter().filter(|(.., is_theme)| !*is_theme).collect();
    let of = |named: Vec<&(String, Text, bool)>| {
        let group = |(code, title, _): &(String, Text, bool)| {
            Some(Group { title: title.clone(), compared: by_group.get(code)?.clone() })
        };
        named.into_iter().filter_map(group).collect()
    };
    Agreements { all: compare(pairs), themes: of(themes), sections: of(sections) }
}

impl Assessment {
    /// How far institutions agree with what was verified, and first reviewers with second ones. Verdicts on answers that
    /// have changed since are left out.
    ///
    /// # Errors
    /// The database's, or when a stored questionnaire or snapshot cannot be read.
    pub async fn agreements(&self, round: RoundId) -> Result<(Agreements, Agreements), Error> {
        let (mut own, mut reviewers, mut titles) = (Vec::new(), Vec::new(), Titles::default());
        for (response, verdicts) in self.verdicts_by_place(round).await? {
            let Some(stored) = self.store.snapshot(response).await? else { continue };
            let Some((questionnaire, sheet)) = self.handed_in(response).await? else { continue };
            let marks = snapshot::marks(&stored.content)?;
            let groups = groups(&questionnaire, &mut titles);
            let reviewed = Reviewed { questionnaire: &questionnaire, sheet: &sheet, groups: &groups };
            let current = verdicts.iter().filter(|(key, verdict)| !is_outdated(verdict, marks.get(key)));
            let by_seat: BTreeMap<(Seat, &AnswerKey), &Verdict> =
                current.map(|(key, verdict)| ((verdict.seat, key), verdict)).collect();
            for ((seat, key), verdict) in &by_seat {
                let said = reviewed.said(key, verdict);
                let other = match seat {
                    Seat::First => sheet.answer(key),
                    Seat::Second => by_seat.get(&(Seat::First, *key)).and_then(|one| reviewed.said(key, one)),
                };
                let (Some(said), Some(other)) = (said, other) else { continue };
                let pair = reviewed.pair(key, other, said);
                if *seat == Seat::First { own.extend(pair) } else { reviewers.extend(pair) }
            }
        }
        Ok((agreements(&own, &titles), agreements(&reviewers, &titles)))
    }
}
