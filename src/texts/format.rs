//! Numbers, dates and names as a language writes and orders them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal as IcuDecimal;
use icu_locale_core::Locale;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Texts;

/// The time of day people in Azerbaijan read: four hours ahead of UTC all year.
pub const BAKU: FixedOffset = FixedOffset::east_opt(4 * 3600).expect("four hours are less than a day");

impl Texts {
    /// A share of 0 to 1 as a score of 0 to 100 with one decimal place: `62.5`, `62,5`.
    pub fn score(&self, share: Decimal) -> String {
        self.number(share * Decimal::ONE_HUNDRED, 1)
    }

    /// A share of 0 to 1 in whole percent: `63%`.
    pub fn percent(&self, share: Decimal) -> String {
        let number = self.number(share * Decimal::ONE_HUNDRED, 0);
        self.t_with("percent", &[("number", number.into())])
    }

    /// A number with `places` decimal places, half away from zero.
    pub fn number(&self, number: Decimal, places: u32) -> String {
        let mut rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(places);
        let digits = rounded.to_string();
        match (
            digits.parse::<IcuDecimal>(),
            DecimalFormatter::try_new(self.locale().into(), Default::default()),
        ) {
            (Ok(decimal), Ok(formatter)) => formatter.format(&decimal).to_string(),
            _ => digits,
        }
    }

    /// A day: `22 November 2026`, `22 noyabr 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        let formatter = DateTimeFormatter::try_new(self.locale().into(), YMD::long());
        match (Date::try_new_iso(day.year(), day.month() as u8, day.day() as u8), formatter) {
            (Ok(date), Ok(formatter)) => formatter.format(&date).to_string(),
            _ => day.to_string(),
        }
    }

    /// A moment at [`BAKU`], to the minute: `22 November 2026, 14:05`.
    ///
    /// Put together by a message: the pattern ICU has for Azerbaijani sets a slash between day and time.
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        let day = self.date(at.with_timezone(&BAKU).date_naive());
        self.t_with("date-time", &[("date", day.into()), ("time", self.time(at).into())])
    }

    /// The hour and minute of a moment at [`BAKU`]: `14:05`.
    pub fn time(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&BAKU).format("%H:%M").to_string()
    }

    /// Puts `things` in the order of their names in this language.
    pub fn sort_by_name<T>(&self, things: &mut [T], name: impl Fn(&T) -> &str) {
        match Collator::try_new(self.locale().into(), CollatorOptions::default()) {
            Ok(collator) => things.sort_by(|a, b| collator.compare(name(a), name(b))),
            Err(_) => things.sort_by(|a, b| name(a).cmp(name(b))),
        }
    }

    fn locale(&self) -> Locale {
        self.language().details().locale.parse().expect("locales are written in this module")
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    const EN: Language = Language::English;
    const AZ: Language = Language::Azerbaijani;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn scores_have_one_decimal_place() {
        let check = |share, en, az| {
            assert_eq!(Texts::get(EN).score(decimal(share)), en);
            assert_eq!(Texts::get(AZ).score(decimal(share)), az);
        };
        check("0.625", "62.5", "62,5");
        check("0.6666666667", "66.7", "66,7");
        check("1", "100.0", "100,0");
        check("0", "0.0", "0,0");
        check("0.00049", "0.0", "0,0");
    }

    #[test]
    fn percent_is_whole() {
        assert_eq!(Texts::get(EN).percent(decimal("0.625")), "63%");
        assert_eq!(Texts::get(AZ).percent(decimal("1")), "100%");
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(Texts::get(EN).date(day), "22 November 2026");
        assert_eq!(Texts::get(AZ).date(day), "22 noyabr 2026");
    }

    #[test]
    fn moments_are_shown_at_the_time_of_baku() {
        let at = DateTime::parse_from_rfc3339("2026-11-22T20:05:59Z").unwrap().to_utc();
        assert_eq!(Texts::get(EN).date_time(at), "23 November 2026, 00:05");
        assert_eq!(Texts::get(AZ).date_time(at), "23 noyabr 2026, 00:05");
        assert_eq!(Texts::get(AZ).time(at), "00:05");
    }

    #[test]
    fn names_follow_the_alphabet_of_the_language() {
        let mut names =
            ["Zaur", "Şəhla", "İlham", "Əhməd", "Ilqar", "Emin", "Səbinə", "Çingiz", "Cavid", "Fərid"];
        Texts::get(AZ).sort_by_name(&mut names, |name| name);
        assert_eq!(
            names,
            ["Cavid", "Çingiz", "Emin", "Əhməd", "Fərid", "Ilqar", "İlham", "Səbinə", "Şəhla", "Zaur"]
        );
    }
}
