//! Means over units: within a kind first, then over the kinds.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::rule::combine;
use super::value::Value;
use crate::questionnaire::{Rule, UnitKind};
use crate::response::SheetUnit;

/// The mean of the units of one kind (or of the institution's own answers, kind `None`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindMean {
    /// The unit kind.
    pub kind: Option<String>,
    /// Its mean.
    pub value: Value,
}

/// One mean per outermost kind that has something applicable. A kind within another is averaged first and then
/// enters the other as one unit.
///
/// `own` is what the institution answers for itself beside its units, and counts as a kind of its own.
pub fn kind_means(
    kinds: &[UnitKind],
    units: &[SheetUnit],
    values: impl Fn(usize) -> Option<Value>,
    own: Option<Value>,
) -> Vec<KindMean> {
    let mut within: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (place, unit) in units.iter().enumerate() {
        within.entry(&unit.kind).or_default().extend(values(place));
    }
    let mut means = Vec::new();
    for kind in kinds.iter().rev() {
        let Some(mean) = within.remove(kind.id.as_str()).and_then(|values| mean(&values)) else { continue };
        match &kind.within {
            Some(outer) => within.entry(outer).or_default().push(mean),
            None => means.push(KindMean { kind: Some(kind.id.clone()), value: mean }),
        }
    }
    means.extend(own.map(|value| KindMean { kind: None, value }));
    means.reverse();
    means
}

/// The mean over the kinds.
pub fn mean_of_kinds(means: &[KindMean]) -> Option<Value> {
    mean(&means.iter().map(|mean| mean.value).collect::<Vec<_>>())
}

fn mean(values: &[Value]) -> Option<Value> {
    let parts: Vec<(Decimal, Value)> = values.iter().map(|value| (Decimal::ONE, *value)).collect();
    combine(Rule::WeightedMean, &parts)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{kind_means, mean_of_kinds};
    use crate::questionnaire::{Text, UnitKind};
    use crate::response::SheetUnit;
    use crate::scoring::Value;

    fn kind(id: &str, within: Option<&str>) -> UnitKind {
        UnitKind { id: id.into(), label: Text::english(id), within: within.map(str::to_owned) }
    }

    #[test]
    fn a_kind_within_another_counts_there_as_one_unit() {
        let kinds = [kind("group", None), kind("service", None), kind("mobile", Some("service"))];
        let unit = |name: &str, kind: &str| SheetUnit { name: name.into(), kind: kind.into() };
        let units = [
            unit("all", "group"),
            unit("mail", "service"),
            unit("prepaid", "mobile"),
            unit("postpaid", "mobile"),
        ];
        let points = [Decimal::ONE, Decimal::ZERO, Decimal::ONE, Decimal::ZERO];
        let means = kind_means(&kinds, &units, |place| Some(Value::answered(points[place])), None);
        let names: Vec<_> = means.iter().map(|mean| mean.kind.clone().unwrap()).collect();
        assert_eq!(names, ["group", "service"]);
        assert_eq!(means[1].value.score, Some(Decimal::new(25, 2)));
        assert_eq!(mean_of_kinds(&means).unwrap().score, Some(Decimal::new(625, 3)));
    }
}
