//! Whether a page keeps people with disabilities out: axe-core's rules, when the script is at hand.

use std::fs;

use fantoccini::Client;
use serde_json::{Value, json};

use super::commands::tools;

/// Gives the faults found, each with the rule and the places.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then(
  (found) => done(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)),
  (error) => done([String(error)]),
);
"#;

/// Asserts that axe-core finds nothing. `AXE` names the script; without it nothing is checked.
pub async fn check_access(client: &Client, name: &str) {
    let Some(script) = std::env::var_os("AXE") else { return };
    let script = fs::read_to_string(script).expect("AXE names axe-core's script");
    // The page's own rules let no foreign script in; the developer tools are not bound by them.
    let evaluate = tools("Runtime.evaluate", &json!({"expression": format!("{script}; 0")}));
    client.issue_cmd(evaluate).await.expect("the tools answer");
    let found = client.execute_async(RUN, Vec::new()).await.expect("axe-core runs");
    assert_eq!(found, Value::Array(Vec::new()), "{name}");
}
