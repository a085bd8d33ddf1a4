import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { messages } from "./messages/plugin.ts";

export default defineConfig(({ mode }) => ({
  plugins: [messages(), svelte()],
  clearScreen: false,
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  // The handbook lies beside the interface.
  server: { port: 5173, strictPort: true, host: "127.0.0.1", fs: { allow: [".", "../docs"] } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["es2022", "safari16.4"],
    // The content security policy allows files of our own and no inline data in styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: { include: ["src/**/*.test.ts", "messages/*.test.ts"], environment: "./test-environment.ts" },
}));
