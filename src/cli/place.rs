//! Where things live: the data directory and the database.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use crate::assessment::Assessment;
use crate::store::Store;

/// The SQLite database in the data directory.
const DATABASE_FILE: &str = "bhr-baseline.db";

/// Options of every command that works on a database.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// Folder for the database, evidence and reports
    #[arg(long, default_value = "data")]
    pub data_dir: PathBuf,
    /// Database address: sqlite:///path/to/file.db or postgres://user@host/name; SQLite in the data directory if left out
    #[arg(long, env = "DATABASE_URL")]
    pub database: Option<String>,
}

impl Place {
    /// The database's address; the data directory is made when the database lies in it.
    ///
    /// # Errors
    /// When the data directory cannot be made.
    pub fn url(&self) -> anyhow::Result<String> {
        if let Some(url) = &self.database {
            return Ok(url.clone());
        }
        std::fs::create_dir_all(&self.data_dir)
            .with_context(|| format!("cannot make {}", self.data_dir.display()))?;
        let folder = std::path::absolute(&self.data_dir)?;
        Ok(format!("sqlite://{}", folder.join(DATABASE_FILE).display()))
    }

    /// The database, open and up to date, with the use cases on it.
    ///
    /// # Errors
    /// When it cannot be opened or brought up to date.
    pub async fn open(&self) -> anyhow::Result<Assessment> {
        let store = Store::open(&self.url()?).await?;
        store.migrate().await?;
        Ok(Assessment::new(store))
    }

    /// True when there is a database to look at; none is made for that.
    pub fn is_there(&self) -> bool {
        self.database.is_some() || self.data_dir.join(DATABASE_FILE).exists()
    }

    /// What people know it by.
    pub fn shown(&self) -> String {
        self.database.as_ref().map_or_else(|| shown(&self.data_dir), |_| "the database".to_owned())
    }

    /// A file in the folder of reports.
    pub fn report(&self, name: &str) -> PathBuf {
        self.data_dir.join("reports").join(name)
    }
}

/// How a path is shown to people.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
