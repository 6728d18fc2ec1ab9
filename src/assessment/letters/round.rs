//! The postman's round: claim a letter, hand it over, say what became of it.
//!
//! A process that ends after the server has taken a letter and before that is written down leaves its claim behind.
//! When the claim runs out the letter goes again, the same bytes under the same Message-ID, by which the receiving
//! side tells that it is one letter. Written down before handing over, a letter could be lost instead, and an
//! invitation lost is a person who never comes.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::words::texts;
use super::{Letters, service};
use crate::assessment::clock;
use crate::assessment::error::Error;
use crate::mail::{Carrier, Post, Refusal};
use crate::store::ClaimedLetter;

/// How long a claim lasts: longer than a letter may take, so that a slow server is not sent it twice.
const CLAIM: TimeDelta = TimeDelta::minutes(5);
/// After the first failure; doubled after each further one.
const FIRST_PAUSE: TimeDelta = TimeDelta::minutes(1);
/// The longest pause.
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(2);
/// A server that puts us off for longer has given up on the letter (RFC 5321, 4.5.4.1).
pub const GIVEN_UP: TimeDelta = TimeDelta::days(5);
/// How often the service looks for letters without being rung for.
const EVERY: Duration = Duration::from_secs(60);
/// Quiet after a round, so that many changes in a row are one round.
const QUIET: Duration = Duration::from_secs(2);

/// What one round came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters the server took.
    pub sent: u32,
    /// Letters that go again later.
    pub postponed: u32,
    /// Letters that do not go again by themselves.
    pub failed: u32,
}

/// How long to wait after a failure. `jitter`, 0 to 1, spreads out letters that failed together.
pub fn pause(attempts: u32, jitter: f64) -> TimeDelta {
    let doubled = FIRST_PAUSE * 2_i32.pow(attempts.saturating_sub(1).min(10));
    let seconds = doubled.min(LONGEST_PAUSE).num_seconds();
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "seconds of hours")]
    let more = (seconds as f64 * 0.25 * jitter.clamp(0.0, 1.0)) as i64;
    TimeDelta::seconds(seconds + more)
}

impl Letters {
    /// Drops what has become pointless, then hands over whatever waits. Without a mail server what waits is given to people to pass
    /// on: it was written while there was one.
    ///
    /// # Errors
    /// The database's; letters claimed until then go again when the claim runs out.
    pub async fn deliver(&self, jitter: impl Fn() -> f64) -> Result<Tally, Error> {
        self.deliver_at(clock::now, jitter).await
    }

    /// As [`deliver`](Self::deliver), by a given clock.
    ///
    /// # Errors
    /// As [`deliver`](Self::deliver).
    pub async fn deliver_at(
        &self,
        clock: impl Fn() -> DateTime<Utc>,
        jitter: impl Fn() -> f64,
    ) -> Result<Tally, Error> {
        self.store.drop_pointless_letters(&service(), clock()).await?;
        let mut tally = Tally::default();
        let Some(carrier) = &self.carrier else {
            self.store.pass_on_undelivered_letters(&service(), clock()).await?;
            return Ok(tally);
        };
        let mut has_greeted = false;
        while let Some(letter) = self.store.claim_letter(clock(), clock() + CLAIM).await? {
            if !has_greeted && let Err(refusal) = carrier.greet().await {
                // No other letter would do better: they keep their turn.
                tracing::warn!(reason = refusal.line(), "letters wait");
                self.put_off(&letter, &refusal, (clock(), jitter()), &mut tally).await?;
                return Ok(tally);
            }
            has_greeted = true;
            match hand_over(carrier, &letter).await {
                Ok(()) => {
                    self.store.letter_sent(&service(), &letter, clock()).await?;
                    tally.sent += 1;
                }
                Err(refusal) => self.put_off(&letter, &refusal, (clock(), jitter()), &mut tally).await?,
            }
        }
        Ok(tally)
    }

    async fn put_off(
        &self,
        letter: &ClaimedLetter,
        refusal: &Refusal,
        (now, jitter): (DateTime<Utc>, f64),
        tally: &mut Tally,
    ) -> Result<(), Error> {
        let is_final = match refusal {
            Refusal::Refused(_) | Refusal::Address => true,
            Refusal::Later(_) => now - letter.created_at >= GIVEN_UP,
            // The server's fault, or ours: it says nothing about this letter.
            Refusal::Unreachable(_) => false,
        };
        if is_final {
            self.store.letter_failed(&service(), letter, &refusal.line(), now).await?;
            tally.failed += 1;
        } else {
            let again = now + pause(letter.attempts, jitter);
            self.store.postpone_letter(letter, again, &refusal.line()).await?;
            tally.postponed += 1;
        }
        Ok(())
    }

    /// Goes on for ever: every minute, and when rung for.
    pub async fn keep_going(&self) {
        loop {
            if let Err(error) = self.once().await {
                tracing::error!(%error, "letters wait");
            }
            tokio::time::sleep(QUIET).await;
            // A minute without being rung for is as good as a ring.
            let _ = tokio::time::timeout(EVERY, self.bell.notified()).await;
        }
    }

    async fn once(&self) -> Result<(), Error> {
        self.write_due(clock::now()).await?;
        self.deliver(clock::jitter).await?;
        Ok(())
    }
}

async fn hand_over(carrier: &Carrier, letter: &ClaimedLetter) -> Result<(), Refusal> {
    let writer = texts(&letter.language).t("report-publisher");
    let post = Post {
        email: &letter.email,
        name: &letter.name,
        writer: &writer,
        subject: &letter.subject,
        body: &letter.body,
        message_id: &letter.message_id,
        at: letter.created_at,
    };
    carrier.carry(&post).await
}
