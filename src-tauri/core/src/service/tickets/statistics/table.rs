//! The statistics as a table: each figure with its value and how it is reckoned, for reports made elsewhere.

use super::{GetTicketsStatistics, TicketMeasure, TicketSpread, TicketStatistics, statistics};
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::kernel::{Message, Result};
use crate::people::members::Facet;
use crate::register::Register;

/// A figure of the table.
struct FigureRow {
    figure: Message,
    /// Which of several: a month, a topic; empty for none.
    of: String,
    value: Cell,
    definition: String,
}

const COLUMNS: [ListColumn<FigureRow>; 4] = [
    column("figure", "Figure", |row| Cell::said(&row.figure)),
    column("of", "Of", |row| Cell::text(&row.of)),
    column("value", "Value", |row| row.value.clone()),
    column("definition", "How it is reckoned", |row| Cell::text(&row.definition)),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&FigureRow) -> Cell,
) -> ListColumn<FigureRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The statistics that `request` asks for.
pub(in super::super) fn table(
    register: &Register,
    request: GetTicketsStatistics,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = Rows::of(statistics(register, request)?).rows;
    Ok(tabulated("Statistics of the desk", &chosen("the statistics", &COLUMNS, asked)?, &rows))
}

struct Rows {
    rows: Vec<FigureRow>,
    told: TicketStatistics,
}

impl Rows {
    fn of(told: TicketStatistics) -> Self {
        let mut rows = Self { rows: Vec::new(), told };
        let told = rows.told.clone();
        rows.add("", message!("Taken"), Cell::Instant(told.taken_at.clone()));
        rows.count("volume", message!("Tickets"), told.volume);
        for (month, count) in &told.by_month {
            rows.each(message!("Tickets by month"), month, Cell::Count(*count));
        }
        let days = [
            message!("Monday"),
            message!("Tuesday"),
            message!("Wednesday"),
            message!("Thursday"),
            message!("Friday"),
            message!("Saturday"),
            message!("Sunday"),
        ];
        for (day, count) in days.iter().zip(&told.by_weekday) {
            rows.each(message!("Tickets by weekday"), &day.to_string(), Cell::Count(*count));
        }
        rows.facets(&message!("Tickets by topic"), &told.by_topic);
        rows.facets(&message!("Tickets by channel"), &told.by_channel);
        for (tier, count) in (1..).zip(&told.by_tier) {
            rows.each(message!("Tickets by tier"), &i64::to_string(&tier), Cell::Count(*count));
        }
        for member in &told.by_member {
            rows.each(message!("Tickets by member"), &member.name, Cell::Count(member.count));
        }
        rows.share(
            "response_rate",
            (message!("Response rate, in per cent"), String::new()),
            (told.responded, told.response_known),
        );
        rows.spread("response", &message!("First answer"), &told.response);
        rows.spread("solution", &message!("Solution"), &told.solution);
        for kept in &told.shares {
            let days = kept.target.working_days;
            let what = match kept.target.measure {
                TicketMeasure::Response => message!(
                    "Answered within {days, plural, one {# working day} other {# working days}}, in per cent",
                    days
                ),
                TicketMeasure::Solution => message!(
                    "Solved within {days, plural, one {# working day} other {# working days}}, in per cent",
                    days
                ),
            };
            let of = kept.target.priority.map(|priority| priority.label().to_string()).unwrap_or_default();
            rows.share("shares", (what, of), (kept.kept, kept.decided));
        }
        rows.rest(&told);
        rows
    }

    fn rest(&mut self, told: &TicketStatistics) {
        let gaps = i64::try_from(told.coverage.gaps.len()).unwrap_or(i64::MAX);
        self.count("coverage", message!("Days without cover"), gaps);
        self.count("breaches_in_gaps", message!("Promises not kept"), told.coverage.breaches);
        self.count(
            "breaches_in_gaps",
            message!("Promises not kept with a day without cover"),
            told.coverage.breaches_in_gaps,
        );
        self.count("orcid", message!("Asked of ORCID"), told.orcid.asked);
        self.count("orcid", message!("Answered by ORCID"), told.orcid.answered);
        if let Some(days) = told.orcid.median_working_days {
            self.count("orcid", message!("Working days until ORCID’s answer, median"), days);
        }
        self.count("", message!("Opened again"), told.reopened);
        self.count("satisfaction", message!("Satisfaction: ratings"), told.satisfaction.count);
        if told.satisfaction.count > 0 {
            let hundredths =
                (told.satisfaction.sum * 200 + told.satisfaction.count) / (told.satisfaction.count * 2);
            let mean = Cell::Amount { minor: hundredths, digits: 2 };
            self.add("satisfaction", message!("Satisfaction: mean"), mean);
        }
        let (top_two, count) = (told.satisfaction.top_two, told.satisfaction.count);
        self.share(
            "satisfaction",
            (message!("Satisfaction: 4 and 5, in per cent"), String::new()),
            (top_two, count),
        );
        self.share(
            "satisfaction_answered",
            (message!("Satisfaction: of those asked, in per cent"), String::new()),
            (told.satisfaction.answered, told.satisfaction.asked),
        );
        let ages =
            [message!("Up to a day"), message!("Up to 7 days"), message!("Up to 30 days"), message!("Older")];
        for (age, count) in ages.iter().zip(&told.backlog) {
            self.each(message!("Waiting now"), &age.to_string(), Cell::Count(*count));
        }
        let silent = i64::try_from(told.silent_members.len()).unwrap_or(i64::MAX);
        self.count("silent_members", message!("Silent members"), silent);
        let impossible = i64::try_from(told.impossible.len()).unwrap_or(i64::MAX);
        self.count("", message!("Impossible times"), impossible);
    }

    fn spread(&mut self, name: &str, what: &Message, spread: &TicketSpread) {
        let of = what.to_string();
        let seconds = [
            (message!("Working minutes, median"), spread.median_seconds),
            (message!("Working minutes, nine of ten"), spread.ninth_tenth_seconds),
            (message!("Minutes by the clock, median"), spread.clock_median_seconds),
        ];
        for (figure, seconds) in seconds {
            let Some(seconds) = seconds else { continue };
            let definition = self.definition(name);
            let value = Cell::Amount { minor: (seconds * 10 + 30) / 60, digits: 1 };
            self.rows.push(FigureRow { figure, of: of.clone(), value, definition });
        }
        let kept = (message!("As promised, in per cent"), of);
        self.share("within_target", kept, (spread.within_target, spread.promised));
    }

    fn definition(&self, name: &str) -> String {
        self.told.definitions.get(name).map(Message::to_string).unwrap_or_default()
    }

    fn add(&mut self, name: &str, figure: Message, value: Cell) {
        let definition = self.definition(name);
        self.rows.push(FigureRow { figure, of: String::new(), value, definition });
    }

    fn count(&mut self, name: &str, figure: Message, count: i64) {
        self.add(name, figure, Cell::Count(count));
    }

    fn each(&mut self, figure: Message, of: &str, value: Cell) {
        self.rows.push(FigureRow { figure, of: of.to_owned(), value, definition: String::new() });
    }

    fn facets(&mut self, figure: &Message, facets: &[Facet]) {
        for facet in facets {
            self.each(figure.clone(), &facet.label, Cell::Count(facet.count));
        }
    }

    /// A share in tenths of a per cent, half of one rounded up; nothing where there is no whole.
    fn share(&mut self, name: &str, (figure, of): (Message, String), (part, whole): (i64, i64)) {
        if whole == 0 {
            return;
        }
        let value = Cell::Amount { minor: (part * 2_000 + whole) / (whole * 2), digits: 1 };
        let definition = self.definition(name);
        self.rows.push(FigureRow { figure, of, value, definition });
    }
}
