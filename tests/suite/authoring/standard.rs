//! The standard that shipped questionnaires keep: each part of it fails when it is broken.

use bhr_baseline::assessment::{shipped, shipped_shelf};
use bhr_baseline::authoring::{
    keeps_the_standard, lengths_are_bearable, library_is_sound, longest_paths, overall, reachable_scores,
    stats, terms_are_used, words_are_readable,
};
use bhr_baseline::questionnaire::{
    Condition, Equals, Example, Library, Problem, ProfileField, QuestionKind, Questionnaire, Text, load,
    read_examples,
};
use rust_decimal::Decimal;

/// The State's questionnaire with its examples.
fn state_duty() -> (Questionnaire, Vec<(String, Example)>) {
    let folder = shipped().into_iter().find(|folder| load(folder).unwrap().id == "state-duty").unwrap();
    (load(&folder).unwrap(), read_examples(&folder).unwrap())
}

/// One of `problems` speaks of `piece`, or none when `piece` is empty.
fn told(problems: &[Problem], piece: &str) {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    if piece.is_empty() {
        assert!(lines.is_empty(), "{lines:?}");
    } else {
        assert!(lines.iter().any(|line| line.contains(piece)), "no `{piece}` in {lines:?}");
    }
}

/// The first option of a choice that has some points but not all.
fn option(questionnaire: &mut Questionnaire) -> &mut bhr_baseline::questionnaire::AnswerOption {
    let choices = questionnaire.questions.iter_mut().filter_map(|question| match &mut question.kind {
        QuestionKind::Choice { options } => Some(options),
        QuestionKind::Checklist { .. }
        | QuestionKind::Number { .. }
        | QuestionKind::Date
        | QuestionKind::Text => None,
    });
    let is_between = |points: Decimal| points > Decimal::ZERO && points < Decimal::new(75, 2);
    choices.flatten().find(|option| is_between(option.points)).expect("a middling option")
}

#[test]
fn what_is_shipped_keeps_the_whole_standard() {
    let shelf = shipped_shelf();
    for folder in shipped() {
        let (questionnaire, examples) = (load(&folder).unwrap(), read_examples(&folder).unwrap());
        assert!(questionnaire.full_standard, "{}", questionnaire.id);
        told(&keeps_the_standard(&questionnaire, "q", &examples), "");
        told(&lengths_are_bearable(&questionnaire, "q"), "");
        told(&words_are_readable(&questionnaire, "q"), "");
        told(&terms_are_used(&questionnaire, "q", &shelf.library), "");
    }
    told(&library_is_sound(&shelf.questionnaires, &shelf.library), "");
}

#[test]
fn an_option_without_evidence_criterion_or_next_step_is_told() {
    let (whole, examples) = state_duty();
    let broken = |break_it: fn(&mut Questionnaire), piece| {
        let mut questionnaire = whole.clone();
        break_it(&mut questionnaire);
        told(&keeps_the_standard(&questionnaire, "q", &examples), piece);
    };
    broken(|one| option(one).evidence = Text::default(), "has no `evidence`");
    broken(|one| option(one).criterion = Text::default(), "has no `criterion`");
    broken(|one| option(one).next_step = Text::default(), "has no `next_step`");
    broken(|one| one.title = Text::english("New"), "1 texts are not translated to `az`");
}

#[test]
fn an_example_too_few_is_told() {
    let (questionnaire, mut examples) = state_duty();
    examples.retain(|(_, example)| !example.expect.contains_key("laws-reviewed"));
    let problems = keeps_the_standard(&questionnaire, "q", &examples);
    told(&problems, "indicator `laws-reviewed` has fewer than 2");
    told(&problems, "no scoring example reaches option `none` of `law-review`");
}

#[test]
fn a_score_nobody_can_reach_is_told() {
    let (mut questionnaire, examples) = state_duty();
    let place = questionnaire.question("law-review").unwrap();
    if let QuestionKind::Choice { options } = &mut questionnaire.questions[place].kind {
        options.iter_mut().for_each(|option| option.points = option.points.max(Decimal::new(25, 2)));
    }
    told(&keeps_the_standard(&questionnaire, "q", &examples), "`laws-reviewed` reaches scores from 0.");
}

#[test]
fn every_node_is_proved_to_reach_both_ends() {
    for questionnaire in &shipped_shelf().questionnaires {
        let short: Vec<String> = reachable_scores(questionnaire)
            .into_iter()
            .filter(|reached| !reached.is_whole_range())
            .map(|reached| reached.node)
            .collect();
        assert!(short.is_empty(), "{}: {short:?}", questionnaire.id);
    }
}

#[test]
fn too_many_questions_for_a_small_enterprise_are_told() {
    let shelf = shipped_shelf();
    let mut company = shelf.questionnaires.iter().find(|one| one.id == "corporate-respect").unwrap().clone();
    let most = longest_paths(&company).iter().map(|path| path.questions).max().unwrap();
    assert!(most > 60, "large companies are asked in depth: {most}");
    company.questions.iter_mut().for_each(|question| question.applies_when = None);
    told(&lengths_are_bearable(&company, "q"), "30 at most for a small enterprise");
    let (mut state, _) = state_duty();
    state.questions.iter_mut().for_each(|question| question.applies_when = None);
    told(&lengths_are_bearable(&state, "q"), "60 at most before a mandate");
    let nobody = Condition::Equals(Equals {
        profile: Some(ProfileField::Kind),
        question: None,
        value: "private".to_owned(),
    });
    state.questions.iter_mut().for_each(|question| question.applies_when = Some(nobody.clone()));
    told(&lengths_are_bearable(&state, "q"), "gets 0 questions");
}

#[test]
fn long_and_hard_words_are_told() {
    let (whole, _) = state_duty();
    let broken = |break_it: fn(&mut Questionnaire), piece| {
        let mut questionnaire = whole.clone();
        break_it(&mut questionnaire);
        told(&words_are_readable(&questionnaire, "q"), piece);
    };
    broken(|one| one.questions[0].text = Text::english("go ".repeat(31)), "31 words, 30 at most");
    broken(|one| one.questions[0].help = Text::english("Go. ".repeat(71)), "`help` has 71 words");
    broken(
        |one| one.questions[0].help = Text::english("go ".repeat(31)),
        "a sentence of `help` has 31 words",
    );
    broken(
        |one| one.questions[0].text = Text::english("Institutionalised operationalisation?"),
        "school year",
    );
    broken(|one| option(one).label = Text::english("l".repeat(101)), "`label` has 101 characters");
    broken(|one| option(one).criterion = Text::english("c".repeat(201)), "`criterion` has 201 characters");
}

#[test]
fn another_word_than_the_glossarys_is_told() {
    let (mut questionnaire, _) = state_duty();
    let mut title = Text::english("Remedy");
    title.translate("az", "Dərman");
    title.translate("ru", "Средства правовой защиты");
    questionnaire.title = title;
    let problems = terms_are_used(&questionnaire, "q", &shipped_shelf().library);
    told(&problems, "title: the English speaks of `remedy`, the text in `az` has none of");
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn a_mirror_pair_compares_what_exists_on_both_sides() {
    let shelf = shipped_shelf();
    assert!(shelf.library.mirrors.len() >= 12);
    for mirror in &shelf.library.mirrors {
        assert_ne!(mirror.first.questionnaire, mirror.second.questionnaire, "{}", mirror.id);
        assert!(!mirror.first.contradicting.is_empty() && !mirror.second.contradicting.is_empty());
    }
    let broken = |break_it: fn(&mut Library), piece| {
        let mut library = shelf.library.clone();
        break_it(&mut library);
        told(&library_is_sound(&shelf.questionnaires, &library), piece);
    };
    broken(|one| one.mirrors[0].first.question = "gone".into(), "`gone` is no question of");
    broken(|one| one.mirrors[0].second.questionnaire = "gone".into(), "`gone` is no questionnaire here");
    broken(|one| one.mirrors[0].first.contradicting[0] = "gone".into(), "`gone` is no option of");
    broken(|one| one.mirrors[0].topic = "gone".into(), "`gone` is not in topics.yaml");
    broken(|one| one.mirrors[0].meaning = Text::english("Only here"), "a language is missing");
    broken(|one| one.glossary[0].sources.push("GONE-1".into()), "`GONE-1` is not in sources.yaml");
    broken(|one| one.guidance.truncate(30), "principle 31 has 0 pages");
}

#[test]
fn the_figures_are_those_of_the_instruments() {
    let shelf = shipped_shelf();
    let all = overall(&shelf.questionnaires, &shelf.library);
    assert_eq!((all.principles_covered, all.guidance_pages), (31, 31));
    let (state, examples) = state_duty();
    let figures = stats(&state, &examples);
    assert!(figures.questions >= 70 && figures.scored < figures.questions, "{figures:?}");
    assert_eq!(figures.untranslated.into_iter().collect::<Vec<_>>(), [("az".into(), 0), ("ru".into(), 0)]);
    assert!((15..=20).contains(&figures.longest_path["government large"]), "the core of every body");
    assert!(all.unconfirmed > 0, "a lawyer has not confirmed them all");
}
