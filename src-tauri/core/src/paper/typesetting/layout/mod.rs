//! Lays a letter out on pages: measure, break, paginate. Pure: the same letter gives the same display list.
//!
//! The page follows the German standard for business letters (DIN 5008, form B), whose window suits DL and C6/5
//! envelopes, on a grid of two columns: the recipient, the title and the table begin at the left margin; the
//! contact lines, the details and the totals begin at the right-hand column. Other windows move the address and
//! what is below it. A page that is read from right to left is laid out like any other and mirrored at the end.

mod closing;
mod head;
mod paginate;
mod slip;
mod table;
mod typeset;

use paginate::{Flowed, Frame, paginate};
use typeset::Setter;

use super::display::{Layout, Page};
use super::letter::Letter;
use super::placing::Direction;
use super::structure::{ElementKind, Structure};
use super::text::Shaper;
use super::{TypesettingError, letter::Paper};

/// The measures of a page, in points.
#[derive(Debug, Clone, Copy)]
struct Grid {
    width: f32,
    height: f32,
    /// Left margin: 25 mm, room for the holes of a binder.
    left: f32,
    /// Right edge of the text: 20 mm from that of the paper.
    right: f32,
    /// Where the right-hand column begins.
    middle: f32,
}

/// How far text stands inside the rules and grounds of the table, the totals and the panel.
const INSET: f32 = 9.0;

impl Grid {
    fn of(size: Paper) -> Self {
        let (width, height) = size.dimensions();
        Self { width, height, left: 70.9, right: width - 56.7, middle: width - 56.7 - 196.0 }
    }

    /// The width of the text.
    fn measure(self) -> f32 {
        self.right - self.left
    }
}

/// Lays a letter out.
pub(super) fn lay_out(shaper: &mut Shaper, letter: &Letter) -> Result<Layout, TypesettingError> {
    let grid = Grid::of(letter.paper);
    let mut structure = Structure::default();
    let mut setter = Setter::new(shaper, &mut structure, letter);
    let head = head::first_page(&mut setter, letter, grid)?;
    let running = head::later_pages(&mut setter, letter, grid)?;
    let footer = head::footer(&mut setter, letter, grid)?;
    let frame = Frame { first_top: head.bottom, later_top: running.bottom, bottom: footer.top };
    if frame.first_top > frame.bottom - 60.0 {
        let text = letter.recipient_lines.first().unwrap_or(&letter.title);
        return Err(TypesettingError::too_tall(
            template!("the address, the details and the title together"),
            text,
        ));
    }
    let (mut blocks, carry) = table::blocks(&mut setter, letter, grid)?;
    closing::add(&mut setter, letter, grid, &mut blocks)?;
    let Flowed { pages: mut bodies, y: end } = paginate(&mut setter, &frame, blocks, carry)?;
    let slip = match &letter.slip {
        // What banks prescribe is never mirrored.
        Some(slip) if letter.paper == Paper::A4 => slip::items(&mut setter.straight(), slip, grid)?,
        _ => Vec::new(),
    };
    // It is read once, last of all.
    let small_print = setter.element(ElementKind::Paragraph);
    // The foot of the page that has the slip stands above it.
    let raised = if slip.is_empty() { 0.0 } else { slip::HEIGHT };
    if end > frame.bottom - raised {
        bodies.push(Vec::new());
    }

    let count = bodies.len();
    let mut pages = Vec::with_capacity(count);
    for (index, body) in bodies.into_iter().enumerate() {
        let label = letter
            .page_label
            .replace("{page}", &(index + 1).to_string())
            .replace("{pages}", &count.to_string());
        let mut items = if index == 0 { head.items.clone() } else { running.items.clone() };
        items.extend(body);
        let is_last = index + 1 == count;
        let print = footer.print.clone();
        let mut foot = if index == 0 { print.read_as(small_print) } else { print }.items;
        foot.push(footer.rule.clone());
        foot.extend(head::page_label(&mut setter, &label, grid)?);
        if is_last {
            foot.iter_mut().for_each(|item| item.shift(0.0, -raised));
        }
        items.append(&mut foot);
        if letter.direction == Direction::RightToLeft {
            items.iter_mut().for_each(|item| item.mirror(grid.width));
        }
        if is_last {
            items.extend(slip.iter().cloned());
        }
        let title = format!("{}. {label}", letter.title);
        pages.push(Page { width: grid.width, height: grid.height, items, title });
    }
    Ok(Layout { pages, structure, properties: letter.properties.clone() })
}
