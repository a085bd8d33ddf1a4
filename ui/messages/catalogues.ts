// The catalogues of the interface: drawn from the sources by wuchale, kept as PO files in `locales/`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultGenerateLoadID, Hub, pofile } from "wuchale";
import type { Adapter, Config, StorageFactory, TransformOutput, TransformOutputCode } from "wuchale";
import { RUNTIME, TextTransformer } from "./transformer.ts";

/** The language of the sources. */
export const SOURCE_LANGUAGE = "en";

export const UI_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCALES = join(UI_FOLDER, "locales");
const FILES = {
  include: "src/**/*.{svelte,ts}",
  ignore: ["src/**/*.test.ts", "src/api/generated/!(fields).ts"],
};
const KEY = "ui";

/** The languages that have a catalogue, the sources' own first. */
export function languages(): [string, ...string[]] {
  const named = existsSync(LOCALES) ? readdirSync(LOCALES) : [];
  const known = named.filter((name) => name.endsWith(".po")).map((name) => name.replace(/\.po$/, ""));
  return [SOURCE_LANGUAGE, ...known.filter((language) => language !== SOURCE_LANGUAGE).sort()];
}

/** Files that wuchale makes, which never reach the disk: what is written there is laid over what is read. */
class Overlay {
  readonly written = new Map<string, string>();

  read = (file: string): string | null =>
    this.written.get(file) ?? (existsSync(file) ? readFileSync(file, "utf8") : null);
  write = (file: string, content: string): void => void this.written.set(file, content);
  mkdir = (): void => undefined;
  exists = (file: string): boolean => this.read(file) !== null;
  unlink = (file: string): boolean => this.written.delete(file);
}

/** All catalogues, as they follow from the sources and from the translations that exist. */
export class Catalogues {
  readonly #overlay = new Overlay();
  /** Where each message stands in the first file that has it. */
  readonly #places = new Map<string, number>();
  readonly #outputs = new Map<string, { content: string; output: TransformOutput }>();
  #hub: Hub | undefined;

  /**
   * Reads all sources. A message without a translation stands in English. `besides` are PO files of languages that are
   * not among the files, for a test.
   */
  static async read(besides: Readonly<Record<string, string>> = {}): Promise<Catalogues> {
    const catalogues = new Catalogues();
    for (const [language, file] of Object.entries(besides)) {
      catalogues.#overlay.write(join(LOCALES, `${language}.po`), file);
    }
    // The runtime is not a file: the plugin makes it.
    catalogues.#overlay.write(join(LOCALES, `${KEY}.loader.js`), "");
    const config = {
      locales: [...languages(), ...Object.keys(besides)],
      fallback: {},
      localesDir: "locales",
      adapters: { [KEY]: catalogues.#adapter() },
      hmr: true,
      ai: null,
      logLevel: "error",
    } satisfies Config;
    catalogues.#hub = await Hub.create("cli", () => config, UI_FOLDER, 0, catalogues.#overlay);
    await catalogues.#hub.directVisit(true, false, false);
    return catalogues;
  }

  /** The sources that texts are drawn from, by their names. */
  sources(): Map<string, string> {
    return new Map([...this.#outputs].map(([name, { content }]) => [name, content]));
  }

  /** A source with its texts replaced; nothing where it has none. */
  async transform(code: string, file: string): Promise<{ code?: string; map?: unknown } | undefined> {
    const [output] = (await this.#hub?.transform(code, file)) ?? [];
    return output;
  }

  /** The module of a language: its messages and its rule of plurals. */
  compiled(locale: string): string {
    return this.#overlay.read(join(LOCALES, `.wuchale/${KEY}.${KEY}.${locale}.compiled.js`)) ?? "";
  }

  /** The PO file of a language as it should be. */
  file(locale: string): string {
    return `${(this.#overlay.read(join(LOCALES, `${locale}.po`)) ?? "").trimEnd()}\n`;
  }

  /** The PO files that are not as they should be. */
  stale(): string[] {
    return languages().filter((locale) => {
      const file = join(LOCALES, `${locale}.po`);
      return !existsSync(file) || readFileSync(file, "utf8") !== this.file(locale);
    });
  }

  /** Brings the PO files up to date; says which were not. */
  write(): string[] {
    const stale = this.stale();
    for (const locale of stale) writeFileSync(join(LOCALES, `${locale}.po`), this.file(locale));
    return stale;
  }

  #adapter(): Adapter {
    return {
      files: FILES,
      storage: this.#sorted(pofile({ dir: "locales" })),
      granularLoad: false,
      bundleLoad: false,
      generateLoadID: defaultGenerateLoadID,
      loaderExts: [".js"],
      defaultLoaderPath: null,
      runtime: RUNTIME,
      transform: async ({ content, filename, index, expr }) => {
        const known = this.#outputs.get(filename);
        if (known?.content === content) return known.output;
        const made = await new TextTransformer(content, filename, index, expr).transformSv();
        made.msgs.forEach(({ msgStr, context }, at) => {
          const key = `${filename}\n${msgStr.join("\n")}\n${context ?? ""}`;
          if (!this.#places.has(key)) this.#places.set(key, at);
        });
        // wuchale writes its imports anew whenever it is asked for the code.
        let code: TransformOutputCode | undefined;
        const output: TransformOutput = {
          msgs: made.msgs,
          output: (header) => (code ??= made.output(header)),
        };
        this.#outputs.set(filename, { content, output });
        return output;
      },
    };
  }

  /** Messages in the order of files, then of lines, so that the same sources give the same file. */
  #sorted(storage: StorageFactory): StorageFactory {
    const places = this.#places;
    return async (options) => {
      const inner = await storage(options);
      return {
        key: inner.key,
        files: inner.files,
        // Where a message stands follows from the sources, whatever a file of translations says.
        load: async () => {
          const { items, pluralRules } = await inner.load();
          return { pluralRules, items: items.map((item) => ({ ...item, references: [] })) };
        },
        save: (data) => {
          const keyed = data.items.map((item) => {
            const file = item.references[0]?.file ?? "";
            const source = item.translations.get(SOURCE_LANGUAGE) ?? [];
            const at = places.get(`${file}\n${source.join("\n")}\n${item.context ?? ""}`) ?? 0;
            return { item, file, at };
          });
          keyed.sort((one, other) =>
            one.file === other.file ? one.at - other.at : one.file < other.file ? -1 : 1,
          );
          return inner.save({ ...data, items: keyed.map(({ item }) => item) });
        },
      };
    };
  }
}
