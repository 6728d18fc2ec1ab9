//! Who did not answer, and what that means for everything said about those who did: sentences made from the counts
//! alone, the same in every output.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::disclosure::RateRelease;
use crate::findings::ResponseRate;
use crate::response::InstitutionKind;
use crate::texts::Texts;

/// How one kind of institution answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The kind.
    pub kind: InstitutionKind,
    /// Asked.
    pub asked: u32,
    /// Accepted.
    pub accepted: u32,
    /// Takes part no more.
    pub withdrawn: u32,
}

impl Answered {
    /// The kinds of a round as the NHRI sees it.
    pub fn of(rates: &BTreeMap<InstitutionKind, ResponseRate>) -> Vec<Self> {
        let one = |(kind, rate): (&InstitutionKind, &ResponseRate)| Self {
            kind: *kind,
            asked: rate.asked,
            accepted: rate.accepted,
            withdrawn: rate.withdrawn,
        };
        rates.iter().map(one).collect()
    }

    /// The kinds of a release.
    pub fn released(rates: &[RateRelease]) -> Vec<Self> {
        let one = |rate: &RateRelease| {
            let kind = InstitutionKind::from_code(&rate.kind)?;
            Some(Self { kind, asked: rate.asked, accepted: rate.accepted, withdrawn: rate.withdrawn })
        };
        rates.iter().filter_map(one).collect()
    }

    const fn missing(&self) -> u32 {
        self.asked.saturating_sub(self.accepted)
    }

    /// Missing of asked, 0 to 1.
    fn share(&self) -> Decimal {
        share(self.missing(), self.asked)
    }
}

/// The note: how many answered, who is missing, whether evenly, and how far shares may be off.
pub fn note(texts: &Texts, kinds: &[Answered]) -> Vec<String> {
    let asked: u32 = kinds.iter().map(|kind| kind.asked).sum();
    let accepted: u32 = kinds.iter().map(|kind| kind.accepted).sum();
    if asked == 0 {
        return vec![texts.t("nonresponse-nobody")];
    }
    let mut note = vec![texts.t_with("nonresponse-rate", &[("rate", of(texts, accepted, asked).into())])];
    if accepted == asked {
        note.push(texts.t("nonresponse-complete"));
        return note;
    }
    let missing = kinds.iter().filter(|kind| kind.missing() > 0);
    note.push(texts.t_with("nonresponse-missing", &[("kinds", list(texts, missing).into())]));
    let withdrawn: u32 = kinds.iter().map(|kind| kind.withdrawn).sum();
    if withdrawn > 0 {
        note.push(texts.t_with("nonresponse-withdrawn", &[("count", withdrawn.into())]));
    }
    note.extend(unevenness(texts, kinds));
    note.extend(precision(texts, accepted, asked));
    note
}

/// The same on one line for each sentence, as it stands in files.
pub fn note_text(texts: &Texts, kinds: &[Answered]) -> String {
    note(texts, kinds).join("\n") + "\n"
}

fn share(part: u32, whole: u32) -> Decimal {
    Decimal::from(part).checked_div(whole.into()).unwrap_or_default()
}

/// A count with its share, never the share alone.
fn of(texts: &Texts, part: u32, whole: u32) -> String {
    let share = texts.percent(share(part, whole));
    let arguments = [("part", part.into()), ("whole", whole.into()), ("share", share.into())];
    texts.t_with("nonresponse-of", &arguments)
}

fn kind_name(texts: &Texts, kind: InstitutionKind) -> String {
    match kind {
        InstitutionKind::Government => texts.t("kinds-government"),
        InstitutionKind::StateOwned => texts.t("kinds-state-owned"),
        InstitutionKind::Private => texts.t("kinds-private"),
    }
}

fn list<'a>(texts: &Texts, kinds: impl Iterator<Item = &'a Answered>) -> String {
    let one = |kind: &Answered| {
        let rate = of(texts, kind.missing(), kind.asked);
        format!("{}: {rate}", kind_name(texts, kind.kind))
    };
    kinds.map(one).collect::<Vec<_>>().join("; ")
}

/// Where more of one kind are missing than of another.
fn unevenness(texts: &Texts, kinds: &[Answered]) -> Option<String> {
    let most = kinds.iter().max_by_key(|kind| (kind.share(), kind.kind))?;
    let least = kinds.iter().min_by_key(|kind| (kind.share(), kind.kind))?;
    (most.share() > least.share()).then(|| {
        let [most, least] = [most, least].map(|kind| list(texts, std::iter::once(kind)));
        texts.t_with("nonresponse-uneven", &[("most", most.into()), ("least", least.into())])
    })
}

/// How far a share of one half may be off for everybody asked: by the normal approximation with the correction for a
/// finite population, if those missing are like the others; and between which ends it lies whoever they are.
fn precision(texts: &Texts, accepted: u32, asked: u32) -> Option<String> {
    if accepted < 2 {
        return None;
    }
    let margin = margin(accepted, asked)?;
    let half = Decimal::new(5, 1);
    let answered = share(accepted, asked);
    let lowest = half * answered;
    let arguments = [
        ("count", accepted.into()),
        ("all", asked.into()),
        ("lower", texts.percent((half - margin).max(Decimal::ZERO)).into()),
        ("upper", texts.percent((half + margin).min(Decimal::ONE)).into()),
        ("lowest", texts.percent(lowest).into()),
        ("highest", texts.percent(lowest + Decimal::ONE - answered).into()),
    ];
    Some(texts.t_with("nonresponse-precision", &arguments))
}

/// 1.96 times the root of p (1 - p) / (n - 1) * (N - n) / N, with p one half.
fn margin(n: u32, all: u32) -> Option<Decimal> {
    let (n, all) = (f64::from(n), f64::from(all));
    let error = (0.25 / (n - 1.0) * (all - n) / all).sqrt();
    Decimal::from_f64(1.96 * error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    fn kind(kind: InstitutionKind, asked: u32, accepted: u32, withdrawn: u32) -> Answered {
        Answered { kind, asked, accepted, withdrawn }
    }

    #[test]
    fn the_note_names_who_is_missing_with_counts_beside_every_percentage() {
        let kinds = [kind(InstitutionKind::Government, 12, 10, 1), kind(InstitutionKind::Private, 10, 5, 0)];
        let note = note(Texts::get(Language::English), &kinds);
        assert!(note[0].contains("15 of 22 (68%)"), "{note:?}");
        assert!(note[1].contains("2 of 12 (17%)") && note[1].contains("5 of 10 (50%)"), "{note:?}");
        assert!(note[2].contains("One institution"), "{note:?}");
        assert!(note[3].contains("5 of 10 (50%)") && note[3].contains("2 of 12 (17%)"), "{note:?}");
        // 1.96 * sqrt(0.25 / 14 * 7 / 22) = 0.1477; 15 of 22 is 0.6818.
        assert!(note[4].contains("35%") && note[4].contains("65%"), "{note:?}");
        assert!(note[4].contains("34%") && note[4].contains("66%"), "{note:?}");
    }

    #[test]
    fn nothing_is_said_of_missing_ones_when_everybody_answered() {
        let kinds = [kind(InstitutionKind::Government, 12, 12, 0)];
        for language in Language::ALL {
            assert_eq!(note(Texts::get(language), &kinds).len(), 2);
            assert_eq!(note(Texts::get(language), &[]).len(), 1);
        }
    }

    #[test]
    fn one_answer_gives_no_interval() {
        let kinds = [kind(InstitutionKind::Private, 4, 1, 0)];
        let note = note(Texts::get(Language::English), &kinds);
        assert!(note.iter().all(|sentence| !sentence.contains("50%")), "{note:?}");
    }
}
