// Where the keyboard goes on a board: from card to card, past stages that have none.

/** Where an arrow key leads. */
export type Direction = "left" | "right" | "up" | "down";

/** The card after `id` in a direction, in columns of cards; null at the edge. */
export function cardAfter(
  columns: readonly (readonly number[])[],
  id: number,
  direction: Direction,
): number | null {
  const column = columns.findIndex((cards) => cards.includes(id));
  const row = columns[column]?.indexOf(id) ?? -1;
  if (row < 0) return null;
  if (direction === "up" || direction === "down") {
    return columns[column]?.[row + (direction === "up" ? -1 : 1)] ?? null;
  }
  const step = direction === "left" ? -1 : 1;
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at] ?? [];
    const card = cards[Math.min(row, cards.length - 1)];
    if (card !== undefined) return card;
  }
  return null;
}
