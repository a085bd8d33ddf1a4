//! A declared type as text: its fields told apart, its comments kept where they say something.

/// Words a comment needs to say more than the name beside it.
const WORDS_MIN: usize = 5;

/// A declared type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    name: String,
    doc: String,
    body: Body,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Body {
    /// A record: its fields in order, and the records whose fields it has besides.
    Fields { fields: Vec<DeclaredField>, parts: Vec<String> },
    /// Anything else, as it was written.
    Other(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct DeclaredField {
    doc: String,
    /// Name, colon and type.
    text: String,
}

impl Declaration {
    /// Reads what stands after `type NAME =`, with the comment on the type.
    pub(super) fn read(name: &str, doc: Option<&str>, declared: &str) -> Self {
        let (head, body) = declared.split_once('=').unwrap_or((name, ""));
        // With its parameters, where it has some.
        let name = head.trim().trim_start_matches("type ").trim();
        let body = body.trim().trim_end_matches(';').trim();
        let body = match fields_of(body) {
            Some(fields) => Body::Fields { fields, parts: Vec::new() },
            None => Body::Other(without_comments(body)),
        };
        Self { name: name.to_owned(), doc: telling(doc.unwrap_or_default()), body }
    }

    /// A type that no Rust type stands for.
    pub(super) fn written(name: &str, doc: &str, body: String) -> Self {
        Self { name: name.to_owned(), doc: doc.to_owned(), body: Body::Other(body) }
    }

    /// Says that this record has all fields of `part`, if it has them one after another as a flattened part does.
    pub(super) fn take_part(&mut self, part: &Self) {
        let (Body::Fields { fields, parts }, Body::Fields { fields: of_part, parts: none }) =
            (&mut self.body, &part.body)
        else {
            return;
        };
        let few =
            part.name.contains('<') || of_part.len() < 3 || of_part.len() >= fields.len() || !none.is_empty();
        if few {
            return;
        }
        let at = fields.windows(of_part.len()).position(|window| window == of_part.as_slice());
        if let Some(at) = at {
            fields.drain(at..at + of_part.len());
            parts.push(part.name.clone());
        }
    }

    /// How many fields it has of its own.
    pub(super) fn len(&self) -> usize {
        match &self.body {
            Body::Fields { fields, .. } => fields.len(),
            Body::Other(_) => 0,
        }
    }

    /// The names of all types it may mention: every word that begins with a capital letter.
    pub(super) fn mentions(&self) -> impl Iterator<Item = &str> {
        let (texts, parts): (Vec<&str>, &[String]) = match &self.body {
            Body::Fields { fields, parts } => {
                (fields.iter().map(|field| field.text.as_str()).collect(), parts)
            }
            Body::Other(text) => (vec![text], &[]),
        };
        texts.into_iter().flat_map(words_of_types).chain(parts.iter().map(String::as_str))
    }

    /// It as TypeScript.
    pub(super) fn text(&self) -> String {
        let doc = comment(&self.doc, "");
        match &self.body {
            Body::Other(body) => format!("{doc}export type {} = {body};\n", self.name),
            Body::Fields { fields, parts } => {
                let extends =
                    if parts.is_empty() { String::new() } else { format!(" extends {}", parts.join(", ")) };
                let fields: String = fields
                    .iter()
                    .map(|field| format!("{}  {};\n", comment(&field.doc, "  "), field.text))
                    .collect();
                format!("{doc}export interface {}{extends} {{\n{fields}}}\n", self.name)
            }
        }
    }
}

/// The words of `text` that begin with a capital letter and do not stand in quotes.
pub(super) fn words_of_types(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').step_by(2).flat_map(|part| {
        part.split(|character: char| !character.is_alphanumeric() && character != '_')
            .filter(|word| word.starts_with(|first: char| first.is_ascii_uppercase()))
    })
}

fn comment(doc: &str, indent: &str) -> String {
    if doc.is_empty() { String::new() } else { format!("{indent}/** {doc} */\n") }
}

/// A comment in one line, if it says more than a name could.
fn telling(doc: &str) -> String {
    let line = doc
        .lines()
        .map(|line| {
            line.trim().trim_start_matches("/**").trim_end_matches("*/").trim_start_matches('*').trim()
        })
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if line.split_whitespace().count() < WORDS_MIN { String::new() } else { line }
}

/// The fields of `{ … }`; nothing where something else stands beside the braces.
fn fields_of(body: &str) -> Option<Vec<DeclaredField>> {
    let inside = body.strip_prefix('{')?.strip_suffix('}')?;
    let (mut fields, mut rest) = (Vec::new(), inside.trim_start());
    while !rest.is_empty() {
        let mut doc = String::new();
        if let Some(after) = rest.strip_prefix("/**") {
            let end = after.find("*/")?;
            doc = telling(&after[..end]);
            rest = after[end + 2..].trim_start();
        }
        let end = end_of_field(rest)?;
        let text = without_comments(rest[..end].trim());
        // A mapped type is no record.
        if text.starts_with('[') {
            return None;
        }
        fields.push(DeclaredField { doc, text });
        rest = rest[end..].trim_start_matches(',').trim_start();
    }
    if fields.is_empty() { None } else { Some(fields) }
}

/// Where a field ends: at a comma outside of all brackets. Nothing where the brackets close before.
fn end_of_field(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut commented) = (0_i32, false, false);
    for (at, character) in text.char_indices() {
        commented = if commented { !text[..at].ends_with("*/") } else { text[at..].starts_with("/*") };
        if commented {
            continue;
        }
        quoted ^= character == '"';
        if quoted {
            continue;
        }
        match character {
            '{' | '<' | '(' | '[' => depth += 1,
            '}' | '>' | ')' | ']' => depth -= 1,
            ',' if depth == 0 => return Some(at),
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    Some(text.len())
}

fn without_comments(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("/**") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
