//! Heat maps, pairs of values and ranges.

use super::tests::{extent, setting};
use super::*;

fn heat(width: u16, segments: usize) -> Chart {
    let shown = |text: &str, band| HeatCell::Shown { text: text.into(), band };
    let cell = |place: usize| match place % 4 {
        0 => shown("62,5 (12)", 3),
        1 => HeatCell::Withheld("göstərilmir".into()),
        2 => HeatCell::Empty("soruşulmayıb".into()),
        _ => shown("8,0 (7)", 0),
    };
    let row = |label: &str, first: usize| HeatRow {
        label: label.into(),
        cells: (first..first + segments).map(cell).collect(),
    };
    let names = ["Bütün qurumlar", "Dövlət orqanları", "Государственные компании", "Özəl şirkətlər"];
    let legend = HeatLegend {
        topic: "Prinsip".into(),
        bands: ["0–20", "20–40", "40–60", "60–80", "80–100"].map(String::from).to_vec(),
        withheld: "Göstərilmir".into(),
        empty: "Bal yoxdur".into(),
    };
    let rows = vec![
        row("3-cü prinsip: qanunların icrası və müəssisələr üçün səmərəli göstərişlər", 0),
        row("Qısa", 3),
    ];
    let segments = (0..segments).map(|place| names[place % 4].to_owned()).collect();
    let groups = vec![Group { heading: Some("I sütun. Qorumaq".into()), rows }];
    HeatMap { setting: setting(width), legend, segments, groups }.draw()
}

fn point(value: f64) -> Point {
    Point { value, text: format!("{value:.1}") }
}

fn dumbbell(width: u16) -> Chart {
    let row = |label: &str, first: f64, second: f64, difference: &str| DumbbellRow {
        label: label.into(),
        ends: Ends::Both { first: point(first), second: point(second), difference: difference.into() },
    };
    let missing =
        DumbbellRow { label: "Yeni mövzu".into(), ends: Ends::Missing("bu dövrdə yenidir".into()) };
    let rows = vec![
        row("Siyasət öhdəliyi", 80.0, 41.5, "38,5 azalıb"),
        row("Жалобы и возмещение вреда", 50.0, 50.0, "без изменений"),
        row("Lazımi səy", 0.0, 100.0, "100 artıb"),
        missing,
    ];
    let legend = DumbbellLegend {
        topic: "Mövzu".into(),
        first: "Qurumun öz qiyməti".into(),
        second: "Yoxlanılmış".into(),
        difference: "Fərq".into(),
        missing: "Müqayisə yoxdur".into(),
    };
    Dumbbell { setting: setting(width), legend, groups: vec![Group::plain(rows)] }.draw()
}

fn bands(width: u16) -> Chart {
    let known = |label: &str, ends: (f64, f64), median: f64, reference: Option<f64>| BandRow {
        label: label.into(),
        spread: Spread::Known {
            lower: ends.0,
            upper: ends.1,
            text: format!("{}–{}", ends.0, ends.1),
            median: point(median),
            reference: reference.map(point),
        },
    };
    let rows = vec![
        known("4-cü prinsip: dövlət müəssisələri", (42.0, 61.0), 50.5, Some(48.0)),
        known("Dar aralıq", (30.0, 30.0), 30.0, None),
        BandRow { label: "Boş".into(), spread: Spread::Missing("bal yoxdur".into()) },
    ];
    let legend = BandsLegend {
        topic: "Mövzu".into(),
        range: "100 sınaqdan 90-ı bu aralıqdadır".into(),
        median: "Orta sınaq".into(),
        reference: "Bal".into(),
        missing: "Bal yoxdur".into(),
    };
    let target = Some((75.0, "Hədəf".to_owned()));
    Bands { setting: setting(width), legend, target, groups: vec![Group::plain(rows)] }.draw()
}

fn all() -> Vec<Chart> {
    let both = [720, 360].into_iter().flat_map(|width| [heat(width, 4), dumbbell(width), bands(width)]);
    both.chain([heat(720, 21)]).collect()
}

#[test]
fn nothing_is_drawn_beyond_the_edges_and_rows_are_as_long_as_their_header() {
    for chart in all() {
        for mark in &chart.scene.marks {
            let (left, right) = extent(mark);
            assert!(left >= 0.0 && right <= chart.scene.width + 0.01, "{}: {mark:?}", chart.scene.width);
        }
        let lengths: Vec<usize> = chart.table.rows.iter().map(Vec::len).collect();
        assert!(lengths.iter().all(|length| *length == chart.table.header.len()), "{:?}", chart.table);
    }
}

#[test]
fn a_cell_says_in_words_that_it_is_withheld_or_empty() {
    let chart = heat(720, 4);
    let svg = chart.svg();
    assert!(svg.contains(">göstərilmir</text>") && svg.contains(">soruşulmayıb</text>"), "{svg}");
    assert!(svg.contains(">62,5 (12)</text>") && svg.contains(&level_colour(3, 5).hex()), "{svg}");
    assert_eq!(chart.table.rows[0][1..], ["62,5 (12)", "göstərilmir", "soruşulmayıb", "8,0 (7)"]);
    assert!(svg.contains(">Göstərilmir</text>") && svg.contains(">Bal yoxdur</text>"), "explained below");
}

#[test]
fn many_segments_make_a_wider_picture_and_not_smaller_cells() {
    let (few, many) = (heat(720, 4), heat(720, 21));
    assert_eq!(few.scene.width, 720.0);
    assert!(many.scene.width > 1000.0, "{}", many.scene.width);
}

#[test]
fn both_values_are_marked_by_shape_and_the_difference_by_words() {
    let chart = dumbbell(720);
    let squares = |side: f64| {
        let is_it = |mark: &&Mark| matches!(mark, Mark::Rect { width, height, .. } if *width == side && *height == side);
        chart.scene.marks.iter().filter(is_it).count()
    };
    assert_eq!((squares(13.0), squares(9.0)), (4, 4), "three rows and the legend");
    assert_eq!(chart.table.rows[0][1..], ["80.0", "41.5", "38,5 azalıb"]);
    assert_eq!(chart.table.rows[3][1..], ["bu dövrdə yenidir"; 3]);
    assert!(chart.svg().contains(">38,5 azalıb</text>"));
}

#[test]
fn a_range_keeps_its_median_and_what_it_is_held_against() {
    let chart = bands(720);
    assert_eq!(chart.table.rows[0][1..], ["48.0", "50.5", "42–61"]);
    assert_eq!(chart.table.rows[1][1..], ["", "30.0", "30–30"]);
    assert!(chart.svg().contains(">Hədəf</text>"));
}

#[test]
fn a_file_of_its_own_is_xml_on_white_and_becomes_a_picture() {
    const REGULAR: &[u8] = include_bytes!("../report/fonts/NotoSans-Regular.ttf");
    for chart in [heat(720, 4), dumbbell(720), bands(720)] {
        let file = chart.svg_file();
        assert!(file.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns="), "{file}");
        let ground = file.find("fill=\"#ffffff\"").expect("a ground");
        assert!(ground < file.find("<text").expect("words") && !chart.svg().contains("100%\" fill"));
        assert!(chart.png(&[REGULAR], 2.0).expect("the font is good").starts_with(b"\x89PNG"));
    }
}
