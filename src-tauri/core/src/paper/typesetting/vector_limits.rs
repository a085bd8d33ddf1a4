//! What a drawing may be made of, so that drawing it ends soon whoever made it.
//!
//! The source is looked at before a library takes it apart: what multiplies (markers, patterns, entities) or reckons without
//! end (filters) is left out, and style rules are few and simple. What came of it, with every repetition written out, is
//! looked at again before it is drawn.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use resvg::usvg::{Group, Node, Paint, Path, Rect};

/// Elements of the source, how deep they may lie, and letters of its style rules.
const ELEMENTS_MAX: usize = 50_000;
const DEPTH_MAX: usize = 60;
const STYLE_BYTES_MAX: usize = 20_000;

/// Parts that the selector of a style rule may have: `g .a path` has three.
const SELECTOR_PARTS_MAX: usize = 4;

/// Elements that other ones reuse may be used so often.
const USES_MAX: usize = 1_000;

/// What a drawing may come to: shapes and groups, points, groups that are drawn apart, dashed lines.
const NODES_MAX: usize = 20_000;
const POINTS_MAX: usize = 500_000;
const LAYERS_MAX: usize = 500;
const DASHED_MAX: usize = 100;

/// How far from the picture a shape may reach, in pixels of the picture.
const REACH_MAX: f32 = 100_000.0;

/// Elements that name masks and clips, where those name others in turn: each step multiplies.
const NESTED_REFERENCES_MAX: usize = 30;

/// Elements that a logo does without, and what they are called. Scripts, movement and other documents are just not drawn.
const LEFT_OUT: [(&str, &str); 7] = [
    ("text", "letters; turn them into outlines in the program that made it"),
    ("textPath", "letters; turn them into outlines in the program that made it"),
    ("tspan", "letters; turn them into outlines in the program that made it"),
    ("image", "another picture"),
    ("feImage", "another picture"),
    ("pattern", "patterns"),
    ("marker", "markers on its lines"),
];

/// Refuses a source that holds what is left out, or too much of anything.
///
/// # Errors
/// What it holds, to go behind "it holds" or on its own.
pub(super) fn check_source(source: &str) -> Result<(), String> {
    refuse_entities(source)?;
    let mut reader = Reader::from_str(source);
    let mut seen = Seen::default();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => seen.begin(&start, false)?,
            Event::Empty(start) => seen.begin(&start, true)?,
            Event::End(end) => seen.end(end.local_name().as_ref()),
            Event::Text(text) if seen.in_style => seen.style.push_str(&text),
            Event::CData(text) if seen.in_style => seen.style.push_str(&text),
            Event::Eof => break,
            _ => {}
        }
    }
    seen.check_nesting()?;
    check_style(&seen.style)
}

/// What was seen of a source so far.
#[derive(Default)]
struct Seen {
    elements: usize,
    depth: usize,
    uses: usize,
    in_style: bool,
    style: String,
    /// How many masks and clips one is in.
    masks: usize,
    /// Elements that name a mask or a clip themselves, and those that may do so through a style rule.
    references: usize,
    classes: usize,
    /// The same within masks and clips, with what repeats something else.
    nested_references: usize,
    nested_classes: usize,
}

impl Seen {
    fn begin(&mut self, start: &BytesStart<'_>, is_empty: bool) -> Result<(), String> {
        let name = start.local_name();
        let name = name.as_ref();
        refuse_left_out(name)?;
        self.elements += 1;
        self.in_style = name == "style" && !is_empty;
        let is_mask = name == "mask" || name == "clipPath";
        let is_within = is_mask || self.masks > 0;
        for attribute in start.attributes().flatten() {
            let value: &str = &attribute.value;
            let names_one = match attribute.key.local_name().as_ref() {
                "mask" | "clip-path" => true,
                "style" => value.contains("mask") || value.contains("clip-path"),
                "class" => {
                    self.classes += 1;
                    self.nested_classes += usize::from(is_within);
                    false
                }
                _ => false,
            };
            self.references += usize::from(names_one);
            self.nested_references += usize::from(names_one && is_within);
        }
        if name == "use" {
            self.uses += 1;
            self.nested_references += usize::from(is_within);
        }
        if !is_empty {
            self.depth += 1;
            self.masks += usize::from(is_mask);
        }
        if self.elements > ELEMENTS_MAX {
            return Err(format!("it has more than {ELEMENTS_MAX} elements"));
        }
        if self.depth > DEPTH_MAX {
            return Err(format!("its elements lie more than {DEPTH_MAX} deep in each other"));
        }
        if self.uses > USES_MAX {
            return Err(format!("it repeats parts of itself more than {USES_MAX} times"));
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.in_style = false;
        if name == "mask" || name == "clipPath" {
            self.masks = self.masks.saturating_sub(1);
        }
    }

    fn check_nesting(&self) -> Result<(), String> {
        let by_style = self.style.contains("mask") || self.style.contains("clip-path");
        let (mut references, mut nested) = (self.references, self.nested_references);
        if by_style {
            references += self.classes;
            nested += self.nested_classes;
        }
        if nested > 0 && references > NESTED_REFERENCES_MAX {
            return Err(format!(
                "it has more than {NESTED_REFERENCES_MAX} masks and clips, some in each other"
            ));
        }
        Ok(())
    }
}

fn refuse_left_out(name: &str) -> Result<(), String> {
    match LEFT_OUT.iter().find(|(left_out, _)| *left_out == name) {
        Some((_, what)) => Err(format!("it holds {what}")),
        None => Ok(()),
    }
}

/// Drawing programs write short names of namespaces as entities; elements do not belong into one.
fn refuse_entities(source: &str) -> Result<(), String> {
    const VALUE_MAX: usize = 1_000;
    for (at, word) in source.match_indices("<!ENTITY") {
        let declared = &source[at + word.len()..];
        let value = declared.find(['"', '\'']).and_then(|opened| {
            let quote = &declared[opened..=opened];
            declared[opened + 1..].split(quote).next()
        });
        let is_plain =
            value.is_some_and(|value| value.len() <= VALUE_MAX && !value.contains(['<', '&', '%']));
        let is_parameter = declared.trim_start().starts_with('%');
        if !is_plain || is_parameter {
            return Err("it holds declarations of its own (entities)".to_owned());
        }
    }
    if source.matches("<!ENTITY").count() > 100 {
        return Err("it holds more than 100 declarations of its own (entities)".to_owned());
    }
    Ok(())
}

fn check_style(style: &str) -> Result<(), String> {
    if style.len() > STYLE_BYTES_MAX {
        return Err(format!("its style rules have more than {STYLE_BYTES_MAX} letters"));
    }
    // What stands before each brace that opens is a selector, perhaps with the end of the rule before it.
    for before in style.split('{') {
        let selectors = before.rsplit('}').next().unwrap_or_default();
        for selector in selectors.split(',') {
            let is_between = |letter: char| letter.is_whitespace() || ">+~".contains(letter);
            if selector.split(is_between).filter(|part| !part.is_empty()).count() > SELECTOR_PARTS_MAX {
                return Err(format!(
                    "a style rule of it has more than {SELECTOR_PARTS_MAX} parts before its brace"
                ));
            }
        }
    }
    Ok(())
}

/// What is left of the limits while a drawing is walked through.
pub(super) struct Budget {
    nodes: usize,
    points: usize,
    layers: usize,
    dashed: usize,
    /// How far shapes may reach, in the measure of the drawing.
    reach: f32,
}

impl Budget {
    /// For a drawing that is made larger by `scale`.
    pub(super) fn at_scale(scale: f32) -> Self {
        Self {
            nodes: NODES_MAX,
            points: POINTS_MAX,
            layers: LAYERS_MAX,
            dashed: DASHED_MAX,
            reach: REACH_MAX / scale,
        }
    }

    /// Refuses a drawing that comes to too much, repetitions, clips and masks included.
    ///
    /// # Errors
    /// What there is too much of.
    pub(super) fn spend(&mut self, group: &Group, depth: usize) -> Result<(), String> {
        if depth > 2 * DEPTH_MAX {
            return Err(format!("its groups lie more than {} deep in each other", 2 * DEPTH_MAX));
        }
        if !group.filters().is_empty() {
            return Err("it holds effects (filters)".to_owned());
        }
        if group.should_isolate() {
            self.layers = self.layers.checked_sub(1).ok_or_else(|| {
                format!("it has more than {LAYERS_MAX} groups with transparency, clips or masks")
            })?;
        }
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            self.spend(path.root(), depth + 1)?;
            clip = path.clip_path();
        }
        let mut mask = group.mask();
        while let Some(one) = mask {
            self.spend(one.root(), depth + 1)?;
            mask = one.mask();
        }
        for node in group.children() {
            self.nodes =
                self.nodes.checked_sub(1).ok_or_else(|| format!("it has more than {NODES_MAX} shapes"))?;
            match node {
                Node::Group(inner) => self.spend(inner, depth + 1)?,
                Node::Path(path) => self.spend_path(path)?,
                Node::Image(_) => return Err("it holds another picture".to_owned()),
                Node::Text(_) => return Err("it holds letters".to_owned()),
            }
        }
        Ok(())
    }

    fn spend_path(&mut self, path: &Path) -> Result<(), String> {
        self.points = self
            .points
            .checked_sub(path.data().len())
            .ok_or_else(|| format!("its shapes have more than {POINTS_MAX} points"))?;
        let paints = [path.fill().map(|fill| fill.paint()), path.stroke().map(|stroke| stroke.paint())];
        if paints.into_iter().flatten().any(|paint| matches!(paint, Paint::Pattern(_))) {
            return Err("it holds patterns".to_owned());
        }
        if path.stroke().is_some_and(|stroke| stroke.dasharray().is_some()) {
            self.dashed = self
                .dashed
                .checked_sub(1)
                .ok_or_else(|| format!("it has more than {DASHED_MAX} dashed lines"))?;
        }
        for bounds in [path.abs_stroke_bounding_box(), path.data().bounds()] {
            if !self.is_within_reach(bounds) {
                return Err("a shape of it reaches far beyond the picture".to_owned());
            }
        }
        Ok(())
    }

    fn is_within_reach(&self, bounds: Rect) -> bool {
        [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()]
            .into_iter()
            .all(|side| side.is_finite() && side.abs() <= self.reach.max(1.0))
    }
}
