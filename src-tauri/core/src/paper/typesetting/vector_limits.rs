//! What a drawing may be made of, so that drawing it ends soon whoever made it.
//!
//! The source is looked at before a library takes it apart: what multiplies (markers, patterns, entities) or reckons without
//! end (filters) is left out, and style rules are few and simple. What came of it, with every repetition written out, is
//! looked at again before it is drawn.
use crate::kernel::{Message, Template};

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
const LEFT_OUT: [(&str, Template); 7] = [
    ("text", template!("letters; turn them into outlines in the program that made it")),
    ("textPath", template!("letters; turn them into outlines in the program that made it")),
    ("tspan", template!("letters; turn them into outlines in the program that made it")),
    ("image", template!("another picture")),
    ("feImage", template!("another picture")),
    ("pattern", template!("patterns")),
    ("marker", template!("markers on its lines")),
];

/// Refuses a source that holds what is left out, or too much of anything.
///
/// # Errors
/// What it holds, to go behind "it holds" or on its own.
pub(super) fn check_source(source: &str) -> Result<(), Message> {
    refuse_entities(source)?;
    let mut reader = Reader::from_str(source);
    let mut seen = Seen::default();
    loop {
        match reader.read_event().map_err(|error| Message::said(error.to_string()))? {
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
    fn begin(&mut self, start: &BytesStart<'_>, is_empty: bool) -> Result<(), Message> {
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
            return Err(message!(
                "it has more than {elements_max, plural, one {# element} other {# elements}}",
                elements_max = ELEMENTS_MAX
            ));
        }
        if self.depth > DEPTH_MAX {
            return Err(message!(
                "its elements lie more than {depth_max} deep in each other",
                depth_max = DEPTH_MAX
            ));
        }
        if self.uses > USES_MAX {
            return Err(message!(
                "it repeats parts of itself more than {uses_max, plural, one {# time} other {# times}}",
                uses_max = USES_MAX
            ));
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

    fn check_nesting(&self) -> Result<(), Message> {
        let by_style = self.style.contains("mask") || self.style.contains("clip-path");
        let (mut references, mut nested) = (self.references, self.nested_references);
        if by_style {
            references += self.classes;
            nested += self.nested_classes;
        }
        if nested > 0 && references > NESTED_REFERENCES_MAX {
            return Err(message!(
                "it has more than {nested_references_max} masks and clips, some in each other",
                nested_references_max = NESTED_REFERENCES_MAX
            ));
        }
        Ok(())
    }
}

fn refuse_left_out(name: &str) -> Result<(), Message> {
    match LEFT_OUT.iter().find(|(left_out, _)| *left_out == name) {
        Some((_, what)) => Err(message!("it holds {what}", what)),
        None => Ok(()),
    }
}

/// Drawing programs write short names of namespaces as entities; elements do not belong into one.
fn refuse_entities(source: &str) -> Result<(), Message> {
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
            return Err(message!("it holds declarations of its own (entities)"));
        }
    }
    if source.matches("<!ENTITY").count() > 100 {
        return Err(message!("it holds more than 100 declarations of its own (entities)"));
    }
    Ok(())
}

fn check_style(style: &str) -> Result<(), Message> {
    if style.len() > STYLE_BYTES_MAX {
        return Err(message!(
            "its style rules have more than {style_bytes_max, plural, one {# letter} other {# letters}}",
            style_bytes_max = STYLE_BYTES_MAX
        ));
    }
    // What stands before each brace that opens is a selector, perhaps with the end of the rule before it.
    for before in style.split('{') {
        let selectors = before.rsplit('}').next().unwrap_or_default();
        for selector in selectors.split(',') {
            let is_between = |letter: char| letter.is_whitespace() || ">+~".contains(letter);
            if selector.split(is_between).filter(|part| !part.is_empty()).count() > SELECTOR_PARTS_MAX {
                return Err(message!(
                    "a style rule of it has more than {selector_parts_max, plural, one {# part} other {# parts}} before its brace",
                    selector_parts_max = SELECTOR_PARTS_MAX
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
    pub(super) fn spend(&mut self, group: &Group, depth: usize) -> Result<(), Message> {
        if depth > 2 * DEPTH_MAX {
            return Err(message!(
                "its groups lie more than {value} deep in each other",
                value = 2 * DEPTH_MAX
            ));
        }
        if !group.filters().is_empty() {
            return Err(message!("it holds effects (filters)"));
        }
        if group.should_isolate() {
            self.layers = self.layers.checked_sub(1).ok_or_else(|| {
                message!(
                    "it has more than {layers_max, plural, one {# group} other {# groups}} with transparency, clips or masks",
                    layers_max = LAYERS_MAX
                )
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
            self.nodes = self.nodes.checked_sub(1).ok_or_else(|| {
                message!(
                    "it has more than {nodes_max, plural, one {# shape} other {# shapes}}",
                    nodes_max = NODES_MAX
                )
            })?;
            match node {
                Node::Group(inner) => self.spend(inner, depth + 1)?,
                Node::Path(path) => self.spend_path(path)?,
                Node::Image(_) => return Err(message!("it holds another picture")),
                Node::Text(_) => return Err(message!("it holds letters")),
            }
        }
        Ok(())
    }

    fn spend_path(&mut self, path: &Path) -> Result<(), Message> {
        self.points = self.points.checked_sub(path.data().len()).ok_or_else(|| {
            message!(
                "its shapes have more than {points_max, plural, one {# point} other {# points}}",
                points_max = POINTS_MAX
            )
        })?;
        let paints = [path.fill().map(|fill| fill.paint()), path.stroke().map(|stroke| stroke.paint())];
        if paints.into_iter().flatten().any(|paint| matches!(paint, Paint::Pattern(_))) {
            return Err(message!("it holds patterns"));
        }
        if path.stroke().is_some_and(|stroke| stroke.dasharray().is_some()) {
            self.dashed = self.dashed.checked_sub(1).ok_or_else(|| {
                message!("it has more than {dashed_max} dashed lines", dashed_max = DASHED_MAX)
            })?;
        }
        for bounds in [path.abs_stroke_bounding_box(), path.data().bounds()] {
            if !self.is_within_reach(bounds) {
                return Err(message!("a shape of it reaches far beyond the picture"));
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
