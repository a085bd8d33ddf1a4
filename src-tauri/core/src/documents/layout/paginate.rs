//! Breaks a flow of blocks over pages.

use super::super::display::Item;
use super::setting::Piece;

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
    pub(super) role: Role,
}

/// What a block is to the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
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
    pub(super) pages: Vec<Vec<Item>>,
    /// Where the last page is free.
    pub(super) y: f32,
}

/// Places blocks one below the other, on as many pages as they need.
pub(super) fn paginate(frame: &Frame, blocks: Vec<Block>) -> Flowed {
    let mut flow =
        Flow { frame: *frame, pages: vec![Vec::new()], y: frame.first_top, at_top: true, table_head: None };
    let mut group = Vec::new();
    for block in blocks {
        let ends = !block.keeps_with_next;
        group.push(block);
        if ends {
            flow.place_group(std::mem::take(&mut group));
        }
    }
    flow.place_group(group);
    Flowed { pages: flow.pages, y: flow.y }
}

struct Flow {
    frame: Frame,
    pages: Vec<Vec<Item>>,
    y: f32,
    at_top: bool,
    table_head: Option<Piece>,
}

impl Flow {
    /// Places blocks that belong together, on a new page if need be; one by one if no page can hold them all.
    fn place_group(&mut self, group: Vec<Block>) {
        let height: f32 = group.iter().map(|block| block.space_before + block.piece.height).sum();
        let repeated = self.repeated_head(group.first()).map_or(0.0, |head| head.height);
        if self.y + height > self.frame.bottom
            && height + repeated <= self.frame.bottom - self.frame.later_top
        {
            self.turn_page(group.first());
        }
        for block in group {
            self.place(block);
        }
    }

    fn place(&mut self, block: Block) {
        let space = if self.at_top { 0.0 } else { block.space_before };
        let fits = self.y + space + block.piece.height <= self.frame.bottom + 0.01;
        if !fits && !self.at_top {
            self.turn_page(Some(&block));
        } else {
            self.y += space;
        }
        if block.role == Role::TableHead {
            self.table_head = Some(block.piece.clone());
        }
        self.put(block.piece);
    }

    fn turn_page(&mut self, first: Option<&Block>) {
        self.pages.push(Vec::new());
        self.y = self.frame.later_top;
        self.at_top = true;
        if let Some(head) = self.repeated_head(first) {
            self.put(head);
        }
    }

    fn put(&mut self, piece: Piece) {
        let height = piece.height;
        if let Some(page) = self.pages.last_mut() {
            page.extend(piece.shifted(0.0, self.y).items);
        }
        self.y += height;
        self.at_top = false;
    }

    fn repeated_head(&self, first: Option<&Block>) -> Option<Piece> {
        first.filter(|block| block.role == Role::TableRow).and(self.table_head.clone())
    }
}
