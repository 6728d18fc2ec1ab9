//! What `full_standard: true` promises, the lengths people can bear, and what ties questionnaires together.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::people::{PathLength, longest_paths};
use super::reach::reachable_scores;
use super::stats::is_in_every_language;
use crate::questionnaire::{
    Duty, Example, ExampleAnswer, Library, Mirror, Problem, Question, QuestionKind, Questionnaire, Side,
    TRANSLATIONS, Text,
};
use crate::response::{InstitutionKind, SizeBand};

/// Questions a micro or small enterprise gets at most (UNGP 14: means that fit the size).
const MOST_FOR_SMALL: usize = 30;
/// Questions a government body gets at most before a mandate opens a module.
const MOST_WITHOUT_MANDATE: usize = 60;
/// Examples every indicator has at least.
const FEWEST_EXAMPLES: usize = 2;

/// What a questionnaire with `full_standard: true` still lacks; nothing for any other.
pub fn keeps_the_standard(
    questionnaire: &Questionnaire,
    file: &str,
    examples: &[(String, Example)],
) -> Vec<Problem> {
    if !questionnaire.full_standard {
        return Vec::new();
    }
    let mut messages: Vec<String> =
        questionnaire.questions.iter().flat_map(|question| unanchored(questionnaire, question)).collect();
    messages.extend(too_few_examples(questionnaire, examples));
    messages.extend(options_without_example(questionnaire, examples));
    messages.extend(untranslated(questionnaire));
    messages.extend(out_of_reach(questionnaire));
    messages.into_iter().map(|message| Problem::new(file, 0, message)).collect()
}

/// Options that do not say what would show them, or what to do next.
fn unanchored(questionnaire: &Questionnaire, question: &Question) -> Vec<String> {
    let is_choice = matches!(question.kind, QuestionKind::Choice { .. });
    let target = questionnaire.target_of(question.indicator);
    let mut messages = Vec::new();
    for option in question.options() {
        let mut lacks = |what: &str, instead: &str| {
            messages
                .push(format!("option `{}` of `{}` has no `{what}`; say {instead}", option.id, question.id));
        };
        if option.criterion.is_empty() {
            lacks("criterion", "what must be true to choose it");
        }
        if option.evidence.is_empty() && (!is_choice || option.points > Decimal::ZERO) {
            lacks("evidence", "what document would show it");
        }
        if option.next_step.is_empty() && is_choice && option.points < target {
            lacks("next_step", "what would lift it one level");
        }
    }
    messages
}

fn too_few_examples(questionnaire: &Questionnaire, examples: &[(String, Example)]) -> Vec<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for id in examples.iter().flat_map(|(_, example)| example.expect.keys()) {
        *count.entry(id).or_default() += 1;
    }
    let indicators = questionnaire.nodes.iter().filter(|node| node.indicator.is_some());
    indicators
        .filter(|node| count.get(node.id.as_str()).copied().unwrap_or_default() < FEWEST_EXAMPLES)
        .map(|node| {
            format!("indicator `{}` has fewer than {FEWEST_EXAMPLES} scoring examples; add one", node.id)
        })
        .collect()
}

fn options_without_example(questionnaire: &Questionnaire, examples: &[(String, Example)]) -> Vec<String> {
    let mut reached: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (question, answer) in examples.iter().flat_map(|(_, example)| &example.answers) {
        match answer {
            ExampleAnswer::Word(word) => {
                reached.insert((question, word));
            }
            ExampleAnswer::Elements(met) => {
                reached.extend(met.iter().map(|one| (question.as_str(), one.as_str())))
            }
            ExampleAnswer::NotApplicable { .. } | ExampleAnswer::Number(_) => {}
        }
    }
    let pairs = questionnaire.questions.iter().flat_map(|question| {
        question.options().iter().map(move |option| (question.id.as_str(), option.id.as_str()))
    });
    pairs
        .filter(|pair| !reached.contains(pair))
        .map(|(question, option)| {
            format!("no scoring example reaches option `{option}` of `{question}`; add one")
        })
        .collect()
}

fn untranslated(questionnaire: &Questionnaire) -> Vec<String> {
    let texts = questionnaire.named_texts();
    let mut messages = Vec::new();
    for language in TRANSLATIONS {
        let lacking: Vec<&str> =
            texts.iter().filter(|(_, text)| !text.has(language)).map(|(owner, _)| owner.as_str()).collect();
        if let Some(first) = lacking.first() {
            messages.push(format!(
                "{} texts are not translated to `{language}`, the first of {first}; translate them \
                 (`check` names each once `of_version` there is the questionnaire's `version`)",
                lacking.len()
            ));
        }
    }
    messages
}

fn out_of_reach(questionnaire: &Questionnaire) -> Vec<String> {
    let short = reachable_scores(questionnaire).into_iter().filter(|reached| !reached.is_whole_range());
    short
        .map(|reached| match reached.scores {
            None => format!("nobody is rated on `{}`; correct its conditions", reached.node),
            Some((least, most)) => format!(
                "`{}` reaches scores from {} to {} only, not 0 to 1; correct its options or conditions",
                reached.node,
                least.normalize(),
                most.normalize()
            ),
        })
        .collect()
}

/// Kinds of institution that get more questions than they can bear, or none.
pub fn lengths_are_bearable(questionnaire: &Questionnaire, file: &str) -> Vec<Problem> {
    if !questionnaire.full_standard {
        return Vec::new();
    }
    let problem = |path: &PathLength, message: &str| {
        let profile = &path.kind.profile;
        let name = format!(
            "{} {} in sector {}",
            profile.size.map_or("", |size| size.code()),
            profile.kind.map_or("", |kind| kind.code()),
            profile.sector.as_deref().unwrap_or("?")
        );
        Problem::new(file, 0, format!("a {name} gets {} questions; {message}", path.questions))
    };
    longest_paths(questionnaire).iter().filter_map(|path| Some(problem(path, bearable(path)?))).collect()
}

fn bearable(path: &PathLength) -> Option<&'static str> {
    let profile = &path.kind.profile;
    let is_small = matches!(profile.size, Some(SizeBand::Micro | SizeBand::Small))
        && profile.kind != Some(InstitutionKind::Government);
    let has_mandate = profile.mandates.as_ref().is_some_and(|mandates| !mandates.is_empty());
    match path.questions {
        0 => Some("ask it something or take its kind out of `for`"),
        more if is_small && more > MOST_FOR_SMALL => Some("30 at most for a small enterprise; ask it less"),
        more if !has_mandate
            && !is_small
            && more > MOST_WITHOUT_MANDATE
            && profile.kind == Some(InstitutionKind::Government) =>
        {
            Some("60 at most before a mandate opens a module; ask it less")
        }
        _ => None,
    }
}

/// What is wrong with the files beside the questionnaires: pairs that compare what does not exist, sources and topics
/// nobody registered, texts that lack a language, principles without a page.
pub fn library_is_sound(questionnaires: &[Questionnaire], library: &Library) -> Vec<Problem> {
    let mut problems = mirrors_are_sound(questionnaires, library);
    problems.extend(duties_are_sound(questionnaires, library));
    for concept in &library.glossary {
        let texts = [&concept.term, &concept.definition];
        problems.extend(beside(library, &concept.sources, &texts).into_iter().map(|message| {
            Problem::new("glossary.yaml", concept.line, format!("`{}`: {message}", concept.id))
        }));
    }
    for page in &library.guidance {
        let texts: Vec<&Text> =
            [&page.title, &page.asks, &page.concerns].into_iter().chain(&page.good_practice).collect();
        let file = format!("guidance/principle-{:02}.yaml", page.principle);
        problems.extend(
            beside(library, &page.sources, &texts).into_iter().map(|message| Problem::new(&file, 0, message)),
        );
    }
    problems.extend(pages_are_complete(library));
    problems
}

/// Sources that are not registered, and a language that is missing.
fn beside(library: &Library, sources: &[String], texts: &[&Text]) -> Vec<String> {
    let unknown = sources.iter().filter(|id| !library.sources.contains_key(*id));
    let mut messages: Vec<String> = unknown
        .map(|id| format!("`{id}` is not in sources.yaml; add it there or correct the name"))
        .collect();
    if !texts.iter().all(|text| is_in_every_language(text)) {
        messages.push("a text lacks a language; add it".to_owned());
    }
    messages
}

/// Once there is a page for one principle there is one for each.
fn pages_are_complete(library: &Library) -> Vec<Problem> {
    if library.guidance.is_empty() {
        return Vec::new();
    }
    let count = |number: u8| library.guidance.iter().filter(|page| page.principle == number).count();
    (1..=31)
        .filter(|number| count(*number) != 1)
        .map(|number| {
            let message = format!("principle {number} has {} pages; it needs one", count(number));
            Problem::new("guidance", 0, message)
        })
        .collect()
}

fn mirrors_are_sound(questionnaires: &[Questionnaire], library: &Library) -> Vec<Problem> {
    let mut problems = Vec::new();
    for mirror in &library.mirrors {
        let messages = [&mirror.first, &mirror.second]
            .into_iter()
            .flat_map(|side| side_is_sound(questionnaires, side))
            .chain(words_are_whole(mirror))
            .chain(topic_is_known(library, mirror));
        problems.extend(
            messages.map(|message| {
                Problem::new("mirrors.yaml", mirror.line, format!("`{}`: {message}", mirror.id))
            }),
        );
    }
    problems
}

/// A duty points at an indicator that is there, and is named in every language.
fn duties_are_sound(questionnaires: &[Questionnaire], library: &Library) -> Vec<Problem> {
    let message = |duty: &Duty| {
        let questionnaire = questionnaires.iter().find(|one| one.id == duty.questionnaire);
        let Some(questionnaire) = questionnaire else {
            return Some(format!("`{}` is no questionnaire here; correct the name", duty.questionnaire));
        };
        let node = questionnaire.node(&duty.indicator).map(|place| &questionnaire.nodes[place]);
        if node.is_none_or(|node| node.indicator.is_none()) {
            let Duty { indicator, questionnaire, .. } = duty;
            return Some(format!("`{indicator}` is no indicator of `{questionnaire}`; correct the name"));
        }
        (!is_in_every_language(&duty.title)).then(|| "a language is missing; add it".to_owned())
    };
    let problem = |duty: &Duty| {
        Some(Problem::new("duties.yaml", duty.line, format!("`{}`: {}", duty.id, message(duty)?)))
    };
    library.duties.iter().filter_map(problem).collect()
}

fn words_are_whole(mirror: &Mirror) -> Option<String> {
    let is_whole = [&mirror.title, &mirror.meaning].into_iter().all(is_in_every_language);
    (!is_whole).then(|| "a language is missing; add it".to_owned())
}

fn topic_is_known(library: &Library, mirror: &Mirror) -> Option<String> {
    let is_known = library.topics.contains_key(&mirror.topic);
    (!is_known).then(|| format!("`{}` is not in topics.yaml; correct the name", mirror.topic))
}

fn side_is_sound(questionnaires: &[Questionnaire], side: &Side) -> Vec<String> {
    let Some(questionnaire) = questionnaires.iter().find(|one| one.id == side.questionnaire) else {
        return vec![format!("`{}` is no questionnaire here; correct the name", side.questionnaire)];
    };
    let Some(place) = questionnaire.question(&side.question) else {
        return vec![format!(
            "`{}` is no question of `{}`; correct the name",
            side.question, side.questionnaire
        )];
    };
    let question = &questionnaire.questions[place];
    side.contradicting
        .iter()
        .filter(|option| question.option(option).is_none())
        .map(|option| format!("`{option}` is no option of `{}`; correct the name", side.question))
        .collect()
}
