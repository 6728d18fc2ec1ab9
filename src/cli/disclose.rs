//! `disclose`: disclosure control on any table of records.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;
use rust_decimal::Decimal;

use super::files::{is_free, write_new_folder};
use super::place::shown;
use super::progress::bar;
use super::questionnaires::report;
use crate::disclosure::tables::{Bands, Columns, Facts, Protection, digest, disclose, files, read_records};
use crate::response::{SMALLEST_CELL_DEFAULT, SMALLEST_CELL_FLOOR};
use crate::table::read_table;

/// What is put together, and how.
#[derive(Debug, Args)]
pub struct DiscloseOptions {
    /// A row for each record; the first line names the columns
    #[arg(long)]
    input: PathBuf,
    /// Columns that records are put together by, with commas between them
    #[arg(long, value_delimiter = ',', required = true)]
    dimensions: Vec<String>,
    /// The column with a number for each record; empty where it is missing
    #[arg(long)]
    value: String,
    /// Fewest records a figure may rest on; never below 3
    #[arg(long, default_value_t = SMALLEST_CELL_DEFAULT)]
    threshold: u32,
    /// The column that says whom a record is about, where several may be about one; the threshold then counts those
    #[arg(long)]
    group: Option<String>,
    /// Edges of the rating bands from the least value there can be to the greatest; four bands of one width if left out
    #[arg(long, value_delimiter = ',', conflicts_with_all = ["low", "high"], allow_negative_numbers = true)]
    bands: Vec<Decimal>,
    /// The least value there can be
    #[arg(long, default_value = "0", allow_negative_numbers = true)]
    low: Decimal,
    /// The greatest value there can be
    #[arg(long, default_value = "100", allow_negative_numbers = true)]
    high: Decimal,
    /// Folder for the tables; it is made, and must be empty if it is there
    #[arg(long)]
    output: PathBuf,
}

/// Writes the tables that may leave the house, and the log of what is withheld.
///
/// # Errors
/// When the file cannot be read or has problems, all of which are listed, or the folder cannot be written; nothing is
/// written then.
pub fn run(options: &DiscloseOptions) -> anyhow::Result<()> {
    if options.threshold < SMALLEST_CELL_FLOOR {
        bail!(
            "the threshold is {}; no figure may rest on fewer than {SMALLEST_CELL_FLOOR}",
            options.threshold
        );
    }
    if !is_free(&options.output) {
        bail!("{} is there already and not empty; name another folder", shown(&options.output));
    }
    let bands = bands(options).map_err(|problem| anyhow::anyhow!("the bands cannot be used: {problem}"))?;
    let bytes = fs::read(&options.input).with_context(|| format!("cannot read {}", shown(&options.input)))?;
    let name = shown(&options.input);
    let columns = Columns {
        dimensions: options.dimensions.clone(),
        value: options.value.clone(),
        group: options.group.clone(),
    };
    let read = read_table(&name, &bytes).and_then(|table| read_records(&name, &table, &columns, &bands));
    let records = match read {
        Ok(records) => records,
        Err(problems) => return report(&problems),
    };
    let protection = Protection::new(options.threshold);
    let bar = bar(0, "deciding what is shown");
    let disclosed = disclose(&records, protection, &mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let facts = Facts { input_sha256: digest(&bytes), protection };
    let files = files(&records, &disclosed, &facts);
    write_new_folder(&options.output, &files)
        .with_context(|| format!("cannot write {}", shown(&options.output)))?;
    let (all, published, figures) = disclosed.cells();
    println!("records: {}, without a value: {}", records.count(), records.without_value);
    println!("cells: {all}, with their number of records: {published}, with mean and bands: {figures}");
    println!("sensitive cells the solver looked at: {}; none is pinned", disclosed.audited);
    println!("{} files written to {}", files.len(), shown(&options.output));
    println!("log-of-withheld.csv and manifest.json say why cells are withheld; they stay in the house");
    Ok(())
}

fn bands(options: &DiscloseOptions) -> Result<Bands, String> {
    if options.bands.is_empty() {
        Bands::quarters(options.low, options.high)
    } else {
        Bands::new(options.bands.clone())
    }
}
