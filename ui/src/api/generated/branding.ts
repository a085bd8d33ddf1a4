// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { LogoSide, Paper, Window } from "./typesetting";

export type SaveBranding = Stationery;

export interface Stationery {
  paper: Paper;
  /** Where the window of the envelope is. */
  window: Window;
  /** The one colour beside black and grey, as `#rrggbb`. */
  accent: string;
  logo_side: LogoSide;
  /** Further lines of the letterhead, below e-mail, web site and tax id. */
  head_lines: string;
  /** The foot of every page in up to three columns of lines; when all are empty, the line of the profile stands there. */
  foot_columns: [string, string, string];
}

/** The look and the language that a document was issued with. */
export interface Style extends Stationery {
  /** The language that is printed, as a BCP 47 tag. */
  language: string;
}

export interface BrandingCommands {
  "branding.get": { request: Record<string, never>; response: Stationery };
  "branding.save": { request: SaveBranding; response: Stationery };
}
