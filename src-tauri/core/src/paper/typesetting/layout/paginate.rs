//! Breaks a flow of blocks over pages.

use super::super::TypesettingError;
use super::super::display::DisplayItem;
use super::table::{Carry, End};
use super::typeset::{Piece, Setter};

/// Where the flow may stand on the pages, in points from the upper edge.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) first_top: f32,
    pub(super) later_top: f32,
    pub(super) bottom: f32,
}

/// A strip that is never split.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) piece: Piece,
    /// Space above, dropped at the top of a page.
    pub(super) space_before: f32,
    /// Whether the next block must stand on the same page.
    pub(super) keeps_with_next: bool,
    pub(super) role: BlockRole,
    /// The sum down to this row of the table; empty for none.
    pub(super) running: String,
}

/// What a block is to the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum BlockRole {
    /// Nothing.
    #[default]
    Text,
    /// The headings, repeated above rows that begin a page.
    TableHead,
    /// A row or a part of one.
    TableRow,
}

/// Blocks that found their places.
pub(super) struct Flowed {
    /// The items of each page; always at least one page.
    pub(super) pages: Vec<Vec<DisplayItem>>,
    /// Where the last page is free.
    pub(super) y: f32,
}

/// Places blocks one below the other, on as many pages as they need.
pub(super) fn paginate(
    setter: &mut Setter<'_>,
    frame: &Frame,
    blocks: Vec<Block>,
    carry: Option<Carry>,
) -> Result<Flowed, TypesettingError> {
    let mut flow = Flow {
        setter,
        frame: *frame,
        pages: vec![Vec::new()],
        y: frame.first_top,
        at_top: true,
        table_head: None,
        carry,
        running: String::new(),
    };
    let mut group = Vec::new();
    for block in blocks {
        let ends = !block.keeps_with_next;
        group.push(block);
        if ends {
            flow.place_group(std::mem::take(&mut group))?;
        }
    }
    flow.place_group(group)?;
    Ok(Flowed { pages: flow.pages, y: flow.y })
}

struct Flow<'a, 'b> {
    setter: &'a mut Setter<'b>,
    frame: Frame,
    pages: Vec<Vec<DisplayItem>>,
    y: f32,
    at_top: bool,
    table_head: Option<Piece>,
    carry: Option<Carry>,
    /// The sum down to the row placed last; empty when that was none, or only a part of one.
    running: String,
}

impl Flow<'_, '_> {
    /// Places blocks that belong together, on a new page if need be; one by one if no page can hold them all.
    fn place_group(&mut self, group: Vec<Block>) -> Result<(), TypesettingError> {
        let height: f32 = group.iter().map(|block| block.space_before + block.piece.height).sum();
        let above = self.above(group.first());
        // Under a row that is not the last there must be room for the sum carried forward.
        let below = self.carry.as_ref().map_or(0.0, |_| {
            let goes_on = group.last().is_some_and(|block| !block.running.is_empty());
            if goes_on { Carry::HEIGHT } else { 0.0 }
        });
        if self.y + height + below > self.frame.bottom
            && height + above + below <= self.frame.bottom - self.frame.later_top
        {
            self.turn_page(group.first())?;
        }
        for block in group {
            self.place(block)?;
        }
        Ok(())
    }

    fn place(&mut self, block: Block) -> Result<(), TypesettingError> {
        let space = if self.at_top { 0.0 } else { block.space_before };
        let fits = self.y + space + block.piece.height <= self.frame.bottom + 0.01;
        if !fits && !self.at_top {
            self.turn_page(Some(&block))?;
        } else {
            self.y += space;
        }
        if block.role == BlockRole::TableHead {
            self.table_head = Some(block.piece.clone());
        }
        self.put(block.piece);
        self.running = block.running;
        Ok(())
    }

    fn turn_page(&mut self, first: Option<&Block>) -> Result<(), TypesettingError> {
        let carried = self.carried(first);
        let running = std::mem::take(&mut self.running);
        if let (true, Some(carry)) = (carried, &self.carry) {
            let row = carry.row(self.setter, &running, End::Foot)?;
            self.put(row);
        }
        self.pages.push(Vec::new());
        self.y = self.frame.later_top;
        self.at_top = true;
        if let Some(head) = self.repeated_head(first) {
            self.put(head.unread());
        }
        if let (true, Some(carry)) = (carried, &self.carry) {
            let row = carry.row(self.setter, &running, End::Head)?;
            self.put(row);
        }
        Ok(())
    }

    fn put(&mut self, piece: Piece) {
        let height = piece.height;
        if let Some(page) = self.pages.last_mut() {
            page.extend(piece.shifted(0.0, self.y).items);
        }
        self.y += height;
        self.at_top = false;
    }

    /// What the head of the next page takes when it begins with a block.
    fn above(&self, first: Option<&Block>) -> f32 {
        let head = self.repeated_head(first).map_or(0.0, |head| head.height);
        if self.carried(first) { head + Carry::HEIGHT } else { head }
    }

    fn repeated_head(&self, first: Option<&Block>) -> Option<Piece> {
        first.filter(|block| block.role == BlockRole::TableRow).and(self.table_head.clone())
    }

    /// Whether the sum so far is carried over when the next page begins with a block.
    fn carried(&self, first: Option<&Block>) -> bool {
        let is_row = first.is_some_and(|block| block.role == BlockRole::TableRow);
        is_row && self.carry.is_some() && !self.running.is_empty()
    }
}
