import { plural } from "../../components/texts";

/** Says where files are that were saved, and how many were right before. */
export function savedFiles(written: number, skipped: number, place: string): string {
  const saved = plural(written, ["Saved # file to {place}", "Saved # files to {place}"], { place });
  if (skipped === 0) return saved;
  return `${saved} · ${plural(skipped, ["# was already right", "# were already right"])}`;
}
