//! How far findings depend on choices, on the page and as a command.

use bhr_baseline::response::InstitutionKind::{Government, Private};
use serde_json::Value;

use crate::cli::bench::{Bench, ROUND};
use crate::support::app::App;
use crate::support::database::on_both_engines;

on_both_engines! {
    async fn the_page_says_what_moves_and_the_same_seed_says_the_same(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let answers = [
            ("Bir Agentliyi", Government, "none", "never"),
            ("İki Agentliyi", Government, "draft", "yearly"),
            ("Üç Agentliyi", Government, "force", "never"),
            ("Dörd MMC", Private, "draft", "yearly"),
        ];
        let round = app.closed_round("Rivers 2025", &answers).await;
        let path = format!("/rounds/{round}/robustness");
        let overview = rauf.get(&format!("/rounds/{round}/findings")).await;
        assert!(overview.body.contains(&path), "the overview leads to it");
        let first = rauf.get(&path).await;
        for words in ["Where the mean score of a topic lies", "Which choice moves the mean score", "SplitMix64"] {
            assert!(first.says(words), "{words}: {}", first.body);
        }
        let main = |page: &str| page.split("<main").nth(1).map(str::to_owned);
        let again = rauf.get(&format!("{path}?seed=1&runs=1000")).await;
        assert_eq!(main(&first.body), main(&again.body));
        let other = rauf.get(&format!("{path}?seed=2&runs=300")).await;
        assert!(other.says("300"));
        assert_ne!(main(&first.body), main(&other.body));
    }

    async fn what_cannot_be_calculated_is_said(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = app.round.id;
        let empty = rauf.get(&format!("/rounds/{round}/robustness")).await;
        assert!(empty.says("How far findings depend on choices cannot be said"), "{}", empty.body);
        let wrong = rauf.get(&format!("/rounds/{round}/robustness?seed=-1&runs=5")).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("Enter a number between 100 and 10000") && wrong.body.contains("value=\"-1\""), "{}", wrong.body);
    }

    async fn the_command_prints_the_same_bytes_for_the_same_seed(database: Database) {
        let bench = Bench::new(database).await;
        bench.app.closed_round("Rivers 2025", &[("Bir Agentliyi", Government, "draft", "yearly")]).await;
        let command = ["robustness", "--round", "Rivers 2025", "--seed", "7", "--runs", "150", "--json"];
        let (first, again) = (bench.run(&command), bench.run(&command));
        assert_eq!((first.code, &first.stdout), (Some(0), &again.stdout), "{}", first.stderr);
        let found: Value = serde_json::from_str(&first.stdout).unwrap();
        assert_eq!((found["seed"].as_u64(), found["runs"].as_u64(), found["institutions"].as_u64()), (Some(7), Some(150), Some(1)));
        let topic = &found["topics"][0];
        assert!(topic["percentile_5"].as_f64() <= topic["median"].as_f64() && topic["median"].as_f64() <= topic["percentile_95"].as_f64());
        assert_eq!(topic["sobol"].as_array().map(Vec::len), Some(4));
        let empty = bench.run(&["robustness", "--round", ROUND]);
        assert!(empty.stdout.contains("institutions: 0"), "{}{}", empty.stdout, empty.stderr);
        assert_ne!(bench.run(&["robustness", "--round", ROUND, "--runs", "5"]).code, Some(0));
    }
}
