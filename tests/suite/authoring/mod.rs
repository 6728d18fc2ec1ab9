//! Writing questionnaires again: one form, a workbook, two versions side by side.

mod canonical;
mod odd;

use std::path::PathBuf;

use bhr_baseline::cli::files::read_folder;
use bhr_baseline::questionnaire::Folder;
