//! A report with everything in it, for the tests.

use crate::chart::{
    Bounds, Count, Coverage, CoverageRow, Distribution, DistributionRow, GapProfile, Group, LevelCounts,
    ProfileLegend, ProfileRow, Setting, Standing, level_colour,
};
use crate::report::document::*;

const LEVELS: [&str; 5] = ["0 · yoxdur", "1 · başlanğıc", "2 · qismən", "3 · əsasən", "4 · tam"];

fn setting(title: &str) -> Setting {
    let ticks = ["0", "25", "50", "75", "100"].map(String::from);
    Setting { title: title.into(), description: String::new(), width: 720, ticks }
}

fn profile() -> Figure {
    let topics = [
        "Dövlətin qorumaq vəzifəsi",
        "Siyasətin uzlaşdırılması",
        "Dövlətə məxsus müəssisələr",
        "Dövlət satınalmaları",
    ];
    let row = |(index, topic): (usize, &&str)| {
        let score = 30.0 + 13.0 * index as f64;
        let bounds = Bounds { lower: score - 9.0, upper: score + 12.0, text: String::new() };
        let standing = Standing::Rated { score, text: format!("{score:.0}"), bounds: Some(bounds) };
        ProfileRow { label: (*topic).into(), standing }
    };
    let mut rows: Vec<_> = topics.iter().enumerate().map(row).collect();
    rows.push(ProfileRow {
        label: "Münaqişə zonaları".into(),
        standing: Standing::NotRated("məlumat yoxdur".into()),
    });
    let legend = ProfileLegend {
        topic: "Mövzu".into(),
        score: "Bal".into(),
        bounds: "Mümkün aralıq".into(),
        target: "Hədəf (75)".into(),
        not_rated: "Qiymətləndirilməyib".into(),
    };
    let groups = vec![Group {
        heading: Some("I sütun. Dövlətin insan hüquqlarını qorumaq vəzifəsi".into()),
        rows,
    }];
    let chart = GapProfile { setting: setting("Ballar"), legend, target: Some(75.0), groups }.draw();
    let note =
        Text::from("Mənbə: qurumların cavabları. Aralıq cavabsız suallar nəzərə alınmaqla hesablanıb.");
    Figure { caption: "Şəkil 1. Mövzular üzrə ballar və hədəf".into(), chart, note: Some(note) }
}

fn distribution() -> Figure {
    let row = |label: &str, levels: [u32; 5], missing| DistributionRow {
        label: label.into(),
        counts: LevelCounts::Shown {
            levels: levels.map(Count::new).to_vec(),
            not_rated: Count::new(missing),
        },
        aside: Some("n = 22".into()),
    };
    let withheld = LevelCounts::Withheld("açıqlanmır".into());
    let rows = vec![
        row("Siyasət öhdəliyi", [1, 4, 9, 6, 2], 0),
        row("Lazımi səy göstərilməsi", [8, 5, 3, 1, 0], 5),
        DistributionRow { label: "Konsessiyalar".into(), counts: withheld, aside: None },
    ];
    let chart = Distribution {
        setting: setting("Səviyyələr"),
        topic: "Mövzu".into(),
        levels: LEVELS.map(String::from).to_vec(),
        not_rated: "qiymətləndirilməyib".into(),
        groups: vec![Group::plain(rows)],
    };
    Figure { caption: "Figure 2. Institutions by level".into(), chart: chart.draw(), note: None }
}

fn coverage() -> Figure {
    let row = |label: &str, counts: [u32; 4]| CoverageRow {
        label: label.into(),
        counts: counts.map(Count::new).to_vec(),
        aside: None,
    };
    let rows = vec![row("Dövlət qurumları", [9, 2, 1, 0]), row("Dövlət müəssisələri", [3, 1, 1, 2])];
    let stages = ["qəbul edilib", "təqdim olunub", "davam edir", "başlanmayıb"].map(String::from).to_vec();
    let chart = Coverage { setting: setting("Cavablar"), topic: "Növ".into(), stages, rows }.draw();
    Figure { caption: "Şəkil 3. Cavabların vəziyyəti".into(), chart, note: None }
}

pub(super) fn findings_table(rows: usize) -> Table {
    let columns = vec![
        Column::words("№", 4),
        Column::words("Nəticə", 30),
        Column::words("Təsirə məruz qalan hüquq sahibləri", 24),
        Column::marks("Səviyyə", 14),
        Column::numbers("Fərq", 8),
    ];
    let cells = |index: usize| {
        let level = index % 5;
        let finding = match index % 3 {
            0 => "Dövlət satınalmalarında insan hüquqları üzrə tələb qoyulmur.",
            1 => {
                "Şikayət mexanizmi mövcuddur, lakin əlçatanlığı və proqnozlaşdırıla bilməsi barədə məlumat yoxdur; regionlarda fəaliyyət göstərmir."
            }
            _ => "Əməyin mühafizəsi üzrə yoxlamaların nəticələri dərc olunmur.",
        };
        vec![
            Cell::from(format!("{}", index + 1)),
            finding.into(),
            "Qadın işçilər, əlilliyi olan şəxslər, miqrant işçilər".into(),
            Cell::shaded(LEVELS[level], level_colour(level, 5)),
            format!("{}", 4 - level).into(),
        ]
    };
    let mut all = vec![Row::Heading("I sütun. Dövlətin qorumaq vəzifəsi".into())];
    all.extend((0..rows).map(|index| Row::Cells(cells(index))));
    all.insert(rows / 2, Row::Heading("III sütun. Hüquqi müdafiə vasitələrinə çıxış".into()));
    let note = Text::from("Qeyd: fərq hədəf səviyyə (4) ilə mövcud səviyyə arasındadır.");
    Table { caption: "Cədvəl 1. Nəticələrin reyestri".into(), columns, rows: all, note: Some(note) }
}

fn text() -> Text {
    Text::default()
        .plain("Bu hesabat biznes və insan hüquqları üzrə ilkin vəziyyətin qiymətləndirilməsinin nəticələrini təqdim edir. ")
        .strong("Əsas nəticə: ")
        .plain("qurumların əksəriyyəti öhdəlik götürüb, lakin icranı ölçmür. Qiymətləndirmə dövlət qurumlarını, dövlətə məxsus müəssisələri və özəl şirkətləri əhatə edir; ")
        .slanted("due diligence")
        .plain(" üzrə göstəricilər isə ≥ 2 səviyyəsinə yalnız bəzi hallarda çatır (22 qurumdan 7-si, 31,8 %). Ödəniş 1 000 € → 2 000 ₼.")
}

fn blocks() -> Vec<Block> {
    let mut blocks = vec![
        Block::chapter("1. Xülasə"),
        Block::Paragraph(text()),
        Block::paragraph(
            "The assessment asks what the State and business enterprises have committed to, what they do about it, and what has come of it. Answers are kept side by side: what the institution says of itself, and what the reviewer could confirm from evidence.",
        ),
        Block::Callout(Callout {
            tone: Tone::Note,
            title: Some("Necə oxumalı".into()),
            text: vec![text(), "Boş cavab sıfır deyil.".into()],
        }),
        Block::List {
            numbered: false,
            items: vec![
                "Qanunvericilikdə boşluqlar".into(),
                text(),
                "Remedy: access for workers in the regions".into(),
            ],
        },
        Block::section("1.1. Əhatə dairəsi"),
        Block::Figure(coverage()),
        Block::paragraph("Şəkildən göründüyü kimi, cavabların çoxu qəbul edilib."),
        Block::PageBreak,
        Block::chapter("2. Nəticələr"),
        Block::section(
            "2.1. Mövzular üzrə vəziyyət və hədəfdən fərq: dövlətin qorumaq vəzifəsi üzrə uzun başlıq",
        ),
        Block::Paragraph(text()),
        Block::Figure(profile()),
        Block::Figure(distribution()),
        Block::subsection("Nəticələrin reyestri"),
        Block::paragraph("Aşağıdakı cədvəl bütün nəticələri göstərir."),
        Block::Table(findings_table(26)),
        Block::PageBreak,
        Block::chapter("3. Recommendations"),
    ];
    blocks.push(Block::Callout(Callout {
        tone: Tone::Caution,
        title: Some("Caution".into()),
        text: vec!["Three institutions did not answer; results may change.".into()],
    }));
    blocks.push(Block::List {
        numbered: true,
        items: vec![text(), "Publish inspection results.".into(), "Ввести показатели результата.".into()],
    });
    for index in 0..14 {
        blocks.push(Block::section(format!("3.{}. Recommendation with a title", index + 1)));
        blocks.push(Block::Paragraph(text()));
    }
    blocks
}

pub(in crate::report) fn sample() -> Document {
    Document {
        language: "az".into(),
        title: "Biznes və insan hüquqları üzrə ilkin vəziyyətin qiymətləndirilməsi".into(),
        subtitle: Some("Azərbaycan Respublikası üzrə milli hesabat".into()),
        cover: Cover {
            publisher: "Azərbaycan Respublikasının İnsan Hüquqları üzrə Müvəkkili (Ombudsman)".into(),
            details: vec![
                ("Dövr".into(), "1 yanvar – 30 iyun 2026".into()),
                (
                    "Sorğu vərəqələri".into(),
                    "Dövlət qurumları 1.0; Dövlət müəssisələri 1.0; Özəl şirkətlər 1.0".into(),
                ),
                ("Buraxılış".into(), "2026-07-15".into()),
            ],
            notice: Some("Hesabatda yalnız açıqlanmasına icazə verilən göstəricilər yer alır.".into()),
        },
        contents_title: Some("Mündəricat".into()),
        layout: Layout::Report,
        blocks: blocks(),
    }
}
