//! What stands at fixed places: letterhead, window, details, title; the running head and the foot of pages.

use std::sync::Arc;

use super::super::TypesettingError;
use super::super::display::{Colour, DisplayItem};
use super::super::letter::{Alignment, Letter, Pair};
use super::super::placing::{LogoSide, Window};
use super::super::structure::ElementKind;
use super::Grid;
use super::typeset::{Piece, Setter, TextStyle, stacked};

/// Where the letterhead begins.
const TOP: f32 = 34.0;
/// From the left edge of the paper to the text in a window.
const WINDOW_LEFT: f32 = 70.9;
/// Width of the window's text: 80 mm.
const WINDOW_WIDTH: f32 = 227.0;
/// Widest logo.
const LOGO_WIDTH: f32 = 172.0;
/// Baselines of the small print end this far above the lower edge.
const FOOT: f32 = 34.0;

/// Where things stand for an envelope, in points from the upper edge.
#[derive(Clone, Copy)]
struct HeadPlaces {
    /// The letterhead.
    top: f32,
    /// Tallest logo.
    logo_height: f32,
    /// The sender in the window, or the recipient where the sender is not repeated.
    address: f32,
    /// Whether the sender is repeated in small print above the recipient, for the post to return the letter.
    has_sender: bool,
    /// The title, unless the address is very long; below the first fold of the paper.
    title: f32,
}

impl HeadPlaces {
    fn of(window: Window) -> Self {
        let form_b = Self { top: TOP, logo_height: 58.0, address: 134.0, has_sender: true, title: 286.0 };
        match window {
            // The window begins at 45 mm.
            Window::DinB => form_b,
            // The window begins at 27 mm; all below it moves up by the difference.
            Window::DinA => Self { top: 20.0, logo_height: 46.0, address: 83.0, title: 235.0, ..form_b },
            // However the paper slides, the window shows what is between 2.5 and 3.1 inches, and most of what is near.
            Window::UsNo10 => Self { address: 163.0, has_sender: false, title: 268.0, ..form_b },
            Window::None => Self { address: 126.0, has_sender: false, title: 252.0, ..form_b },
        }
    }
}

/// Items at fixed places of the page, and where the flow may begin below them.
pub(super) struct Fixed {
    pub(super) items: Vec<DisplayItem>,
    pub(super) bottom: f32,
}

/// The foot of pages, and where the flow must end above it.
pub(super) struct Foot {
    pub(super) print: Piece,
    pub(super) rule: DisplayItem,
    pub(super) top: f32,
}

/// The head of the first page, down to the introduction.
pub(super) fn first_page(
    setter: &mut Setter<'_>,
    letter: &Letter,
    grid: Grid,
) -> Result<Fixed, TypesettingError> {
    let mut items = Vec::new();
    let mut put = |piece: Piece, x: f32, y: f32| {
        let bottom = y + piece.height;
        items.extend(piece.shifted(x, y).items);
        bottom
    };
    let places = HeadPlaces::of(letter.window);
    let (brand, brand_width) = brand(setter, letter, grid, places)?;
    let contact = contact(setter, letter, grid)?;
    let (brand_left, contact_top) = match letter.letterhead.logo_side {
        LogoSide::Start => (grid.left, places.top),
        LogoSide::Centre => ((grid.width - brand_width) / 2.0, places.top + brand.height + 8.0),
        LogoSide::End => (grid.right - brand_width, places.top + brand.height + 8.0),
    };
    let brand_bottom = put(brand, brand_left, places.top);
    let contact_bottom = put(contact, grid.middle, contact_top);
    // The window is on the left of the paper, whichever way the letter is read; the details then change sides with it.
    let changes_sides = setter.is_mirrored() && letter.window != Window::None;
    let (address_left, details_left, above_address, above_details) = if changes_sides {
        (grid.width - WINDOW_LEFT - WINDOW_WIDTH, grid.left, contact_bottom, brand_bottom)
    } else {
        (grid.left, grid.middle, brand_bottom, contact_bottom)
    };
    let address_bottom =
        put(address(setter, letter, places)?, address_left, places.address.max(above_address + 10.0));
    let details_top = (places.address - 2.5).max(above_details + 16.0);
    let details_bottom = put(details(setter, letter, grid)?, details_left, details_top);

    let title_top = places.title.max(address_bottom + 30.0).max(details_bottom + 30.0);
    let title = setter.element(ElementKind::Title);
    let text = setter.paragraph(&letter.title, TextStyle::bold(21.0, 27.0, Colour::INK), grid.measure())?;
    let mut bottom = put(text.read_as(title), grid.left, title_top);
    let introduction = introduction(setter, letter, grid)?;
    if introduction.height > 0.0 {
        bottom = put(introduction, grid.left, bottom + 6.0);
    }
    Ok(Fixed { items, bottom: bottom + 18.0 })
}

/// The paragraphs before the table, half a line apart.
fn introduction(setter: &mut Setter<'_>, letter: &Letter, grid: Grid) -> Result<Piece, TypesettingError> {
    let style = TextStyle::regular(9.5, 14.0, Colour::INK);
    let mut piece = Piece::default();
    for paragraph in letter.introduction.split("\n\n") {
        if piece.height > 0.0 {
            piece.height += style.leading / 2.0;
        }
        piece.append(setter.read_paragraph(paragraph, style, grid.measure())?);
    }
    Ok(piece)
}

/// The logo, or the name in large letters under a short bar; and how wide it is.
fn brand(
    setter: &mut Setter<'_>,
    letter: &Letter,
    grid: Grid,
    places: HeadPlaces,
) -> Result<(Piece, f32), TypesettingError> {
    if let Some(image) = &letter.letterhead.logo {
        let (width, height) = fitted(image.width(), image.height(), places.logo_height);
        let picture = DisplayItem::Picture { x: 0.0, y: 0.0, width, height, image: Arc::clone(image) };
        return Ok((Piece { height, items: vec![picture] }, width));
    }
    let bar = DisplayItem::Rect { x: 0.0, y: 3.0, width: 34.0, height: 3.0, colour: letter.accent };
    let mut piece = Piece { height: 12.0, items: vec![bar] };
    let style = TextStyle::bold(14.0, 18.0, letter.accent);
    let name = &letter.letterhead.name;
    let mut width = grid.middle - grid.left - 24.0;
    if letter.letterhead.logo_side != LogoSide::Start {
        width = setter.natural_width(name, style)?.clamp(34.0, width);
    }
    piece.append(setter.read_paragraph(name, style, width)?);
    Ok((piece, width))
}

#[expect(clippy::cast_precision_loss, reason = "pictures have fewer than 2^24 pixels on a side")]
fn fitted(width: u32, height: u32, height_max: f32) -> (f32, f32) {
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let scale = (LOGO_WIDTH / width).min(height_max / height);
    (width * scale, height * scale)
}

/// Name (when a logo stands in its place), address and contact lines.
fn contact(setter: &mut Setter<'_>, letter: &Letter, grid: Grid) -> Result<Piece, TypesettingError> {
    let head = &letter.letterhead;
    let width = grid.right - grid.middle;
    let mut piece = Piece::default();
    if head.logo.is_some() {
        piece.append(setter.paragraph(&head.name, TextStyle::bold(8.0, 11.5, Colour::INK), width)?);
    }
    for line in head.address_lines.iter().chain(&head.contact_lines) {
        piece.append(setter.paragraph(line, TextStyle::regular(8.0, 11.5, Colour::GREY), width)?);
    }
    let whole = setter.element(ElementKind::Paragraph);
    Ok(piece.read_as(whole))
}

/// The window: the sender in small print over a hairline, then the recipient.
fn address(setter: &mut Setter<'_>, letter: &Letter, places: HeadPlaces) -> Result<Piece, TypesettingError> {
    let mut recipient = Piece::default();
    for (index, line) in letter.recipient_lines.iter().enumerate() {
        let style = if index == 0 {
            TextStyle::bold(10.5, 14.5, Colour::INK)
        } else {
            TextStyle::regular(10.5, 14.5, Colour::INK)
        };
        recipient.append(setter.paragraph(line, style, WINDOW_WIDTH)?);
    }
    let whole = setter.element(ElementKind::Paragraph);
    // The sender is for the post: readers have been told it by the letterhead.
    let mut piece = if places.has_sender { sender(setter, letter)? } else { Piece::default() };
    piece.append(recipient.read_as(whole));
    Ok(piece)
}

/// The sender in small print over a hairline, and the space below.
fn sender(setter: &mut Setter<'_>, letter: &Letter) -> Result<Piece, TypesettingError> {
    let small = TextStyle::regular(6.5, 9.0, Colour::GREY);
    let head = &letter.letterhead;
    let parts = std::iter::once(&head.name).chain(&head.address_lines);
    let mut sender = String::new();
    let mut line = String::new();
    // The line breaks between the parts, not inside them, and no dot hangs at its end.
    for part in parts.map(|part| part.trim()).filter(|part| !part.is_empty()) {
        // Between parts in Arabic and in Latin letters each keeps its own order.
        let part = if setter.is_mirrored() { format!("\u{2068}{part}\u{2069}") } else { part.to_owned() };
        let joined = format!("{line} · {part}");
        if line.is_empty() {
            line = part;
        } else if setter.natural_width(&joined, small)? <= WINDOW_WIDTH {
            line = joined;
        } else {
            sender.push_str(&line);
            sender.push('\n');
            line = part;
        }
    }
    sender.push_str(&line);
    let mut piece = setter.paragraph(&sender, small, WINDOW_WIDTH)?;
    if piece.height > 0.0 {
        let y = piece.height + 1.5;
        piece.items.push(DisplayItem::Rule {
            x: 0.0,
            y,
            width: WINDOW_WIDTH,
            thickness: 0.4,
            colour: Colour::HAIRLINE,
        });
    }
    piece.height += 9.0;
    Ok(piece)
}

/// The facts beside the address, labels in grey.
fn details(setter: &mut Setter<'_>, letter: &Letter, grid: Grid) -> Result<Piece, TypesettingError> {
    let style = PairStyle {
        label: TextStyle::regular(8.5, 15.0, Colour::GREY),
        value: TextStyle::regular(9.0, 15.0, Colour::INK),
        label_width: 82.0,
        width: grid.right - grid.middle,
    };
    Ok(stacked(pairs(setter, &letter.details, style)?))
}

/// How labels and values stand beside each other.
#[derive(Clone, Copy)]
pub(super) struct PairStyle {
    pub(super) label: TextStyle,
    pub(super) value: TextStyle,
    pub(super) label_width: f32,
    pub(super) width: f32,
}

impl PairStyle {
    /// Where values begin.
    pub(super) fn value_left(self) -> f32 {
        const GAP: f32 = 8.0;
        self.label_width + GAP
    }

    /// How wide values may be.
    pub(super) fn value_width(self) -> f32 {
        self.width - self.value_left()
    }
}

/// Labels on the left, values on the right; one piece per line, so that a page can turn inside a very long value.
pub(super) fn pairs(
    setter: &mut Setter<'_>,
    pairs: &[Pair],
    style: PairStyle,
) -> Result<Vec<Piece>, TypesettingError> {
    let mut lines = Vec::new();
    for pair in pairs.iter().filter(|pair| !pair.value.trim().is_empty()) {
        let value_width = style.value_width();
        let mut labels =
            setter.lines(&pair.label, style.label, style.label_width, Alignment::Left)?.into_iter();
        let value = gathered(setter, &pair.value, style.value, value_width)?;
        let mut values = setter.lines(&value, style.value, value_width, Alignment::Left)?.into_iter();
        let whole = setter.element(ElementKind::Paragraph);
        loop {
            let (label, value) = (labels.next(), values.next());
            if label.is_none() && value.is_none() {
                break;
            }
            // Letters of two sizes stand on one baseline.
            let drop = style.value.baseline() - style.label.baseline();
            let mut line = label.unwrap_or_default().shifted(0.0, drop);
            line.beside(value.unwrap_or_default().shifted(style.value_left(), 0.0));
            lines.push(line.read_as(whole));
        }
    }
    Ok(lines)
}

/// A range that is too wide for a line breaks after its dash, not inside one of its ends.
fn gathered(
    setter: &mut Setter<'_>,
    text: &str,
    style: TextStyle,
    width: f32,
) -> Result<String, TypesettingError> {
    let Some((from, until)) = text.split_once(" – ") else { return Ok(text.to_owned()) };
    let from = format!("{from} –");
    if setter.natural_width(&from, style)? > width || setter.natural_width(until, style)? > width {
        return Ok(text.to_owned());
    }
    let whole = format!("{from} {until}");
    let fits = setter.natural_width(&whole, style)? <= width;
    Ok(if fits { whole } else { format!("{from}\n{until}") })
}

/// The head of every page but the first: who writes, and what this is.
pub(super) fn later_pages(
    setter: &mut Setter<'_>,
    letter: &Letter,
    grid: Grid,
) -> Result<Fixed, TypesettingError> {
    let half = grid.measure() / 2.0 - 8.0;
    let first_line =
        |mut lines: Vec<Piece>| if lines.is_empty() { Piece::default() } else { lines.swap_remove(0) };
    let name = setter.lines(
        &letter.letterhead.name,
        TextStyle::bold(8.0, 12.0, letter.accent),
        half,
        Alignment::Left,
    )?;
    let title =
        setter.lines(&letter.title, TextStyle::regular(8.0, 12.0, Colour::GREY), half, Alignment::Right)?;
    let mut items = first_line(name).shifted(grid.left, TOP).items;
    items.extend(first_line(title).shifted(grid.right - half, TOP).items);
    let y = TOP + 16.0;
    items.push(DisplayItem::Rule {
        x: grid.left,
        y,
        width: grid.measure(),
        thickness: 0.5,
        colour: Colour::HAIRLINE,
    });
    Ok(Fixed { items, bottom: TOP + 36.0 })
}

/// The foot of every page without its number: small print under a hairline.
pub(super) fn footer(setter: &mut Setter<'_>, letter: &Letter, grid: Grid) -> Result<Foot, TypesettingError> {
    let width = grid.measure() - 90.0;
    let mut print = small_print(setter, letter, width)?;
    print.height = print.height.max(10.0);
    if print.height > grid.height / 5.0 {
        return Err(TypesettingError::too_tall(
            template!("the text at the foot of the pages"),
            &letter.footer,
        ));
    }
    let top = grid.height - FOOT - print.height;
    let y = top - 7.0;
    let rule = DisplayItem::Rule {
        x: grid.left,
        y,
        width: grid.measure(),
        thickness: 0.5,
        colour: Colour::HAIRLINE,
    };
    Ok(Foot { print: print.shifted(grid.left, top), rule, top: y - 14.0 })
}

/// The line at the foot, or its columns side by side.
fn small_print(setter: &mut Setter<'_>, letter: &Letter, width: f32) -> Result<Piece, TypesettingError> {
    const GAP: f32 = 12.0;
    let style = TextStyle::regular(7.0, 10.0, Colour::GREY);
    let columns: Vec<&String> = letter.foot_columns.iter().filter(|column| !column.is_empty()).collect();
    if columns.is_empty() {
        return setter.paragraph(&letter.footer, style, width);
    }
    let step = (width + GAP) / columns.iter().map(|_| 1.0).sum::<f32>();
    let mut print = Piece::default();
    let mut x = 0.0;
    for column in columns {
        print.beside(setter.paragraph(column, style, step - GAP)?.shifted(x, 0.0));
        x += step;
    }
    Ok(print)
}

/// The number of a page, at its foot.
pub(super) fn page_label(
    setter: &mut Setter<'_>,
    label: &str,
    grid: Grid,
) -> Result<Vec<DisplayItem>, TypesettingError> {
    let style = TextStyle::regular(7.0, 10.0, Colour::GREY);
    let lines = setter.lines(label, style, 84.0, Alignment::Right)?;
    let piece = stacked(lines);
    let y = grid.height - FOOT - piece.height;
    Ok(piece.shifted(grid.right - 84.0, y).items)
}
