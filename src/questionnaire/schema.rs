//! JSON Schemas of the files, made from the types, for editors.

use schemars::{JsonSchema, schema_for};

use super::examples::Example;
use super::file::{ConsistencyFile, QuestionnaireFile, SectionFile};
use super::library_file::{DutiesFile, GlossaryFile, GuidanceFile, MirrorsFile};
use super::shared_file::{ScalesFile, SourcesFile, TopicsFile};
use super::words_file::TranslationFile;

/// File name and content of every schema in `questionnaires/schema/`.
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("questionnaire.schema.json", schema::<QuestionnaireFile>()),
        ("section.schema.json", schema::<SectionFile>()),
        ("examples.schema.json", schema::<Vec<Example>>()),
        ("translation.schema.json", schema::<TranslationFile>()),
        ("scales.schema.json", schema::<ScalesFile>()),
        ("sources.schema.json", schema::<SourcesFile>()),
        ("topics.schema.json", schema::<TopicsFile>()),
        ("glossary.schema.json", schema::<GlossaryFile>()),
        ("guidance.schema.json", schema::<GuidanceFile>()),
        ("mirrors.schema.json", schema::<MirrorsFile>()),
        ("duties.schema.json", schema::<DutiesFile>()),
        ("consistency.schema.json", schema::<ConsistencyFile>()),
    ]
}

fn schema<T: JsonSchema>() -> String {
    let mut text = serde_json::to_string_pretty(&schema_for!(T)).expect("a schema is always JSON");
    text.push('\n');
    text
}
