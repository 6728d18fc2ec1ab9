//! A long list, page by page.

use crate::texts::Texts;
use crate::web::pages::paged::Paged;
use crate::web::pages::parts::Link;

/// The word that asks for the whole list.
const ALL: &str = "all";

/// Which part of a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Counted from 1; `None` for the whole list.
    number: Option<usize>,
    size: usize,
    total: usize,
}

impl Leaf {
    /// The page somebody asks for; a number behind the end gives the last page, and what is no number the first.
    pub fn wanted(word: Option<&str>, total: usize, size: usize) -> Self {
        let last = total.div_ceil(size).max(1);
        let number = word.and_then(|word| word.parse().ok()).unwrap_or(1).clamp(1, last);
        Self { number: (word != Some(ALL)).then_some(number), size, total }
    }

    fn skipped(self) -> usize {
        self.number.map_or(0, |number| (number - 1) * self.size)
    }

    /// What stands on it.
    pub fn of<T>(self, items: Vec<T>) -> Vec<T> {
        let most = if self.number.is_some() { self.size } else { self.total };
        items.into_iter().skip(self.skipped()).take(most).collect()
    }

    /// Its place and the way to the others; `None` where everything fits. `address` takes the word of a page.
    pub fn links(self, texts: &Texts, address: impl Fn(&str) -> String) -> Option<Paged> {
        if self.total <= self.size {
            return None;
        }
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).into();
        let first = self.skipped();
        let last = if self.number.is_some() { (first + self.size).min(self.total) } else { self.total };
        let counts = [("first", count(first + 1)), ("last", count(last)), ("total", count(self.total))];
        let to = |number: usize| address(&number.to_string());
        let link = |text: String, number: usize| Link::new(text, to(number));
        Some(Paged {
            position: texts.t_with("paged-position", &counts),
            previous: self
                .number
                .filter(|number| *number > 1)
                .map(|number| link(texts.t("paged-previous"), number - 1)),
            next: self
                .number
                .filter(|_| last < self.total)
                .map(|number| link(texts.t("paged-next"), number + 1)),
            all: Some(match self.number {
                Some(_) => Link::new(texts.t("paged-all"), address(ALL)),
                None => link(texts.t("paged-by-page"), 1),
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    fn shown(word: Option<&str>) -> (Vec<usize>, Option<Paged>) {
        let leaf = Leaf::wanted(word, 5, 2);
        let links = leaf.links(Texts::get(Language::English), |page| format!("?page={page}"));
        (leaf.of((1..=5).collect()), links)
    }

    #[test]
    fn every_item_stands_on_one_page() {
        let pages = ["1", "2", "3"].map(|word| shown(Some(word)).0);
        assert_eq!(pages, [vec![1, 2], vec![3, 4], vec![5]]);
        assert_eq!(shown(Some("all")).0.len(), 5);
    }

    #[test]
    fn links_lead_to_the_pages_beside() {
        let links = shown(Some("2")).1.unwrap();
        assert_eq!(links.position, "3–4 of 5");
        assert_eq!(links.previous.unwrap().href, "?page=1");
        assert_eq!(links.next.unwrap().href, "?page=3");
        let last = shown(Some("3")).1.unwrap();
        assert!(last.position == "5–5 of 5" && last.next.is_none());
        let all = shown(Some("all")).1.unwrap();
        assert!(all.previous.is_none() && all.next.is_none() && all.all.unwrap().href == "?page=1");
    }

    #[test]
    fn a_page_that_is_not_there_is_the_nearest() {
        assert_eq!(shown(Some("99")).0, [5]);
        for word in [None, Some("0"), Some("-1"), Some("first")] {
            assert_eq!(shown(word).0, [1, 2], "{word:?}");
        }
        assert!(Leaf::wanted(None, 2, 2).links(Texts::get(Language::English), |_| String::new()).is_none());
    }
}
