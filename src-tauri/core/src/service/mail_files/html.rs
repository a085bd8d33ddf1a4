//! HTML shown as text. Nothing of it is loaded, run or kept: pictures, scripts and forms are passed over.

use mail_parser::decoders::html::add_html_token;

/// Elements whose content nobody reads.
const UNSHOWN: [&str; 8] = ["head", "style", "script", "template", "noscript", "object", "iframe", "svg"];

/// Elements that begin and end on a line of their own.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "ol",
    "section",
    "table",
    "tr",
    "ul",
    "pre",
];

/// Line breaks in a row that are kept.
const BREAKS_MAX: usize = 2;

/// The text of a document.
pub(super) fn text_of(html: &str) -> String {
    let mut text = Text::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push(&rest[..at]);
        let tagged = &rest[at..];
        rest = if let Some(comment) = tagged.strip_prefix("<!--") {
            comment.find("-->").map_or("", |end| &comment[end + 3..])
        } else if tagged[1..].starts_with(|first: char| first.is_ascii_alphabetic() || "/!?".contains(first))
        {
            let (tag, after) = split_tag(&tagged[1..]);
            text.tag(tag);
            match unshown(tag) {
                Some(name) => after_closing(after, name),
                None => after,
            }
        } else {
            text.push("<");
            &tagged[1..]
        };
    }
    text.push(rest);
    text.finish()
}

/// A tag without its brackets, and what follows it. A `>` between quotation marks does not end it.
fn split_tag(tagged: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, character) in tagged.char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') if tagged[..at].contains('=') => quote = Some(character),
            (None, '>') => return (&tagged[..at], &tagged[at + 1..]),
            _ => {}
        }
    }
    (tagged, "")
}

fn name_of(tag: &str) -> String {
    let name = tag.trim_start_matches('/');
    name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

fn unshown(tag: &str) -> Option<&'static str> {
    if tag.starts_with('/') || tag.ends_with('/') {
        return None;
    }
    let name = name_of(tag);
    UNSHOWN.into_iter().find(|known| *known == name)
}

/// What stands behind the end of the element `name`; nothing where it has none.
fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        let closing = &rest[at + 2..];
        if closing.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return closing.find('>').map_or("", |end| &closing[end + 1..]);
        }
        rest = closing;
    }
    ""
}

/// A text in which references stand for their characters.
pub(super) fn unescaped(text: &str) -> String {
    let (mut written, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        written.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 12).map_or(1, |end| end + 1);
        add_html_token(&mut written, &rest.as_bytes()[..end], false);
        rest = &rest[end..];
    }
    written.push_str(rest);
    written
}

#[derive(Default)]
struct Text {
    written: String,
    /// Line breaks to be written before the next word.
    breaks: usize,
    space: bool,
}

impl Text {
    fn tag(&mut self, tag: &str) {
        let name = name_of(tag);
        match name.as_str() {
            "br" => self.breaks = (self.breaks + 1).min(BREAKS_MAX),
            "p" => self.breaks = BREAKS_MAX,
            "li" if !tag.starts_with('/') => {
                self.breaks = self.breaks.max(1);
                self.word("•");
                self.space = true;
            }
            "td" | "th" => self.space = true,
            name if BLOCKS.contains(&name) => self.breaks = self.breaks.max(1),
            _ => {}
        }
    }

    /// Text between two tags: white space counts once, references stand for their characters.
    fn push(&mut self, text: &str) {
        for (index, word) in text.split([' ', '\t', '\r', '\n', '\u{a0}']).enumerate() {
            self.space |= index > 0;
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        if self.breaks > 0 && !self.written.is_empty() {
            self.written.extend(std::iter::repeat_n('\n', self.breaks));
        } else if self.space && !self.written.is_empty() {
            self.written.push(' ');
        }
        (self.breaks, self.space) = (0, false);
        self.written.push_str(&unescaped(word));
    }

    fn finish(self) -> String {
        self.written.trim().replace('\u{a0}', " ")
    }
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn what_is_read_stays_and_nothing_else() {
        let html = "<head><title>T</title></head><body><p>Kia ora,</p><p>portal <b>access</b> &amp; tell&nbsp;us.</p>\
                    <script>alert(1)</script><img src='https://x.example/p.gif'><ul><li>One</li><li>Two</li></ul>1 < 2</body>";
        assert_eq!(text_of(html), "Kia ora,\n\nportal access & tell us.\n\n• One\n• Two\n1 < 2");
        assert_eq!(text_of("a<br>b<!-- <p>c --><style>p{}</style> d"), "a\nb d");
        assert_eq!(text_of("<a href=\"x>y\" title='don&#39;t'>z</a>&unknown; &#x20AC; <"), "z&unknown; € <");
        assert_eq!(text_of("<script>never ends"), "");
    }
}
