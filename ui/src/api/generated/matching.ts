// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.

/** How sure a suggestion is. */
export type Confidence = "possible" | "likely" | "certain";
