//! Whether an event is a day off: feeds mix those with days that are only marked.

use serde::Serialize;
use ts_rs::TS;

/// What an event seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A public holiday.
    Holiday,
    /// A holiday of a part of the country.
    Local,
    /// A day that is marked and not off.
    Observance,
    /// Somebody is closed.
    Closure,
    /// The file does not say.
    Unknown,
}

/// Words by which feeds say it, in small letters; the first that fits decides.
const WORDS: [(EventKind, &[&str]); 4] = [
    (
        EventKind::Observance,
        &[
            "observance",
            "not a public holiday",
            "commemoration",
            "gedenktag",
            "kein gesetzlicher",
            "brauchtum",
            "fête non chômée",
            "commémoration",
            "journée commémorative",
            "observancia",
            "conmemoración",
            "ricorrenza",
            "data comemorativa",
            "ponto facultativo",
            "herdenkingsdag",
            "högtidsdag",
        ],
    ),
    (
        EventKind::Closure,
        &[
            "closure",
            "closed",
            "shutdown",
            "geschlossen",
            "betriebsferien",
            "schließ",
            "fermé",
            "fermeture",
            "cerrado",
            "chiuso",
            "fechado",
            "gesloten",
        ],
    ),
    (
        EventKind::Local,
        &[
            "local public holiday",
            "local holiday",
            "regional holiday",
            "fiesta local",
            "festa patronale",
            "feriado municipal",
        ],
    ),
    (
        EventKind::Holiday,
        &[
            "public holiday",
            "bank holiday",
            "federal holiday",
            "national holiday",
            "statutory holiday",
            "legal holiday",
            "holiday",
            "feiertag",
            "jour férié",
            "festivo",
            "día feriado",
            "festa nazionale",
            "festività",
            "feriado",
            "helligdag",
            "helgdag",
            "pyhäpäivä",
            "feestdag",
            "święto",
            "státní svátek",
            "公休",
            "祝日",
            "공휴일",
        ],
    ),
];

impl EventKind {
    /// By what the file says of an event: its description and categories before its name.
    pub(super) fn told(name: &str, description: &str, categories: &str) -> Self {
        let said = [format!("{description} {categories}"), name.to_owned()];
        let of = |text: &String| {
            let text = text.to_lowercase();
            WORDS
                .iter()
                .find(|(_, words)| words.iter().any(|word| text.contains(word)))
                .map(|(kind, _)| *kind)
        };
        said.iter().find_map(of).unwrap_or(Self::Unknown)
    }

    /// Whether it is proposed as a day off.
    pub(in crate::service::calendar) fn is_off(self) -> bool {
        matches!(self, Self::Holiday | Self::Closure)
    }
}
