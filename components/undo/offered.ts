/** Something that has just been done, and can still be taken back. */
export interface Undoable {
  /** What was done, for people: "Lantern dismissed". */
  title: string;
  message?: string;
  /** Takes it back; what it throws is shown. */
  undo: () => Promise<unknown>;
}

/** How long it is offered. */
export const undoMs = 10_000;

let latest: { id: string; undoable: Undoable } | undefined;

/** The key takes back the last that is still offered. */
export const offer = (id: string, undoable: Undoable): void => {
  latest = { id, undoable };
};

/** Takes the offer, once; undefined when none stands, or another than the one that is named. */
export function take(id = latest?.id): { id: string; undoable: Undoable } | undefined {
  if (latest === undefined || latest.id !== id) return undefined;
  const taken = latest;
  latest = undefined;
  return taken;
}
