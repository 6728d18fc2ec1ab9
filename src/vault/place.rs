//! Which place files are kept in: a folder, or a bucket of a storage service that speaks S3.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore, RetryConfig};

use super::VaultError;

/// A person waits for the page: the storage service has this long before the page says that it does not answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A place for files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultPlace {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket.
    S3(S3Place),
}

/// A bucket of a service that speaks S3. What is left out is looked for where programs for S3 look: the machine's
/// own role.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct S3Place {
    /// The bucket.
    pub bucket: String,
    /// What every name in it begins with; empty for nothing.
    pub prefix: String,
    /// Address of the service, when it is not Amazon's.
    pub endpoint: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// The id of the key.
    pub key_id: Option<String>,
    /// The key.
    pub secret: Option<String>,
}

impl fmt::Debug for S3Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bucket, prefix, endpoint, region, key_id: _, secret: _ } = self;
        f.debug_struct("S3Place")
            .field("bucket", bucket)
            .field("prefix", prefix)
            .field("endpoint", endpoint)
            .field("region", region)
            .finish_non_exhaustive()
    }
}

impl S3Place {
    /// Reads `s3://bucket/prefix`; the prefix may be left out.
    ///
    /// # Errors
    /// [`VaultError::Place`].
    pub fn parse(address: &str) -> Result<Self, VaultError> {
        let wrong =
            || VaultError::Place(format!("`{address}` is no place for evidence: give s3://bucket/prefix"));
        let (bucket, prefix) = address
            .strip_prefix("s3://")
            .map(|rest| rest.split_once('/').unwrap_or((rest, "")))
            .ok_or_else(wrong)?;
        if bucket.is_empty() {
            return Err(wrong());
        }
        let prefix = prefix.trim_matches('/').to_owned();
        Ok(Self { bucket: bucket.to_owned(), prefix, ..Self::default() })
    }

    fn open(&self) -> Result<Arc<dyn ObjectStore>, VaultError> {
        let is_plain = self.endpoint.as_ref().is_some_and(|endpoint| endpoint.starts_with("http://"));
        let options = ClientOptions::new().with_timeout(PATIENCE).with_allow_http(is_plain);
        let retry = RetryConfig { max_retries: 3, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.bucket)
            .with_client_options(options)
            .with_retry(retry);
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        if let Some(region) = &self.region {
            builder = builder.with_region(region);
        }
        if let (Some(key_id), Some(secret)) = (&self.key_id, &self.secret) {
            builder = builder.with_access_key_id(key_id).with_secret_access_key(secret);
        }
        Ok(Arc::new(builder.build()?))
    }
}

impl VaultPlace {
    /// The store and the prefix of all names in it.
    pub(super) fn open(&self) -> Result<(Arc<dyn ObjectStore>, Path), VaultError> {
        match self {
            Self::Folder(folder) => {
                let unusable =
                    |error| VaultError::Place(format!("cannot use the folder {}: {error}", folder.display()));
                std::fs::create_dir_all(folder).map_err(unusable)?;
                let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
                Ok((Arc::new(objects), Path::default()))
            }
            Self::S3(place) => Ok((place.open()?, Path::from(place.prefix.as_str()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::S3Place;

    #[test]
    fn a_bucket_is_read_with_and_without_a_prefix() {
        let read = |address| S3Place::parse(address).map(|place| (place.bucket, place.prefix)).ok();
        let of = |bucket: &str, prefix: &str| Some((bucket.to_owned(), prefix.to_owned()));
        assert_eq!(read("s3://evidence"), of("evidence", ""));
        assert_eq!(read("s3://evidence/nhri/2026/"), of("evidence", "nhri/2026"));
        assert_eq!(read("s3:///x"), None);
        assert_eq!(read("https://evidence"), None);
    }

    #[test]
    fn a_key_is_not_written_into_logs() {
        let secret = Some("very-secret".to_owned());
        let place = S3Place { secret, ..S3Place::parse("s3://evidence").unwrap() };
        assert!(!format!("{place:?}").contains("very-secret"));
    }
}
