//! The checks a questionnaire must pass: small named functions, all run, every problem reported.

mod additions;
mod conditions;
pub(super) mod reach;
mod structure;
mod wording;

use super::parse::Parsed;
use super::problem::Problem;

/// One check: looks at the parsed files and reports what is wrong.
pub(super) type Check = fn(&Parsed, &mut Vec<Problem>);

/// Every check with its name, in the order it runs.
pub(super) const CHECKS: [(&str, Check); 27] = [
    ("the authoritative language is English", wording::language_is_english),
    ("days are days", wording::days_are_days),
    ("ids are kebab-case", wording::ids_are_kebab_case),
    ("ids are unique", structure::ids_are_unique),
    ("names of files are ids", structure::section_ids_are_file_names),
    ("every indicator is in the tree", structure::every_indicator_is_in_the_tree),
    ("every part is listed once under a node", structure::parts_are_listed_once),
    ("weights are positive", structure::weights_are_positive),
    ("points are between 0 and 1", structure::points_are_in_range),
    ("choices have two to seven options", structure::options_are_countable),
    ("options differ and reach full points", structure::options_reach_full_points),
    ("targets can be reached", structure::targets_are_in_range),
    ("kinds of institution are known", structure::kinds_are_known),
    ("unit kinds are known", structure::unit_kinds_are_known),
    ("principles are 1 to 31 and pillars 1 to 3", structure::principles_exist),
    ("no pillar or principle stands twice", structure::principles_stand_once),
    ("every principle is asked or excused", structure::every_principle_is_asked_or_excused),
    ("every cited source is in the register", structure::sources_are_known),
    ("the register holds all 31 principles", structure::register_holds_all_principles),
    ("options say what must be true", wording::options_have_criteria),
    ("questions are short enough to read", wording::questions_are_readable),
    ("conditions look at what exists, and look back", conditions::conditions_make_sense),
    ("every topic is in the register of topics", additions::topics_are_known),
    ("topics have five anchors each", additions::topics_have_five_anchors),
    ("core elements are all there or none", additions::core_elements_are_complete),
    ("plans stand on options below the target", additions::plans_are_below_target),
    ("consistency rules compare answers that exist", additions::consistency_rules_are_sound),
];

/// Runs every check.
pub(super) fn run(parsed: &Parsed) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (_, check) in CHECKS {
        check(parsed, &mut problems);
    }
    problems.sort();
    problems.dedup();
    problems
}
