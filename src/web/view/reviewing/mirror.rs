//! What the other side said of a fact that both were asked about, beside the answer under review.

use std::collections::BTreeSet;

use crate::findings::{CrossActor, SideFinding};
use crate::response::ResponseId;
use crate::texts::Texts;
use crate::web::pages::parts::Table;
use crate::web::view::cross::answers;

/// Answers shown; the page of contradictions has all of them.
const MOST: usize = 10;

/// The answers of the other side to the mirrors of a question (ids of questionnaire and question), in a table for each
/// mirror; no rows where none is accepted yet. Responses in `kept_out` are those the reader may not review.
pub fn tables(
    texts: &Texts,
    (questionnaire, question): (&str, &str),
    cross: &CrossActor,
    kept_out: &BTreeSet<ResponseId>,
) -> Vec<Table> {
    let is_asked = |side: &SideFinding| side.questionnaire == questionnaire && side.question == question;
    let others = cross.mirrors.iter().flat_map(|one| {
        let pairs = [(&one.first, &one.second), (&one.second, &one.first)];
        pairs.into_iter().filter(|(own, _)| is_asked(own)).map(|(_, other)| other)
    });
    others.filter(|side| side.text.is_some()).map(|side| table(texts, side, kept_out)).collect()
}

fn table(texts: &Texts, side: &SideFinding, kept_out: &BTreeSet<ResponseId>) -> Table {
    let mut seen = side.clone();
    seen.said.retain(|said| !kept_out.contains(&said.response));
    let all = seen.said.len();
    let mut table = answers(texts, &seen);
    if all > MOST {
        table.rows.truncate(MOST);
        table.note = texts.t_with("looks-mirror-more", &[("shown", MOST.into()), ("all", all.into())]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Duties, MirrorFinding, Said, Verdict};
    use crate::questionnaire::Text;
    use crate::texts::Language;

    fn side(question: &str, said: u128) -> SideFinding {
        let one = |place: u128| Said {
            response: ResponseId(uuid::Uuid::from_u128(place)),
            name: format!("Institution {place:02}"),
            unit: None,
            options: vec![Text::english("Yes")],
            contradicts: false,
        };
        SideFinding {
            questionnaire: format!("of-{question}"),
            question: question.to_owned(),
            text: Some(Text::english(format!("Asked: {question}"))),
            said: (1..=said).map(one).collect(),
            ..SideFinding::default()
        }
    }

    fn tables_for(question: &str, kept_out: &[u128]) -> Vec<Table> {
        let mirror = MirrorFinding {
            id: "pair".to_owned(),
            title: Text::english("A fact"),
            meaning: Text::default(),
            verdict: Verdict::None,
            first: side("law", 1),
            second: side("harm", 12),
        };
        let cross = CrossActor { mirrors: vec![mirror], duties: Duties::default() };
        let kept_out = kept_out.iter().map(|place| ResponseId(uuid::Uuid::from_u128(*place))).collect();
        let own = format!("of-{question}");
        tables(Texts::get(Language::English), (&own, question), &cross, &kept_out)
    }

    #[test]
    fn beside_an_answer_stands_what_the_other_side_said() {
        let beside_law = tables_for("law", &[2]);
        assert_eq!(beside_law.len(), 1);
        assert_eq!(beside_law[0].caption, "Asked: harm");
        let names: Vec<&str> = beside_law[0].rows.iter().map(|row| row.head.as_str()).collect();
        assert_eq!(names.len(), MOST);
        assert_eq!(
            names[..2],
            ["Institution 01", "Institution 03"],
            "whoever the reader keeps out of is left out"
        );
        assert!(beside_law[0].note.contains("The first 10 of 11 by name."), "{}", beside_law[0].note);
        assert_eq!(tables_for("harm", &[])[0].rows.len(), 1);
        assert!(tables_for("harm", &[1])[0].rows.is_empty(), "nothing of the other side can be shown");
        assert!(tables_for("other", &[]).is_empty(), "a question without a mirror");
    }
}
