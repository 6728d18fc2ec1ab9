//! Naming an institution with how it is rated in a round, on the whole of what it was asked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{NewRedaction, Quoted};
use crate::assessment::error::Error;
use crate::assessment::review::actor;
use crate::assessment::{Assessment, Independent};
use crate::disclosure::{Findings, Released};
use crate::findings::{Baseline, Member, TopicFinding, TopicKey};
use crate::questionnaire::Text;
use crate::response::{
    InstitutionKind, Quotation, QuotationId, QuotedPart, ResponseId, Round, RoundId, RoundState,
};
use crate::scoring::Rating;
use crate::store::{SeenQuotation, User};

/// A rating an institution can be named with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRating {
    /// The code of the topic.
    pub topic: String,
    /// What the topic is called.
    pub title: Text,
    /// The place of the level on the scale, from 0.
    pub level: usize,
    /// What the level is called.
    pub level_title: Text,
}

fn rating_on(topic: &TopicFinding, member: &Member) -> Option<NamedRating> {
    let Rating::Level(level) = member.score.rating else { return None };
    Some(NamedRating {
        topic: topic.key.code(),
        title: topic.title.clone(),
        level,
        level_title: topic.scale.get(level)?.clone(),
    })
}

/// The wholes of questionnaires.
fn wholes(baseline: &Baseline) -> impl Iterator<Item = &TopicFinding> {
    baseline.topics.iter().filter(|topic| matches!(topic.key, TopicKey::Whole(..)))
}

/// The rating of a response on the whole of its questionnaire; `None` where nothing is rated.
fn rating_of(baseline: &Baseline, response: ResponseId) -> Option<NamedRating> {
    wholes(baseline).find_map(|topic| {
        let member = topic.members.iter().find(|member| member.response == response)?;
        rating_on(topic, member)
    })
}

impl Quoted {
    /// The rating that was consented to, or is asked about: as the redaction has it.
    pub(super) fn named_rating(quotation: &Quotation, baseline: &Baseline) -> Option<NamedRating> {
        let topic = baseline.topic(&quotation.question)?;
        let level: usize = quotation.redaction.as_ref()?.text.parse().ok()?;
        Some(NamedRating {
            topic: topic.key.code(),
            title: topic.title.clone(),
            level,
            level_title: topic.scale.get(level)?.clone(),
        })
    }
}

impl Assessment {
    /// The government bodies of a closed round that could be named: rated on the whole, not proposed with that rating
    /// yet, and open to this reviewer.
    ///
    /// # Errors
    /// The database's.
    pub async fn nameable(&self, user: &User, round: &Round) -> Result<Vec<(ResponseId, String)>, Error> {
        if round.state == RoundState::Open {
            return Ok(Vec::new());
        }
        let baseline = self.baseline(round.id).await?;
        let proposed = self.store.quotations_of_round(round.id).await?;
        let is_proposed = |rating: &NamedRating, response: ResponseId| {
            proposed.iter().any(|one| {
                let text = one.redaction.as_ref().map(|redaction| redaction.text.as_str());
                one.response == response
                    && one.part == QuotedPart::Rating
                    && text == Some(rating.level.to_string().as_str())
            })
        };
        let mut found = Vec::new();
        for enrolled in self.store.list_responses(round.id).await? {
            let (response, institution) = (enrolled.response.id, enrolled.institution);
            let Some(rating) = rating_of(&baseline, response) else { continue };
            let is_state = institution.profile.kind == Some(InstitutionKind::Government);
            if is_state
                && !is_proposed(&rating, response)
                && self.is_independent(user, institution.id).await?
            {
                found.push((response, institution.name));
            }
        }
        Ok(found)
    }

    /// Proposes to name an institution with its rating as it is now; there is nothing in it to redact.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it cannot be named; or the database's.
    pub async fn propose_name(
        &self,
        who: &Independent,
        id: QuotationId,
        now: DateTime<Utc>,
    ) -> Result<QuotationId, Error> {
        let response = who.response();
        let round = self.store.round(response.round).await?.ok_or(Error::NotFound("round"))?;
        let nameable = self.nameable(who.user(), &round).await?;
        let is_nameable = nameable.iter().any(|(known, _)| *known == response.id);
        let baseline = self.baseline(round.id).await?;
        let rating = rating_of(&baseline, response.id).filter(|_| is_nameable);
        let rating = rating.ok_or(Error::NotFound("rating"))?;
        let known = self.store.quotations_of_response(response.id).await?;
        let is_same = |one: &Quotation| one.part == QuotedPart::Rating && one.question == rating.topic;
        let quotation = match known.into_iter().find(is_same) {
            Some(known) => known,
            None => self.new_name(who, (id, &rating), now).await?,
        };
        let new = NewRedaction { text: rating.level.to_string(), is_named: true, is_read: true };
        let seen = SeenQuotation::of(&quotation);
        self.store.redact_quotation(&actor(who.user()), seen, &new.by(who, seen, now)).await?;
        Ok(quotation.id)
    }

    async fn new_name(
        &self,
        who: &Independent,
        (id, rating): (QuotationId, &NamedRating),
        now: DateTime<Utc>,
    ) -> Result<Quotation, Error> {
        let response = who.response();
        let quotation = Quotation {
            id,
            round: response.round,
            institution: response.institution,
            response: response.id,
            unit: None,
            question: rating.topic.clone(),
            part: QuotedPart::Rating,
            original: rating.level.to_string(),
            by_name: who.user().name.clone(),
            at: now,
            redaction: None,
            consent: None,
            releases: Vec::new(),
        };
        self.store.propose_quotation(&actor(who.user()), &quotation).await?;
        Ok(quotation)
    }

    /// True when an institution is still rated as it agreed to be named.
    pub(super) async fn is_rated_so(&self, quotation: &Quotation) -> Result<bool, Error> {
        let baseline = self.baseline(quotation.round).await?;
        let rating = rating_of(&baseline, quotation.response);
        let text = quotation.redaction.as_ref().map(|redaction| redaction.text.clone());
        Ok(rating.is_some_and(|rating| {
            rating.topic == quotation.question && Some(rating.level.to_string()) == text
        }))
    }

    /// Who is named on which topic by these releases of a round: responses by the code of the topic.
    pub(in crate::assessment) async fn named_responses(
        &self,
        round: RoundId,
        releases: &[&Released<Findings>],
    ) -> Result<BTreeMap<String, BTreeSet<ResponseId>>, Error> {
        let baseline = self.baseline(round).await?;
        let mut found: BTreeMap<String, BTreeSet<ResponseId>> = BTreeMap::new();
        for name in releases.iter().flat_map(|release| &release.get().named) {
            let members = baseline.topic(name.topic()).map(|topic| topic.members.as_slice());
            let is_it = |member: &&Member| member.name == name.institution();
            let responses = members.unwrap_or_default().iter().filter(is_it).map(|member| member.response);
            found.entry(name.topic().to_owned()).or_default().extend(responses);
        }
        Ok(found)
    }
}
