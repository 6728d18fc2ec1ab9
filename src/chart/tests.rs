use super::*;

const REGULAR: &[u8] = include_bytes!("../report/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../report/fonts/NotoSans-Bold.ttf");

pub(super) fn setting(width: u16) -> Setting {
    Setting {
        title: "Prinsiplər üzrə ballar".into(),
        description: "Hər prinsip üçün bal & hədəf <75>.".into(),
        width,
        ticks: ["0", "25", "50", "75", "100"].map(String::from),
    }
}

fn rated(label: &str, score: f64, bounds: Option<(f64, f64)>) -> ProfileRow {
    let bounds = bounds.map(|(lower, upper)| Bounds { lower, upper, text: format!("{lower}–{upper}") });
    ProfileRow {
        label: label.into(),
        standing: Standing::Rated { score, text: format!("{score:.1}"), bounds },
    }
}

fn profile(width: u16) -> Chart {
    let legend = ProfileLegend {
        topic: "Prinsip".into(),
        score: "Bal".into(),
        bounds: "Cavabsız suallarla mümkün aralıq".into(),
        target: "Hədəf (75)".into(),
        not_rated: "Qiymətləndirilməyib".into(),
    };
    let protect = vec![
        rated("1. Dövlətin insan hüquqlarını qorumaq vəzifəsi", 62.5, Some((55.0, 71.0))),
        rated(
            "3. Qanunların icrası, maneə yaratmayan siyasət və müəssisələr üçün səmərəli göstərişlər",
            41.0,
            None,
        ),
        ProfileRow {
            label: "7. Münaqişə zonaları".into(),
            standing: Standing::NotRated("məlumat yoxdur".into()),
        },
    ];
    let remedy = vec![
        rated("31. Effective grievance mechanisms", 0.0, Some((0.0, 20.0))),
        rated("25. Remedy", 100.0, None),
    ];
    let groups = vec![
        Group { heading: Some("I sütun. Qorumaq".into()), rows: protect },
        Group { heading: Some("III sütun. Hüquqi müdafiə".into()), rows: remedy },
    ];
    GapProfile { setting: setting(width), legend, target: Some(75.0), groups }.draw()
}

fn distribution(width: u16) -> Chart {
    let shown = |label: &str, levels: [u32; 5], missing| DistributionRow {
        label: label.into(),
        counts: LevelCounts::Shown {
            levels: levels.map(Count::new).to_vec(),
            not_rated: Count::new(missing),
        },
        aside: Some("n = 22".into()),
    };
    let withheld = DistributionRow {
        label: "Konsessiya müqavilələri".into(),
        counts: LevelCounts::Withheld("açıqlanmır: 5-dən az qurum".into()),
        aside: None,
    };
    let rows = vec![
        shown("Siyasət öhdəliyi", [1, 4, 9, 6, 2], 0),
        shown("Lazımi səy göstərilməsi (due diligence)", [8, 5, 3, 1, 0], 5),
        withheld,
    ];
    let levels = ["0 yoxdur", "1 başlanğıc", "2 qismən", "3 əsasən", "4 tam"].map(String::from).to_vec();
    let not_rated = "qiymətləndirilməyib".into();
    Distribution {
        setting: setting(width),
        topic: "Mövzu".into(),
        levels,
        not_rated,
        groups: vec![Group::plain(rows)],
    }
    .draw()
}

fn coverage(width: u16) -> Chart {
    let row = |label: &str, counts: [u32; 4]| CoverageRow {
        label: label.into(),
        counts: counts.map(Count::new).to_vec(),
        aside: Some(format!("{} of {}", counts[0], counts.iter().sum::<u32>())),
    };
    let rows = vec![
        row("Dövlət qurumları", [9, 2, 1, 0]),
        row("Dövlət müəssisələri", [3, 1, 1, 2]),
        row("Özəl şirkətlər", [0, 1, 1, 1]),
    ];
    let stages = ["qəbul edilib", "təqdim olunub", "davam edir", "başlanmayıb"].map(String::from).to_vec();
    Coverage { setting: setting(width), topic: "Növ".into(), stages, rows }.draw()
}

fn all(width: u16) -> [Chart; 3] {
    [profile(width), distribution(width), coverage(width)]
}

#[test]
fn every_chart_is_an_image_with_words_and_without_styles_or_ids() {
    for svg in all(720).iter().chain(&all(360)).map(Chart::svg) {
        assert!(svg.contains("role=\"img\""));
        assert!(svg.contains("<title>Prinsiplər üzrə ballar</title>"));
        assert!(svg.contains("bal &amp; hədəf &lt;75&gt;"));
        assert!(!svg.contains("style") && !svg.contains(" id="));
    }
}

#[test]
fn every_row_of_a_table_is_as_long_as_its_header() {
    for chart in all(720) {
        assert!(
            chart.table.rows.iter().all(|row| row.len() == chart.table.header.len()),
            "{:?}",
            chart.table
        );
    }
}

#[test]
fn a_missing_value_is_words_in_picture_and_table() {
    let chart = profile(720);
    assert!(chart.svg().contains(">məlumat yoxdur</text>"));
    assert_eq!(chart.table.rows[2], ["7. Münaqişə zonaları", "məlumat yoxdur", ""]);
    assert!(distribution(720).svg().contains(">açıqlanmır: 5-dən az qurum</text>"));
}

#[test]
fn nothing_is_drawn_beyond_the_edges() {
    for chart in all(720).iter().chain(&all(360)) {
        for mark in &chart.scene.marks {
            let (left, right) = extent(mark);
            assert!(left >= 0.0 && right <= chart.scene.width, "{mark:?}");
        }
    }
}

pub(super) fn extent(mark: &Mark) -> (f64, f64) {
    match mark {
        Mark::Rect { x, width, .. } => (*x, x + width),
        Mark::Strokes { segments, .. } => {
            let ends = || segments.iter().flat_map(|[x1, _, x2, _]| [*x1, *x2]);
            (ends().fold(f64::MAX, f64::min), ends().fold(0.0, f64::max))
        }
        Mark::Text { x, size, anchor, bold, content, .. } => {
            let width = text::width(content, *size, *bold);
            match anchor {
                Anchor::Start => (*x, x + width),
                Anchor::Middle => (x - width / 2.0, x + width / 2.0),
                Anchor::End => (x - width, *x),
            }
        }
    }
}

#[test]
fn a_level_is_the_darker_the_higher_it_is() {
    for levels in [2, 4, 5, 7] {
        let brightness = |index| {
            let Colour(red, green, blue) = level_colour(index, levels);
            u32::from(red) + u32::from(green) + u32::from(blue)
        };
        assert!((1..levels).all(|index| brightness(index) < brightness(index - 1)));
    }
}

#[test]
fn a_label_is_wrapped_and_a_word_too_long_is_broken() {
    assert_eq!(text::wrap("one two", 13.0, false, 30.0), ["one", "two"]);
    assert!(text::wrap("beynəlmiləlçilik", 13.0, false, 40.0).len() > 2);
}

#[test]
fn the_same_chart_gives_the_same_png() {
    let png = || profile(720).png(&[REGULAR, BOLD], 1.0).expect("the fonts are good");
    assert!(png().starts_with(b"\x89PNG"));
    assert_eq!(png(), png());
}

#[test]
fn without_a_font_there_is_no_png() {
    assert!(matches!(profile(720).png(&[b"no font"], 1.0), Err(PngError::NoFont)));
}
