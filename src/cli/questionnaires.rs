//! `check`, `examples` and `score`: questionnaires without a database.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::files::{questionnaire_folders, read_folder, read_library_folder, write_whole};
use super::progress::bar;
use crate::authoring::{
    QuestionnaireStats, keeps_the_standard, lengths_are_bearable, library_is_sound, overall, stats,
    terms_are_used, words_are_readable,
};
use crate::questionnaire::{
    Example, Folder, Library, Lock, Problem, Questionnaire, load, read_examples, read_library, schemas,
};
use crate::response::{Sheets, read_answers};
use crate::scoring::run_example;

/// Prints problems and ends with the exit code of a failure.
///
/// # Errors
/// Always: the count of problems.
pub fn report(problems: &[Problem]) -> anyhow::Result<()> {
    for problem in problems {
        eprintln!("{problem}");
    }
    let plural = if problems.len() == 1 { "problem" } else { "problems" };
    bail!("{} {plural} found; nothing was stored or written", problems.len())
}

/// What `check` is asked to tell besides problems.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Telling {
    /// Print figures: questions, options, examples, untranslated texts, longest paths
    #[arg(long)]
    stats: bool,
    /// Print the figures as JSON
    #[arg(long, requires = "stats")]
    json: bool,
    /// List the sources and terms a lawyer should still confirm
    #[arg(long)]
    unconfirmed: bool,
}

/// Everything below a folder of questionnaires, read and checked.
#[derive(Default)]
struct Checked {
    questionnaires: Vec<Questionnaire>,
    /// Scoring examples, in the order of the questionnaires.
    examples: Vec<Vec<(String, Example)>>,
    library: Library,
    problems: Vec<Problem>,
}

/// `check [DIR]`.
///
/// # Errors
/// When a folder cannot be read or a check fails.
pub fn check(path: &Path, telling: Telling) -> anyhow::Result<()> {
    let checked = read_all(path)?;
    if !telling.json {
        for questionnaire in &checked.questionnaires {
            println!("{}", summary(questionnaire));
            out_of_date(questionnaire).for_each(|line| println!("{line}"));
        }
    }
    if telling.stats {
        tell_stats(&checked, telling.json)?;
    }
    if telling.unconfirmed {
        tell_unconfirmed(&checked.library);
    }
    if checked.problems.is_empty() { Ok(()) } else { report(&checked.problems) }
}

fn read_all(path: &Path) -> anyhow::Result<Checked> {
    let mut checked = Checked::default();
    let lock = read_lock(&lock_path(path))?;
    let beside =
        read_library_folder(&beside(path)).with_context(|| format!("cannot read {}", path.display()))?;
    match read_library(&beside) {
        Ok(library) => checked.library = library,
        Err(found) => checked.problems.extend(found),
    }
    for folder in folders(path)? {
        let examples = read_examples(&folder).unwrap_or_else(|problem| {
            checked.problems.push(problem);
            Vec::new()
        });
        match load(&folder) {
            Ok(questionnaire) => {
                let locked = lock.check(header(&folder), &questionnaire, &folder.sha256());
                checked.problems.extend(locked);
                checked.problems.extend(judge(&folder, &questionnaire, &examples, &checked.library));
                checked.questionnaires.push(questionnaire);
                checked.examples.push(examples);
            }
            Err(found) => checked.problems.extend(found),
        }
    }
    // Pairs and pages can be judged only beside every questionnaire they name.
    if !path.join("questionnaire.yaml").exists() && checked.problems.is_empty() {
        let mut found = library_is_sound(&checked.questionnaires, &checked.library);
        found.iter_mut().for_each(|problem| problem.file = path.join(&problem.file).display().to_string());
        checked.problems.extend(found);
    }
    Ok(checked)
}

/// What people know `questionnaire.yaml` by.
fn header(folder: &Folder) -> &str {
    folder.get("questionnaire.yaml").map_or("questionnaire.yaml", |file| &file.shown_as)
}

fn judge(
    folder: &Folder,
    questionnaire: &Questionnaire,
    examples: &[(String, Example)],
    library: &Library,
) -> Vec<Problem> {
    let file = header(folder);
    let mut problems = keeps_the_standard(questionnaire, file, examples);
    problems.extend(lengths_are_bearable(questionnaire, file));
    problems.extend(words_are_readable(questionnaire, file));
    problems.extend(terms_are_used(questionnaire, file, library));
    problems
}

fn tell_stats(checked: &Checked, as_json: bool) -> anyhow::Result<()> {
    let each: Vec<QuestionnaireStats> = checked
        .questionnaires
        .iter()
        .zip(&checked.examples)
        .map(|(one, examples)| stats(one, examples))
        .collect();
    let overall = overall(&checked.questionnaires, &checked.library);
    let mut figures = serde_json::to_value(&overall)?;
    figures["questionnaires"] = serde_json::to_value(&each)?;
    if as_json {
        println!("{}", serde_json::to_string_pretty(&figures)?);
        return Ok(());
    }
    for one in &each {
        println!(
            "{}: {} questions ({} scored), {} options, {} indicators, {} examples",
            one.id, one.questions, one.scored, one.options, one.indicators, one.examples
        );
        one.untranslated.iter().for_each(|(language, count)| println!("  {count} texts not in {language}"));
        one.longest_path.iter().for_each(|(kind, most)| println!("  {kind}: {most} questions at most"));
    }
    println!(
        "over all: {} principles covered, {} mirror pairs, {} sources, {} concepts, {} pages of guidance, {} unconfirmed",
        overall.principles_covered,
        overall.mirror_pairs,
        overall.sources,
        overall.concepts,
        overall.guidance_pages,
        overall.unconfirmed
    );
    Ok(())
}

fn tell_unconfirmed(library: &Library) {
    for (id, source) in library.sources.iter().filter(|(_, source)| source.confirm) {
        println!("source {id}: {} ({})", source.title, source.href);
    }
    for concept in library.glossary.iter().filter(|concept| concept.confirm) {
        println!("term {}: {}", concept.id, concept.note);
    }
}

/// Translations that lag behind the questionnaire.
fn out_of_date(questionnaire: &Questionnaire) -> impl Iterator<Item = String> {
    let behind = questionnaire.translations.iter().filter(|one| one.of_version < questionnaire.version);
    behind.map(|one| {
        let texts = questionnaire.texts();
        let lacking = texts.iter().filter(|text| !text.has(&one.language)).count();
        format!(
            "{}: the translation `{}` is of version {}, the questionnaire is version {}; {lacking} texts stand in English",
            questionnaire.id, one.language, one.of_version, questionnaire.version
        )
    })
}

/// The folder that holds the questionnaire folders.
fn beside(path: &Path) -> PathBuf {
    let is_one = path.join("questionnaire.yaml").exists();
    if is_one { path.join("..") } else { path.to_owned() }
}

fn lock_path(path: &Path) -> PathBuf {
    beside(path).join("published.lock")
}

fn read_lock(path: &Path) -> anyhow::Result<Lock> {
    if !path.exists() {
        return Ok(Lock::default());
    }
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    match Lock::parse(&path.display().to_string(), &text) {
        Ok(lock) => Ok(lock),
        Err(problems) => report(&problems).map(|()| Lock::default()),
    }
}

/// `publish DIR`: freezes one version in `published.lock`.
///
/// # Errors
/// When the questionnaire has problems, is not marked as published, or the version was published otherwise.
pub fn publish(path: &Path) -> anyhow::Result<()> {
    let folder = read_folder(path).with_context(|| format!("cannot read {}", path.display()))?;
    let questionnaire = match load(&folder) {
        Ok(questionnaire) => questionnaire,
        Err(problems) => return report(&problems),
    };
    let problems = unfit(path, &folder, &questionnaire)?;
    if !problems.is_empty() {
        return report(&problems);
    }
    let file = lock_path(path);
    let mut lock = read_lock(&file)?;
    lock.publish(&questionnaire, &folder.sha256())
        .map_err(|why| anyhow::anyhow!("{}: {why}", questionnaire.id))?;
    write_whole(&file, lock.text().as_bytes()).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{} version {} is published: {}", questionnaire.id, questionnaire.version, folder.sha256());
    Ok(())
}

/// Why a questionnaire is not fit to be frozen: what `check` and `examples` would say of it.
fn unfit(path: &Path, folder: &Folder, questionnaire: &Questionnaire) -> anyhow::Result<Vec<Problem>> {
    let beside = read_library_folder(&beside(path))?;
    let (library, examples) = match (read_library(&beside), read_examples(folder)) {
        (Ok(library), Ok(examples)) => (library, examples),
        (library, examples) => {
            return Ok(library.err().into_iter().flatten().chain(examples.err()).collect());
        }
    };
    let mut problems = judge(folder, questionnaire, &examples, &library);
    problems.extend(examples.iter().flat_map(|(file, one)| run_example(questionnaire, file, one)));
    Ok(problems)
}

fn folders(path: &Path) -> anyhow::Result<Vec<Folder>> {
    let found = questionnaire_folders(path).with_context(|| format!("cannot read {}", path.display()))?;
    found
        .iter()
        .map(|folder| read_folder(folder).with_context(|| format!("cannot read {}", folder.display())))
        .collect()
}

fn summary(questionnaire: &Questionnaire) -> String {
    let scored = questionnaire.questions.iter().filter(|question| question.is_scored()).count();
    let recorded = questionnaire.questions.len() - scored;
    let indicators = questionnaire.nodes.iter().filter(|node| node.indicator.is_some()).count();
    format!(
        "{} version {}: {} sections, {indicators} indicators, {scored} scored and {recorded} recorded questions: no problems",
        questionnaire.id,
        questionnaire.version,
        questionnaire.sections.len(),
    )
}

/// `examples [DIR]`.
///
/// # Errors
/// When a folder cannot be read, a questionnaire has problems, or an example comes out otherwise than expected.
pub fn examples(path: &Path) -> anyhow::Result<()> {
    let mut problems = Vec::new();
    for folder in folders(path)? {
        match (load(&folder), read_examples(&folder)) {
            (Ok(questionnaire), Ok(examples)) => {
                let before = problems.len();
                problems
                    .extend(examples.iter().flat_map(|(file, one)| run_example(&questionnaire, file, one)));
                let outcome =
                    if problems.len() == before { "all as expected" } else { "some otherwise than expected" };
                println!("{}: {} examples, {outcome}", questionnaire.id, examples.len());
            }
            (loaded, read) => {
                problems.extend(loaded.err().into_iter().flatten());
                problems.extend(read.err());
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { report(&problems) }
}

/// Reads a questionnaire and an answers file, listing every problem of either.
///
/// # Errors
/// When a file cannot be read or has problems.
pub fn read_both(folder: &Path, answers: &Path) -> anyhow::Result<(Folder, Questionnaire, Sheets)> {
    let files = read_folder(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let questionnaire = match load(&files) {
        Ok(questionnaire) => questionnaire,
        Err(problems) => return report(&problems).map(|()| unreachable!("report always fails")),
    };
    let bytes = fs::read(answers).with_context(|| format!("cannot read {}", answers.display()))?;
    match read_answers(&questionnaire, &answers.display().to_string(), &bytes) {
        Ok(sheets) => Ok((files, questionnaire, sheets)),
        Err(problems) => report(&problems).map(|()| unreachable!("report always fails")),
    }
}

/// `score`.
///
/// # Errors
/// When a file cannot be read or written, or has problems.
pub fn score_file(
    folder: &Path,
    (answers, institutions): (&Path, Option<&Path>),
    output: &Path,
) -> anyhow::Result<()> {
    let (_, questionnaire, mut sheets) = read_both(folder, answers)?;
    let mut roster = institutions.map(super::rounds::roster).transpose()?.unwrap_or_default();
    for (name, sheet) in &mut sheets {
        if let Some(profile) = roster.remove(name) {
            sheet.profile = profile;
        }
    }
    let bytes = scores_csv(&questionnaire, &sheets)?;
    write_whole(output, &bytes).with_context(|| format!("cannot write {}", output.display()))?;
    println!("{} institutions scored: {}", sheets.len(), output.display());
    Ok(())
}

/// The score file of some institutions.
///
/// # Errors
/// When an institution chose to answer a section per unit that cannot be.
pub fn scores_csv(questionnaire: &Questionnaire, sheets: &Sheets) -> anyhow::Result<Vec<u8>> {
    let progress = bar(sheets.len() as u64, "scoring");
    let bytes = crate::report::scores_file::write(questionnaire, sheets, || progress.inc(1));
    progress.finish_and_clear();
    bytes.map_err(anyhow::Error::msg)
}

/// `schema DIR`: writes the JSON Schemas editors use.
///
/// # Errors
/// When a file cannot be written.
pub fn write_schemas(path: &Path) -> anyhow::Result<()> {
    for (name, text) in schemas() {
        let file = path.join(name);
        write_whole(&file, text.as_bytes()).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}
