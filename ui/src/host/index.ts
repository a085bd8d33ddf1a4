// The desktop shell as the screens see it. This is the only module that imports @tauri-apps/*, so that a screen
// never depends on the shell it runs in.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Topic } from "../api/generated/register";
import type { DraftJoiningMissing } from "../api/generated/joining";
import type { AskStatement } from "../api/generated/account_statements";
import type { StagedAttachment } from "../api/generated/attachments";
import type { MakeExport } from "../api/generated/exports";
import type { StagedImport } from "../api/generated/imports";
import type { RegisterInfo } from "../api/generated/info";
import type { DraftMessages, GetInvoiceXml } from "../api/generated/invoices";
import type { StagedBankFile } from "../api/generated/bank";
import type { Profile } from "../api/generated/profile";
import { Failure, toFailure } from "./failure";

export { Failure, toFailure };

/** A register that was open before, as the start screen lists it. */
export interface RecentRegister {
  id: string;
  name: string;
  file_name: string;
  folder: string;
  missing: boolean;
}

/** What the shell knows before a screen is shown: the open register, or why there is none. */
export interface AppState {
  register: RegisterInfo | null;
  recent: RecentRegister[];
  version: string;
  /** Why the last register did not open. */
  problem: { kind: string; message: string; field: string | null; context: Record<string, string> } | null;
  user: string;
}

/** What a new register needs to know; the shell asks where to save it. */
export interface NewRegister {
  name: string;
  currency: string;
  /** The first day of the licence year as "MM-DD". */
  year_start: string;
}

/** How far a background job is. */
export interface JobProgress {
  job: string;
  done: number;
  total: number;
  finished: boolean;
}

/** Letters that the core makes as files. */
export type LetterRequest =
  | { letters: "invoices"; request: DraftMessages }
  | { letters: "reminders"; request: { ids: number[] } }
  | { letters: "statement"; request: AskStatement }
  | { letters: "joining_missing"; request: DraftJoiningMissing }
  | { letters: "receipt"; request: { id: number } }
  | { letters: "invoice_xml"; request: GetInvoiceXml };

/** Letters that were saved in a folder. */
export interface SavedLetters {
  saved: number;
  folder: string;
  record_ids: number[];
  unreachable: string[];
  /** What could not be made, with the reason. */
  failed: string[];
  cancelled: boolean;
}

/** The commands of the shell. A null answer means that the user cancelled a dialog. */
interface HostCommands {
  call: { request: { name: string; request: unknown }; response: unknown };
  app_state: { request: Record<string, never>; response: AppState };
  create_register: { request: { [Key in keyof NewRegister]: string }; response: AppState | null };
  open_register: { request: Record<string, never>; response: AppState | null };
  open_recent: { request: { id: string }; response: AppState | null };
  explore_sample: { request: Record<string, never>; response: AppState | null };
  close_register: { request: Record<string, never>; response: AppState | null };
  choose_import_file: { request: Record<string, never>; response: StagedImport | null };
  save_rejected: { request: { batch: number }; response: { saved: string } | null };
  save_export: { request: { request: MakeExport }; response: { saved: string } | null };
  choose_logo: { request: Record<string, never>; response: Profile | null };
  save_invoice: { request: { id: number }; response: { saved: string } | null };
  open_invoice: { request: { id: number }; response: null };
  save_invoices: {
    request: { year: number };
    response: { written: number; skipped: number; folder: string } | null;
  };
  save_auditor_folder: {
    request: { year: number };
    response: { written: number; skipped: number; cancelled: boolean; folder: string } | null;
  };
  save_package: {
    request: { year: number; form: "folder" | "zip" };
    response: { written: number; skipped: number; cancelled: boolean; saved: string } | null;
  };
  choose_attachment: { request: Record<string, never>; response: StagedAttachment[] };
  attach_dropped: { request: Record<string, never>; response: StagedAttachment[] };
  open_attachment: { request: { version: number }; response: null };
  save_attachment: { request: { version: number }; response: { saved: string } | null };
  import_dropped: { request: Record<string, never>; response: StagedImport };
  choose_bank_file: { request: Record<string, never>; response: StagedBankFile | null };
  bank_file_dropped: { request: Record<string, never>; response: StagedBankFile };
  save_person: { request: { contact: number }; response: { saved: string } | null };
  save_mail_drafts: {
    request: { round: number; members: number[] | null };
    response: { saved: number; folder: string; unreachable: string[] } | null;
  };
  hold_window: { request: { hold: boolean }; response: null };
  close_window: { request: Record<string, never>; response: null };
  save_letters: {
    request: LetterRequest;
    response: SavedLetters | null;
  };
  cancel_job: { request: Record<string, never>; response: null };
}

/** The events of the shell. */
interface HostEvents {
  changed: { topics: Topic[] };
  "import-failed": unknown;
  "drag-over": { over: boolean; x?: number; y?: number };
  "files-dropped": { x: number; y: number };
  job: JobProgress;
  /** Somebody wants to close the window while something is not saved. */
  "close-asked": null;
}

/** Runs a command of the shell; a refusal is always a {@link Failure}. */
export async function host<Name extends keyof HostCommands>(
  name: Name,
  request: HostCommands[Name]["request"],
): Promise<HostCommands[Name]["response"]> {
  try {
    return await invoke<HostCommands[Name]["response"]>(name, request);
  } catch (reason) {
    throw toFailure(reason);
  }
}

/** Calls `listener` on each event of that name until the returned function is called. */
export function onHostEvent<Name extends keyof HostEvents>(
  name: Name,
  listener: (payload: HostEvents[Name]) => void,
): () => void {
  let stopped = false;
  let stop: (() => void) | null = null;
  void listen<HostEvents[Name]>(name, (event) => listener(event.payload)).then((unlisten) => {
    // The component may be gone before the shell has answered.
    if (stopped) unlisten();
    else stop = unlisten;
  });
  return () => {
    stopped = true;
    stop?.();
  };
}
