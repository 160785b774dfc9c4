//! The façade of a project, as the pages draw it (`frontend/src/lib/facade.ts`): the same seed gives the same windows.

/// How high a row of buildings is, in units of its own.
pub const HEIGHT: f64 = 120.0;
/// The colours of walls.
pub const WALLS: [[u8; 3]; 6] =
    [[217, 185, 164], [196, 200, 176], [183, 198, 207], [217, 199, 159], [201, 184, 192], [181, 197, 189]];
const DARK: [u8; 3] = [111, 106, 102];
const LIT: [u8; 3] = [255, 243, 201];
/// How many windows of a hundred are lit.
const LIT_SHARE: f64 = 0.22;

/// A rectangle of one colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pane {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
    /// Red, green, blue.
    pub colour: [u8; 3],
}

/// A small seeded generator (mulberry32): not for secrets, only for windows.
struct Generator(u32);

impl Generator {
    fn new(seed: &str) -> Self {
        let mix = |state: u32, unit: u16| (state ^ u32::from(unit)).wrapping_mul(16_777_619);
        Self(seed.encode_utf16().fold(2_166_136_261, mix))
    }

    /// From 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(1 | self.0);
        mixed = mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(61 | mixed)) ^ mixed;
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }

    /// A whole number below `end`.
    fn below(&mut self, end: u8) -> u8 {
        let at = self.next() * f64::from(end);
        (0..end).rev().find(|whole| f64::from(*whole) <= at).unwrap_or(0)
    }
}

struct Frontage {
    columns: u8,
    width: f64,
    /// Room to the next building.
    gap: f64,
}

fn widths(random: &mut Generator, room: f64) -> Vec<Frontage> {
    let mut row: Vec<Frontage> = vec![];
    let mut left = room - 12.0;
    while left > 0.0 {
        let wanted = 3 + random.below(5);
        let fits = (0..=wanted).rev().find(|columns| f64::from(*columns) * 14.0 <= left - 10.0).unwrap_or(0);
        if fits < 3 {
            break;
        }
        let width = f64::from(fits) * 14.0 + 10.0;
        let gap = if random.next() < 0.4 { 4.0 } else { 12.0 };
        row.push(Frontage { columns: fits, width, gap });
        left -= width + gap;
    }
    if let Some(last) = row.last_mut() {
        last.gap = 0.0;
    }
    row
}

/// A row of buildings, [`HEIGHT`] high and as wide as `room`: walls first, each with its windows after it.
pub fn row(seed: &str, room: f64) -> Vec<Pane> {
    let mut random = Generator::new(seed);
    let mut panes = vec![];
    let first_hue = random.below(6);
    let widths = widths(&mut random, room);
    let mut x = (room - widths.iter().map(|one| one.width + one.gap).sum::<f64>()) / 2.0;
    for (index, Frontage { columns, width, gap }) in widths.into_iter().enumerate() {
        let rows = 3 + random.below(5);
        let top = HEIGHT - f64::from(rows) * 13.0 - 8.0;
        let (across, down) = if random.next() < 0.5 { (6.0, 8.0) } else { (8.0, 6.0) };
        let colour = WALLS[(usize::from(first_hue) + index * 2) % WALLS.len()];
        panes.push(Pane { x, y: top, width, height: HEIGHT - top, colour });
        if random.next() < 0.5 {
            let middle = x + (width / 2.0).floor() - 9.0;
            panes.push(Pane { x: middle, y: top - 5.0, width: 18.0, height: 5.0, colour });
        }
        for line in 0..rows {
            for column in 0..columns {
                let colour = if random.next() < LIT_SHARE { LIT } else { DARK };
                let (left, above) = (x + 8.0 + f64::from(column) * 14.0, top + 8.0 + f64::from(line) * 13.0);
                panes.push(Pane { x: left, y: above, width: across, height: down, colour });
            }
        }
        x += width + gap;
    }
    panes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_those_of_the_pages() {
        // What `facade.ts` draws from the same seed.
        let mut random = Generator::new("project-1");
        let first = [random.next(), random.next(), random.next()];
        let theirs = [0.170_433_131_046_593_2, 0.585_309_030_720_963_1, 0.627_231_881_953_775_9];
        for (ours, theirs) in first.iter().zip(theirs) {
            assert!((ours - theirs).abs() < 1e-12, "{first:?}");
        }
    }

    #[test]
    fn a_row_stays_within_its_room() {
        for seed in ["project-1", "project-2", "entrance"] {
            let row = row(seed, 750.0);
            assert!(row.len() > 100, "{seed}: {}", row.len());
            for pane in row {
                assert!(
                    pane.x >= 0.0 && pane.x + pane.width <= 750.0 && pane.y + pane.height <= HEIGHT,
                    "{pane:?}"
                );
            }
        }
    }
}
