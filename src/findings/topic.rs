//! What findings are about: pillars, principles, and every other node of the trees.

use crate::questionnaire::{IndicatorKind, Text};
use crate::response::{InstitutionKind, Profile, ResponseId};
use crate::scoring::NodeScore;

use super::cell::Cell;

/// Names a topic. Questionnaires meet at pillars and principles; other nodes belong to one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TopicKey {
    /// A node that stands for everything, of one questionnaire.
    Whole(String, String),
    /// Pillar 1 to 3.
    Pillar(u8),
    /// Principle 1 to 31.
    Principle(u8),
    /// Another node: questionnaire and node id.
    Node(String, String),
    /// All indicators of one kind; of one questionnaire, where it stands by itself.
    Indicators(IndicatorKind, Option<String>),
}

impl TopicKey {
    /// A word that names the topic in addresses and files: `pillar-1`, `principle-4`, `state-duty.enforcement`.
    pub fn code(&self) -> String {
        match self {
            Self::Pillar(number) => format!("pillar-{number}"),
            Self::Principle(number) => format!("principle-{number}"),
            Self::Whole(questionnaire, node) | Self::Node(questionnaire, node) => {
                format!("{questionnaire}.{node}")
            }
            Self::Indicators(kind, None) => format!("indicators-{}", kind.code()),
            Self::Indicators(kind, Some(questionnaire)) => {
                format!("indicators-{}-{questionnaire}", kind.code())
            }
        }
    }
}

/// What the institutions look like on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicFinding {
    /// Which topic.
    pub key: TopicKey,
    /// What it is called in its tree: pillar, principle, indicator, family ...
    pub level: String,
    /// Its name.
    pub title: Text,
    /// Names of the levels of its scale, lowest first.
    pub scale: Vec<Text>,
    /// What it tells, when it is an indicator.
    pub indicator: Option<IndicatorKind>,
    /// Places of the topics right below it.
    pub children: Vec<usize>,
    /// All institutions.
    pub all: Cell,
    /// By kind of institution, for the kinds it is put to.
    pub by_kind: Vec<(InstitutionKind, Cell)>,
    /// Each institution, ordered by name; never by score.
    pub members: Vec<Member>,
}

/// One institution on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its response.
    pub response: ResponseId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: InstitutionKind,
    /// What else it may be put together with others by.
    pub profile: Profile,
    /// Its score and rating.
    pub score: NodeScore,
}
