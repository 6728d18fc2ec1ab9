//! Waiting for something to come about, without a guess at how long it takes.

use std::time::{Duration, Instant};

/// Whatever is waited for comes long before this, or never.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A moment between two looks.
pub async fn pause() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

/// What `look` finds, once it finds something.
pub async fn until<T>(what: &str, look: impl AsyncFn() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(started.elapsed() < PATIENCE, "never: {what}");
        pause().await;
    }
}
