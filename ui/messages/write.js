// `npm run messages`: draws the texts of the interface from its sources into the PO files of `locales/`;
// with `--check` it only says whether they are as they should be.
import { runnerImport } from "vite";

const { module } = await runnerImport(new URL("catalogues.ts", import.meta.url).pathname);
const catalogues = await module.Catalogues.read();
const isCheck = process.argv.includes("--check");
const stale = isCheck ? catalogues.stale() : catalogues.write();
for (const locale of stale) {
  console.log(isCheck ? `locales/${locale}.po is stale: run npm run messages` : `wrote locales/${locale}.po`);
}
if (isCheck && stale.length > 0) process.exitCode = 1;
