// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.

/** Where the logo, or the name in its place, stands in the letterhead. */
export type LogoSide = "start" | "centre" | "end";

/** The paper a letter is printed on. */
export type Paper = "a4" | "us_letter";

/** Where the window of the envelope is. It is always on the left. */
export type Window = "din_b" | "din_a" | "us_no10" | "none";
