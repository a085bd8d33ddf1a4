/** Of `record` what `like` has too: the fields of a record that a form edits. */
export function pick<Draft extends object>(like: Readonly<Draft>, record: Readonly<Draft>): Draft {
  const picked: Partial<Draft> = {};
  for (const name of Object.keys(like) as (keyof Draft)[]) picked[name] = record[name];
  return picked as Draft;
}
