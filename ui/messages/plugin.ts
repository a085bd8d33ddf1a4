// The build with messages: texts come from the catalogue of the language that the system speaks. While one develops, and
// in tests, the sources run as they are written, in English.
import type { Plugin } from "vite";
import { Catalogues, languages, SOURCE_LANGUAGE } from "./catalogues.ts";

const LOADER = "\0messages";
const CATALOGUE = "\0messages/";

/** Replaces texts by messages and brings the catalogues along. */
export function messages(): Plugin {
  let catalogues: Catalogues;
  return {
    name: "messages",
    apply: "build",
    enforce: "pre",
    async buildStart() {
      catalogues = await Catalogues.read();
    },
    resolveId(source) {
      if (source.endsWith("ui.loader.js")) return LOADER;
      return source.startsWith("messages/") ? `\0${source}` : undefined;
    },
    load(id) {
      if (id === LOADER) return loader(languages().filter((language) => language !== SOURCE_LANGUAGE));
      if (!id.startsWith(CATALOGUE)) return undefined;
      // The compiled module of wuchale is TypeScript in one place: the rule of plurals.
      return { code: catalogues.compiled(id.slice(CATALOGUE.length)), moduleType: "ts" };
    },
    async transform(code, id) {
      if (id.includes("?") || id.startsWith("\0")) return undefined;
      const output = await catalogues.transform(code, id);
      return output?.code === undefined ? undefined : { code: output.code, map: output.map as never };
    },
  };
}

/** The module that every text is asked of. Only the catalogue that is used is loaded. */
function loader(others: readonly string[]): string {
  const imports = others.map(
    (language) => `${JSON.stringify(language)}: () => import("messages/${language}")`,
  );
  const english = `import * as source from "messages/${SOURCE_LANGUAGE}";
import { runtimeOf } from "/src/components/texts";`;
  if (others.length === 0) {
    return `${english}
const runtime = runtimeOf(source, "${SOURCE_LANGUAGE}");
export const getRuntime = () => runtime;
export const getRuntimeRx = getRuntime;`;
  }
  return `${english}
import { languageFor } from "/src/components/texts";
const others = { ${imports.join(", ")} };
const language = languageFor(navigator.languages, Object.keys(others)) ?? "${SOURCE_LANGUAGE}";
const runtime = runtimeOf(language in others ? await others[language]() : source, language);
document.documentElement.lang = language;
export const getRuntime = () => runtime;
export const getRuntimeRx = getRuntime;`;
}
