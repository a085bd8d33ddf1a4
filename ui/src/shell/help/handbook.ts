// The handbook as it lies in the project, taken apart into what a page can show. It uses few forms, and no markup of HTML.
import source from "../../../../docs/HANDBOOK.md?raw";
import type { ScreenName } from "../../app/screens";

/** A run of words. */
export interface Run {
  text: string;
  kind: "plain" | "strong" | "em" | "code";
}

/** A part of a chapter. */
export type Block =
  | { kind: "paragraph"; runs: Run[] }
  | { kind: "heading"; text: string }
  | { kind: "list"; isNumbered: boolean; items: Run[][] }
  | { kind: "table"; head: Run[][]; rows: Run[][][] }
  | { kind: "code"; text: string };

/** A chapter under its title. */
export interface Chapter {
  title: string;
  blocks: Block[];
}

/** Takes a text apart: chapters begin with `## `, what stands before the first is the one called by the title. */
export function chaptersOf(markdown: string): Chapter[] {
  const chapters: Chapter[] = [];
  const lines = markdown.split("\n");
  let at = 0;
  const taken = (holds: (line: string) => boolean): string[] => {
    const found: string[] = [];
    for (let line = lines[at]; line !== undefined && holds(line); line = lines[++at]) found.push(line);
    return found;
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const blocks = chapters.at(-1)?.blocks;
    const title = /^##? (.*)$/.exec(line)?.[1];
    if (title !== undefined || blocks === undefined) {
      if (title !== undefined) chapters.push({ title, blocks: [] });
      at += 1;
    } else if (line.startsWith("### ")) {
      blocks.push({ kind: "heading", text: line.slice(4) });
      at += 1;
    } else if (line.startsWith("```")) {
      at += 1;
      blocks.push({ kind: "code", text: taken((one) => !one.startsWith("```")).join("\n") });
      at += 1;
    } else if (line.startsWith("|")) {
      const [head = [], , ...rows] = taken((one) => one.startsWith("|")).map(cellsOf);
      blocks.push({ kind: "table", head, rows });
    } else if (ITEM.test(line)) {
      const isNumbered = /^\d/.test(line);
      const items = taken((one) => ITEM.test(one) || /^\s+\S/.test(one));
      blocks.push({ kind: "list", isNumbered, items: itemsOf(items) });
    } else if (line.trim() === "") {
      at += 1;
    } else {
      const text = taken((one) => one.trim() !== "" && !/^(#|\||```)/.test(one) && !ITEM.test(one));
      blocks.push({ kind: "paragraph", runs: runsOf(text.join(" ")) });
    }
  }
  return chapters;
}

const ITEM = /^(-|\d+\.) /;

/** Lines that begin an item, and those that go on with it. */
function itemsOf(lines: readonly string[]): Run[][] {
  const items: string[] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return items.map(runsOf);
}

function cellsOf(line: string): Run[][] {
  return line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => runsOf(cell.trim()));
}

/** Words, and which of them stand out. */
export function runsOf(text: string): Run[] {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/);
  return parts
    .filter((part) => part !== "")
    .map((part): Run => {
      if (part.length > 2 && part.startsWith("`")) return { kind: "code", text: part.slice(1, -1) };
      if (part.length > 4 && part.startsWith("**")) return { kind: "strong", text: part.slice(2, -2) };
      if (part.length > 2 && part.startsWith("*")) return { kind: "em", text: part.slice(1, -1) };
      return { kind: "plain", text: part };
    });
}

/** The handbook. */
export const HANDBOOK: readonly Chapter[] = chaptersOf(source);

/** Where the handbook tells of each screen. */
const OF_SCREEN: Record<ScreenName, string> = {
  home: "home",
  members: "keep-the-register",
  contacts: "prepare-an-election",
  "portal-sync": "tell-orcid",
  imports: "bring-your-members-in",
  issues: "keep-the-issues-register",
  tasks: "remember-what-is-to-be-done",
  calendar: "say-when-you-work",
  joining: "take-in-new-members",
  tickets: "answer-members",
  agreements: "keep-the-agreement-with-orcid",
  billing: "bill-a-year",
  invoices: "send-invoices",
  payments: "match-payments",
  reminders: "remind-of-what-is-overdue",
  "orcid-costs": "pay-orcid-and-reconcile-the-year",
  books: "keep-the-books",
  history: "see-who-changed-what",
  settings: "complete-your-profile",
  help: "handbook",
};

/** A title as it stands in a place. */
export function nameOf(chapter: Chapter): string {
  return chapter.title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

/** The name of the chapter that tells of a screen. */
export function chapterOf(screen: ScreenName): string {
  return OF_SCREEN[screen];
}
