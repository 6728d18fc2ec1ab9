#![doc = include_str!("../../questionnaires/README.md")]

mod build;
mod canonical;
mod check;
mod condition;
mod examples;
mod file;
mod files;
mod folder;
mod library;
mod library_file;
mod lines;
mod lock;
mod model;
mod parse;
mod per_unit;
mod problem;
mod read;
mod schema;
mod shared_file;
mod solve;
mod text;
mod translate;
mod words;
mod words_file;

pub use canonical::{canonical, comments, flow};
pub use condition::{AtLeast, Condition, Equals, Fact, Facts, In, ProfileField};
pub use examples::{Example, ExampleAnswer, ExampleProfile, Expectation, read_examples};
pub use file::{
    AnswerKind, ConsistencyRuleFile, EmptyAnswer, IndicatorFile, LabelFile, NodeFile, NotAssessedFile,
    OptionFile, QuestionFile, QuestionnaireFile, SectionFile, UnitKindFile,
};
pub use files::{Files, read_files};
pub use folder::{Folder, FolderFile, SHARED};
pub use library::{Concept, Duty, Guidance, Library, Mirror, Side, read_library};
pub use lock::Lock;
pub use model::{
    AnswerOption, ConsistencyRule, CoreElement, Evolution, IndicatorKind, Label, Level, Node, Part, Question,
    QuestionKind, Questionnaire, Rule, Scale, Section, Source, Status, Topic, TranslationState, UnitKind,
};
pub use parse::TRANSLATIONS;
pub use per_unit::{PerUnitProblem, UNIT_KIND};
pub use problem::Problem;
pub use read::{Id, read_flow, to_yaml};
pub use schema::schemas;
pub use solve::{Solution, World};
pub use text::Text;
pub use words_file::{OptionWords, QuestionWords, SectionWords, TranslationFile, Words};

/// Reads a questionnaire from its files and checks it.
///
/// # Errors
/// Every problem found, in the order of the files.
pub fn load(folder: &Folder) -> Result<Questionnaire, Vec<Problem>> {
    let parsed = parse::parse_all(folder)?;
    let mut problems = check::run(&parsed);
    match build::build(&parsed) {
        Ok(questionnaire) if problems.is_empty() => {
            let problems = check::reach::run(&parsed, &questionnaire);
            if problems.is_empty() { Ok(questionnaire) } else { Err(problems) }
        }
        Ok(_) => Err(problems),
        Err(found) => {
            problems.extend(found);
            problems.sort();
            problems.dedup();
            Err(problems)
        }
    }
}
