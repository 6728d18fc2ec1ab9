//! Every text of a questionnaire with what it belongs to.

use super::model::{Question, QuestionKind, Questionnaire};
use super::text::Text;

impl Questionnaire {
    /// Every text with what it belongs to, in the order of the files.
    pub fn named_texts(&self) -> Vec<(String, &Text)> {
        let mut texts = vec![("title".to_owned(), &self.title), ("summary".to_owned(), &self.summary)];
        texts.extend(self.reasons.iter().map(|reason| (format!("reason `{}`", reason.id), &reason.label)));
        texts.extend(self.unit_kinds.iter().map(|kind| (format!("unit kind `{}`", kind.id), &kind.label)));
        texts.extend(self.nodes.iter().map(|node| (format!("node `{}`", node.id), &node.title)));
        for section in &self.sections {
            let owner = format!("section `{}`", section.id);
            texts.extend([(owner.clone(), &section.title), (owner, &section.introduction)]);
        }
        texts.extend(self.questions.iter().flat_map(Question::named_texts));
        texts.extend(self.consistency.iter().map(|rule| (format!("rule `{}`", rule.id), &rule.message)));
        texts.retain(|(_, text)| !text.is_empty());
        texts
    }

    /// Every text.
    pub fn texts(&self) -> Vec<&Text> {
        self.named_texts().into_iter().map(|(_, text)| text).collect()
    }
}

impl Question {
    fn named_texts(&self) -> Vec<(String, &Text)> {
        let owner = format!("question `{}`", self.id);
        let mut texts: Vec<(String, &Text)> =
            [&self.text, &self.help, &self.evidence].into_iter().map(|text| (owner.clone(), text)).collect();
        if let QuestionKind::Number { unit, .. } = &self.kind {
            texts.push((owner.clone(), unit));
        }
        for option in self.options() {
            let owner = format!("{owner}, option `{}`", option.id);
            let words = [&option.label, &option.criterion, &option.evidence, &option.next_step];
            texts.extend(words.into_iter().map(|text| (owner.clone(), text)));
        }
        texts
    }
}
