//! What follows the table: totals, payment details, notes.

use std::sync::Arc;

use super::super::TypesettingError;
use super::super::display::{Colour, DisplayItem};
use super::super::letter::{Alignment, Letter, PaymentBox, Total};
use super::super::qr_code::Modules;
use super::super::structure::ElementKind;
use super::head::{PairStyle, pairs};
use super::paginate::Block;
use super::typeset::{Piece, Setter, TextStyle, stacked};
use super::{Grid, INSET};

/// Above and below the payment details inside their panel.
const PADDING: f32 = 11.0;
/// Width and height of the code to pay with: 26 mm, which phones read at arm's length.
const CODE: f32 = 74.0;
/// Between the payment details and the code; the quiet zone of four modules is part of it.
const CODE_GAP: f32 = 14.0;

/// Adds the blocks after the table.
pub(super) fn add(
    setter: &mut Setter<'_>,
    letter: &Letter,
    grid: Grid,
    blocks: &mut Vec<Block>,
) -> Result<(), TypesettingError> {
    let mut totals = Vec::new();
    let mut widest = 0.0_f32;
    if setter.is_mirrored() {
        for total in &letter.totals {
            widest = widest.max(setter.natural_width(&total.amount, amount_style(total, letter))?);
        }
    }
    for total in &letter.totals {
        totals.push(total_line(setter, letter, total, widest, grid)?);
    }
    add_together(blocks, totals, 6.0);
    if let Some(payment) = &letter.payment {
        let panel = panel(setter, letter, payment, grid)?;
        add_together(blocks, panel, 22.0);
    }
    let closing =
        setter.read_paragraph(&letter.closing, TextStyle::regular(9.5, 14.0, Colour::INK), grid.measure())?;
    if closing.height > 0.0 {
        // A greeting never stands alone on a page.
        if let Some(above) = blocks.last_mut() {
            above.keeps_with_next = true;
        }
        add_together(blocks, vec![closing.shifted(grid.left, 0.0)], 14.0);
    }
    let mut space_before = 18.0;
    for note in &letter.notes {
        let lines = setter.lines(
            note,
            TextStyle::regular(8.5, 12.5, Colour::GREY),
            grid.measure(),
            Alignment::Left,
        )?;
        let count = lines.len();
        let whole = setter.element(ElementKind::Paragraph);
        for (index, piece) in lines.into_iter().enumerate() {
            let piece = piece.shifted(grid.left, 0.0).read_as(whole);
            // Neither the first line nor the last of a paragraph stands alone on a page.
            let keeps_with_next = index + 1 < count && (index == 0 || index + 2 == count);
            blocks.push(Block { piece, space_before, keeps_with_next, ..Block::default() });
            space_before = 0.0;
        }
        space_before = 6.0;
    }
    Ok(())
}

/// Adds strips that stand on one page if any page can hold them.
fn add_together(blocks: &mut Vec<Block>, strips: Vec<Piece>, space_before: f32) {
    let count = strips.len();
    for (index, piece) in strips.into_iter().enumerate() {
        let space_before = if index == 0 { space_before } else { 0.0 };
        blocks.push(Block { piece, space_before, keeps_with_next: index + 1 < count, ..Block::default() });
    }
}

fn amount_style(total: &Total, letter: &Letter) -> TextStyle {
    if total.is_emphasised {
        TextStyle::bold(12.0, 17.0, letter.accent)
    } else {
        TextStyle::regular(9.5, 13.5, Colour::INK)
    }
}

/// A label and an amount, at least `widest` wide, in the right-hand column; the amount to pay on a tinted ground.
fn total_line(
    setter: &mut Setter<'_>,
    letter: &Letter,
    total: &Total,
    widest: f32,
    grid: Grid,
) -> Result<Piece, TypesettingError> {
    let amount = amount_style(total, letter);
    let (label, padding) = if total.is_emphasised {
        (TextStyle { size: 10.5, ..amount }, 6.0)
    } else {
        (TextStyle { colour: Colour::GREY, ..amount }, 3.0)
    };
    let left = grid.middle + INSET;
    let right = grid.right - INSET;
    let amount_width = setter.natural_width(&total.amount, amount)?.max(widest).min(right - left);
    let label_width = right - left - amount_width - 10.0;
    let mut text = Piece::default();
    // A label that has no room beside its amount stands above it.
    let is_narrow = label_width < 50.0;
    let drop = if is_narrow { 0.0 } else { amount.baseline() - label.baseline() };
    let label = stacked(setter.lines(
        &total.label,
        label,
        if is_narrow { right - left } else { label_width },
        Alignment::Left,
    )?);
    let amount = stacked(setter.lines(&total.amount, amount, amount_width, setter.amounts())?);
    text.append(label.shifted(left, drop));
    let amount = amount.shifted(right - amount_width, 0.0);
    if is_narrow {
        text.append(amount);
    } else {
        text.beside(amount);
    }
    let whole = setter.element(ElementKind::Paragraph);
    let mut line = Piece { height: padding, items: Vec::new() };
    line.append(text.read_as(whole));
    line.height += padding;
    if total.is_emphasised {
        let width = grid.right - grid.middle;
        let ground = DisplayItem::Rect {
            x: grid.middle,
            y: 0.0,
            width,
            height: line.height,
            colour: letter.accent.tint(10),
        };
        let rule = DisplayItem::Rule { x: grid.middle, y: 0.0, width, thickness: 1.2, colour: letter.accent };
        line.items.splice(0..0, [ground, rule]);
    }
    Ok(line)
}

/// A code, and in its width what it is for, clear of its quiet zone.
fn captioned(
    setter: &mut Setter<'_>,
    code: &Arc<Modules>,
    payment: &PaymentBox,
) -> Result<Piece, TypesettingError> {
    const ABOVE: f32 = 4.0;
    let modules = Arc::clone(code);
    let mut piece = Piece {
        height: ABOVE + CODE + 8.0,
        items: vec![DisplayItem::Code { x: 0.0, y: ABOVE, size: CODE, modules }],
    };
    let caption = &payment.caption;
    let alternative = if caption.is_empty() { &payment.title } else { caption };
    let picture = setter.element(ElementKind::Figure(alternative.clone()));
    piece = piece.read_as(picture);
    let caption = setter.read_paragraph(caption, TextStyle::regular(7.0, 9.0, Colour::GREY), CODE)?;
    if caption.height > 0.0 {
        piece.append(caption);
        piece.height += 3.0;
    }
    Ok(piece)
}

/// The payment details as the strips of a panel: a tinted ground with a bar in the accent colour on its left.
fn panel(
    setter: &mut Setter<'_>,
    letter: &Letter,
    payment: &PaymentBox,
    grid: Grid,
) -> Result<Vec<Piece>, TypesettingError> {
    let inner = grid.measure() - 2.0 * INSET - payment.code.as_ref().map_or(0.0, |_| CODE + CODE_GAP);
    let title = setter.paragraph(&payment.title, TextStyle::bold(9.5, 19.0, Colour::INK), inner)?;
    let heading = setter.element(ElementKind::Heading);
    let mut strips: Vec<Piece> = (title.height > 0.0).then(|| title.read_as(heading)).into_iter().collect();
    let style = PairStyle {
        label: TextStyle::regular(8.5, 14.5, Colour::GREY),
        value: TextStyle::regular(9.5, 14.5, Colour::INK),
        label_width: 96.0,
        width: inner,
    };
    strips.extend(pairs(setter, &payment.pairs, style)?);
    let hint = setter.lines(
        &payment.hint,
        TextStyle::regular(7.5, 11.0, Colour::GREY),
        style.value_width(),
        Alignment::Left,
    )?;
    let advice = setter.element(ElementKind::Paragraph);
    strips.extend(hint.into_iter().map(|line| line.shifted(style.value_left(), 0.0).read_as(advice)));
    // One ground under all lines, without seams on the screen; a panel too tall for that is drawn line by line.
    if strips.iter().map(|strip| strip.height).sum::<f32>() < grid.height / 2.0 && !strips.is_empty() {
        strips = vec![stacked(strips)];
    }
    if let (Some(code), Some(first)) = (&payment.code, strips.first_mut()) {
        first.beside(captioned(setter, code, payment)?.shifted(inner + CODE_GAP, 0.0));
    }
    let count = strips.len();
    let mut panel = Vec::with_capacity(count);
    for (index, strip) in strips.into_iter().enumerate() {
        let above = if index == 0 { PADDING - 4.0 } else { 0.0 };
        let below = if index + 1 == count { PADDING - 3.0 } else { 0.0 };
        let height = above + strip.height + below;
        let ground = Colour::HAIRLINE.tint(28);
        let mut items = vec![
            DisplayItem::Rect { x: grid.left, y: 0.0, width: grid.measure(), height, colour: ground },
            DisplayItem::Rect { x: grid.left, y: 0.0, width: 2.5, height, colour: letter.accent },
        ];
        items.extend(strip.shifted(grid.left + INSET, above).items);
        panel.push(Piece { height, items });
    }
    Ok(panel)
}
