//! Where things stand in a chart of rows: label, bar, text at the right; axis and legend below.

use super::colour::Colour;
use super::scene::{Anchor, Fill, Lettering, Scene};
use super::text;

/// Size of labels, numbers and legend.
pub(super) const TEXT_SIZE: f64 = 13.0;
/// Size of axis, heads of columns and words in cells.
pub(super) const SMALL_SIZE: f64 = 12.0;
/// Size of the heads of columns: a long word of any language stands whole above a cell.
pub(super) const HEAD_SIZE: f64 = 11.5;
const LINE_HEIGHT: f64 = 17.0;
/// Height of a bar.
pub(super) const BAR_HEIGHT: f64 = 20.0;
const ROW_GAP: f64 = 9.0;
/// Below this width labels stand above their bars instead of beside them.
const NARROW: f64 = 520.0;
const NARROWEST: f64 = 320.0;
/// Room at the edges of a picture.
pub(super) const EDGE: f64 = 8.0;
const SWATCH: f64 = 14.0;

/// Look of ordinary words.
pub(super) const WORDS: Lettering =
    Lettering { size: TEXT_SIZE, bold: false, colour: Colour::INK, anchor: Anchor::Start };
const HEADING: Lettering = Lettering { bold: true, colour: Colour::NAVY, ..WORDS };
const AXIS: Lettering =
    Lettering { size: SMALL_SIZE, bold: false, colour: Colour::MUTED, anchor: Anchor::Middle };

/// What a legend entry shows beside its words.
pub(super) enum Sign {
    Box(Fill),
    Whisker,
    TargetLine,
    /// A white square with an outline: where something began, or what it is held against.
    Hollow,
    /// A square filled with the main colour: where something ended.
    Filled,
    /// An upright stroke.
    Tick,
    /// A white box with a thin outline: nobody is there.
    Blank,
}

/// A chart while it grows downwards.
pub(super) struct Canvas {
    pub scene: Scene,
    /// Left edge of the bars.
    pub plot_x: f64,
    /// Width of a bar of one hundred.
    pub plot_width: f64,
    /// Upper and lower ends of the pieces of the grid; it does not run through words.
    grid: Vec<(f64, f64)>,
    y: f64,
}

impl Canvas {
    /// A canvas whose bars leave `aside_room` pixels to their right.
    pub fn new(width: u16, aside_room: f64) -> Self {
        let width = f64::from(width).max(NARROWEST);
        let labels = if width < NARROW { 0.0 } else { (width * 0.34).min(300.0) };
        // Half of the last tick's text reaches beyond the plot.
        let right = aside_room.max(20.0) + EDGE;
        let plot_x = labels + EDGE;
        let plot_width = width - plot_x - right;
        Self { scene: Scene::new(width), plot_x, plot_width, grid: Vec::new(), y: 6.0 }
    }

    /// Where a value from 0 to 100 stands; values beyond are drawn at the edge.
    pub fn x(&self, value: f64) -> f64 {
        self.plot_x + self.plot_width * value.clamp(0.0, 100.0) / 100.0
    }

    /// Words above rows that belong together.
    pub fn heading(&mut self, words: &str) {
        self.y += if self.y > 10.0 { 8.0 } else { 0.0 };
        for line in text::wrap(words, TEXT_SIZE, true, self.scene.width - 2.0 * EDGE) {
            self.scene.text(EDGE, self.y + 13.0, &line, HEADING);
            self.y += LINE_HEIGHT;
        }
        self.y += 5.0;
        if self.labels_stand_beside() {
            self.grid.push((self.y - 2.0, self.y));
        }
    }

    fn labels_stand_beside(&self) -> bool {
        self.plot_x > EDGE
    }

    /// Heads of columns of this width, the lowest lines side by side.
    pub fn heads(&mut self, heads: &[String], width: f64) {
        let wrapped: Vec<Vec<String>> =
            heads.iter().map(|head| text::wrap(head, HEAD_SIZE, false, width - 3.0)).collect();
        let most = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let look = Lettering { size: HEAD_SIZE, colour: Colour::INK, ..AXIS };
        for (column, lines) in wrapped.iter().enumerate() {
            let middle = self.plot_x + (column as f64 + 0.5) * width;
            for (line, words) in lines.iter().enumerate() {
                let row = (most - lines.len() + line) as f64;
                self.scene.text(middle, self.y + 12.0 + row * LINE_HEIGHT, words, look);
            }
        }
        self.y += most as f64 * LINE_HEIGHT + 6.0;
    }

    /// Writes the label of a row and gives back the upper edge of its bar.
    pub fn row(&mut self, label: &str) -> f64 {
        let beside = self.labels_stand_beside();
        let room = if beside { self.plot_x - EDGE - 12.0 } else { self.scene.width - 2.0 * EDGE };
        let lines = text::wrap(label, TEXT_SIZE, false, room);
        let words_height = lines.len() as f64 * LINE_HEIGHT;
        let height = if beside { words_height.max(BAR_HEIGHT) } else { words_height + BAR_HEIGHT + 3.0 };
        let first = if beside { self.y + (height - words_height) / 2.0 } else { self.y };
        for (index, line) in lines.iter().enumerate() {
            self.scene.text(EDGE, first + 13.0 + index as f64 * LINE_HEIGHT, line, WORDS);
        }
        let bar = if beside { self.y + (height - BAR_HEIGHT) / 2.0 } else { self.y + words_height + 3.0 };
        self.y += height + ROW_GAP;
        self.extend_grid(bar);
        bar
    }

    fn extend_grid(&mut self, bar: f64) {
        if !self.labels_stand_beside() {
            self.grid.push((bar - 3.0, bar + BAR_HEIGHT + 4.0));
        } else if let Some((_, bottom)) = self.grid.last_mut() {
            *bottom = self.y - 2.0;
        } else {
            self.grid.push((bar - 4.0, self.y - 2.0));
        }
    }

    /// Text to the right of a bar.
    pub fn aside(&mut self, bar: f64, words: &str, bold: bool) {
        let x = self.scene.width - EDGE;
        self.scene.text(x, bar + 14.5, words, Lettering { anchor: Anchor::End, bold, ..WORDS });
    }

    /// A bar for a row without a value: hatched, with the reason in words.
    pub fn words_bar(&mut self, bar: f64, words: &str) {
        self.scene.rect([self.plot_x, bar, self.plot_width, BAR_HEIGHT], Fill::Hatched);
        let width = text::width(words, SMALL_SIZE, false) + 12.0;
        let patch = [self.plot_x + 8.0, bar + 2.0, width.min(self.plot_width - 16.0), BAR_HEIGHT - 4.0];
        self.scene.rect(patch, Fill::Plain(Colour::WHITE));
        let look = Lettering { size: SMALL_SIZE, colour: Colour::MUTED, ..WORDS };
        self.scene.text(self.plot_x + 14.0, bar + 14.0, words, look);
    }

    /// Draws the grid under everything and the texts of the axis below the rows.
    pub fn axis(&mut self, ticks: &[String; 5]) {
        let places: Vec<f64> = (0..5).map(|tick| self.x(f64::from(tick) * 25.0)).collect();
        let lines = self.grid.iter().flat_map(|(top, bottom)| places.iter().map(|x| [*x, *top, *x, *bottom]));
        let mut under = Scene::new(0.0);
        under.strokes(lines.collect(), 1.0, Colour::RULE);
        self.scene.marks.splice(0..0, under.marks);
        for (words, x) in ticks.iter().zip(places) {
            let fits = x > text::width(words, SMALL_SIZE, false) / 2.0;
            let anchor = if fits { Anchor::Middle } else { Anchor::Start };
            self.scene.text(x, self.y + 13.0, words, Lettering { anchor, ..AXIS });
        }
        self.y += 21.0;
    }

    /// A dashed line through all rows, drawn over the bars.
    pub fn target(&mut self, value: f64) {
        let x = self.x(value);
        for (top, bottom) in self.grid.clone() {
            self.scene.dashed_down(x, top, bottom, 1.6, Colour::TARGET);
        }
    }

    /// Names the signs, in as many lines as they need, and closes the picture.
    pub fn legend(mut self, entries: &[(Sign, &str)]) -> Scene {
        let (mut x, mut top) = (EDGE, self.y + 10.0);
        for (sign, words) in entries {
            let width = SWATCH + 7.0 + text::width(words, TEXT_SIZE, false);
            if x > EDGE && x + width > self.scene.width - EDGE {
                (x, top) = (EDGE, top + LINE_HEIGHT + 5.0);
            }
            self.sign(sign, x, top);
            self.scene.text(x + SWATCH + 7.0, top + 12.0, words, WORDS);
            x += width + 20.0;
        }
        self.scene.height = if entries.is_empty() { self.y } else { top + LINE_HEIGHT + 5.0 };
        self.scene
    }

    fn sign(&mut self, sign: &Sign, x: f64, top: f64) {
        match sign {
            Sign::Box(fill) => {
                self.scene.rect([x, top, SWATCH, SWATCH], *fill);
            }
            Sign::Whisker => self.scene.strokes(whisker(x, x + SWATCH, top + SWATCH / 2.0), 1.4, Colour::INK),
            Sign::TargetLine => {
                self.scene.dashed_down(x + SWATCH / 2.0, top - 2.0, top + 16.0, 1.6, Colour::TARGET)
            }
            Sign::Hollow => hollow(&mut self.scene, x + SWATCH / 2.0, top + SWATCH / 2.0),
            Sign::Filled => filled(&mut self.scene, x + SWATCH / 2.0, top + SWATCH / 2.0),
            Sign::Tick => tick(&mut self.scene, x + SWATCH / 2.0, top - 1.0, SWATCH + 2.0),
            Sign::Blank => blank(&mut self.scene, [x, top, SWATCH, SWATCH]),
        }
    }
}

/// A line with a short stop at each end.
pub(super) fn whisker(from: f64, to: f64, middle: f64) -> Vec<[f64; 4]> {
    let stop = |x: f64| [x, middle - 4.0, x, middle + 4.0];
    vec![[from, middle, to, middle], stop(from), stop(to)]
}

/// Half the side of the square that marks a beginning; larger than that of the end, so that it shows around it.
const HOLLOW: f64 = 6.5;
/// Half the side of the square that marks an end.
const FILLED: f64 = 4.5;

/// A white square with an outline, by its middle.
pub(super) fn hollow(scene: &mut Scene, x: f64, y: f64) {
    scene.rect([x - HOLLOW, y - HOLLOW, 2.0 * HOLLOW, 2.0 * HOLLOW], Fill::Plain(Colour::INK));
    let inside = HOLLOW - 1.6;
    scene.rect([x - inside, y - inside, 2.0 * inside, 2.0 * inside], Fill::Plain(Colour::WHITE));
}

/// A filled square, by its middle.
pub(super) fn filled(scene: &mut Scene, x: f64, y: f64) {
    scene.rect([x - FILLED, y - FILLED, 2.0 * FILLED, 2.0 * FILLED], Fill::Plain(Colour::TEAL));
}

/// An upright stroke on a white one, so that it can be seen on any ground.
pub(super) fn tick(scene: &mut Scene, x: f64, top: f64, height: f64) {
    scene.strokes(vec![[x, top, x, top + height]], 5.0, Colour::WHITE);
    scene.strokes(vec![[x, top, x, top + height]], 2.2, Colour::INK);
}

/// A white box with a thin outline.
pub(super) fn blank(scene: &mut Scene, [x, y, width, height]: [f64; 4]) {
    let (right, bottom) = (x + width, y + height);
    scene.rect([x, y, width, height], Fill::Plain(Colour::WHITE));
    let lines =
        vec![[x, y, right, y], [right, y, right, bottom], [right, bottom, x, bottom], [x, bottom, x, y]];
    scene.strokes(lines, 0.8, Colour::HATCH);
}
