/** The selection after a click on one row: toggled alone, or, with shift, the whole range from the last one clicked. */
export function select(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  clicked: { id: string; lastId: string | null; isRange: boolean },
): Set<string> {
  const next = new Set(selected);
  const turnOn = !selected.has(clicked.id);
  const from = clicked.isRange && clicked.lastId !== null ? ids.indexOf(clicked.lastId) : -1;
  const to = ids.indexOf(clicked.id);
  const range = from === -1 || to === -1 ? [clicked.id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const id of range) {
    if (turnOn) next.add(id);
    else next.delete(id);
  }
  return next;
}
