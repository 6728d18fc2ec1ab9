//! What stands beside the questionnaires: the glossary, a page for every principle, and the questions that mirror
//! each other. It explains and compares; it decides no score.

use std::collections::BTreeMap;

use super::folder::Folder;
use super::library_file::{
    ByLanguage, ConceptFile, DutiesFile, DutyFile, GlossaryFile, GuidanceFile, MirrorFile, MirrorsFile,
};
use super::model::{Source, Topic};
use super::parse::optional;
use super::problem::Problem;
use super::read::{Id, bare_wording, parse};
use super::shared_file::{SourcesFile, TopicsFile};
use super::text::Text;

/// Glossary, guidance and mirror questions, with the sources and topics they name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Concepts in the order of their ids.
    pub glossary: Vec<Concept>,
    /// Pages in the order of the principles.
    pub guidance: Vec<Guidance>,
    /// Pairs of questions in the order of the file.
    pub mirrors: Vec<Mirror>,
    /// Duties one body holds, in the order of the file.
    pub duties: Vec<Duty>,
    /// Everything that may be cited.
    pub sources: BTreeMap<String, Source>,
    /// Kinds of harm with the anchors of severity.
    pub topics: BTreeMap<String, Topic>,
}

/// One concept and the word used for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Concept {
    /// Kebab-case id.
    pub id: String,
    /// The line of its id in `glossary.yaml`.
    pub line: u64,
    /// The term.
    pub term: Text,
    /// What it means.
    pub definition: Text,
    /// Words that mean it in texts, by language.
    pub usage: BTreeMap<String, Vec<String>>,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// True while a native lawyer should still confirm the term.
    pub confirm: bool,
    /// What is open about it.
    pub note: String,
}

/// One principle in plain words.
#[derive(Clone, Debug, PartialEq)]
pub struct Guidance {
    /// 1 to 31.
    pub principle: u8,
    /// Its name.
    pub title: Text,
    /// What it asks.
    pub asks: Text,
    /// Whom it concerns.
    pub concerns: Text,
    /// What good practice looks like.
    pub good_practice: Vec<Text>,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// Two questions about one fact, one to the State and one to companies.
#[derive(Clone, Debug, PartialEq)]
pub struct Mirror {
    /// Kebab-case id.
    pub id: String,
    /// The line of its id in `mirrors.yaml`.
    pub line: u64,
    /// A topic.
    pub topic: String,
    /// The one side and its answers that do not go with those of the other.
    pub first: Side,
    /// The other side.
    pub second: Side,
    /// The fact.
    pub title: Text,
    /// What it says when both are found.
    pub meaning: Text,
}

/// One side of a mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Id of the question.
    pub question: String,
    /// Options that do not go with those of the other side.
    pub contradicting: Vec<String>,
}

/// A duty of the State that one body holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Kebab-case id.
    pub id: String,
    /// The line of its id in `duties.yaml`.
    pub line: u64,
    /// What it is.
    pub title: Text,
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Id of the indicator.
    pub indicator: String,
    /// The mandate that charges a body with it.
    pub mandate: String,
}

/// Reads the files beside the questionnaires; what is not there is empty.
///
/// # Errors
/// Every file that cannot be read.
pub fn read_library(folder: &Folder) -> Result<Library, Vec<Problem>> {
    let mut problems: Vec<Problem> =
        folder.files().flat_map(|(_, file)| bare_wording(&file.shown_as, &file.text)).collect();
    let library = Library {
        glossary: optional::<GlossaryFile>(folder, "glossary.yaml", &mut problems)
            .into_iter()
            .map(|(id, file)| concept(&id, file))
            .collect(),
        guidance: guidance(folder, &mut problems),
        mirrors: optional::<MirrorsFile>(folder, "mirrors.yaml", &mut problems)
            .into_iter()
            .map(mirror)
            .collect(),
        duties: optional::<DutiesFile>(folder, "duties.yaml", &mut problems).into_iter().map(duty).collect(),
        sources: optional::<SourcesFile>(folder, "sources.yaml", &mut problems)
            .into_iter()
            .map(|(id, file)| (id, Source::from(&file)))
            .collect(),
        topics: optional::<TopicsFile>(folder, "topics.yaml", &mut problems)
            .into_iter()
            .map(|(id, file)| (id, Topic::from(&file)))
            .collect(),
    };
    if problems.is_empty() { Ok(library) } else { Err(problems) }
}

fn guidance(folder: &Folder, problems: &mut Vec<Problem>) -> Vec<Guidance> {
    let mut pages = Vec::new();
    for (_, file) in folder.files().filter(|(name, _)| name.starts_with("guidance/")) {
        match parse::<GuidanceFile>(&file.shown_as, &file.text) {
            Ok(page) => pages.push(Guidance {
                principle: page.principle,
                title: text(&page.title),
                asks: text(&page.asks),
                concerns: text(&page.concerns),
                good_practice: page.good_practice.iter().map(text).collect(),
                sources: ids(&page.sources),
            }),
            Err(problem) => problems.push(problem),
        }
    }
    pages.sort_by_key(|page| page.principle);
    pages
}

fn concept(id: &Id, file: ConceptFile) -> Concept {
    Concept {
        id: id.text.clone(),
        line: id.line,
        term: text(&file.term),
        definition: text(&file.definition),
        usage: file.usage,
        sources: ids(&file.sources),
        confirm: file.confirm,
        note: file.note,
    }
}

fn mirror(file: MirrorFile) -> Mirror {
    let side = |side: &super::library_file::SideFile, options: &[Id]| Side {
        questionnaire: side.questionnaire.text.clone(),
        question: side.question.text.clone(),
        contradicting: ids(options),
    };
    Mirror {
        id: file.id.text.clone(),
        line: file.id.line,
        topic: file.topic.text.clone(),
        first: side(&file.first, &file.contradiction.first),
        second: side(&file.second, &file.contradiction.second),
        title: text(&file.title),
        meaning: text(&file.meaning),
    }
}

fn duty(file: DutyFile) -> Duty {
    Duty {
        id: file.id.text,
        line: file.id.line,
        title: text(&file.title),
        questionnaire: file.questionnaire.text,
        indicator: file.indicator.text,
        mandate: file.mandate.text,
    }
}

fn ids(ids: &[Id]) -> Vec<String> {
    ids.iter().map(|id| id.text.clone()).collect()
}

fn text(words: &ByLanguage) -> Text {
    Text::by_language(words)
}
