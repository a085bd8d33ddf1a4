import type { Environment } from "vitest/runtime";

/**
 * Node without a document, in which modules are compiled for the browser: state and effects are real there, while
 * Svelte's server build leaves them out.
 */
export default {
  name: "browser-modules",
  viteEnvironment: "client",
  setup: () => ({ teardown: () => undefined }),
} satisfies Environment;
