import { isDomainError } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { readsFile } from "../sql/source.sql";

/** Whether engines, by their addresses, read the files of this process. */
const known = new Map<string, Promise<boolean>>();

/**
 * The file of a part, if the engine can read it where it is, so that its bytes need not be sent. The embedded engine can; a server
 * elsewhere has no such file, and one that is set up as usual is not allowed to look.
 */
export async function localFile(store: Warehouse, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const asked = known.get(store.url) ?? ask(store, file);
  known.set(store.url, asked);
  return (await asked) ? file : undefined;
}

function ask(store: Warehouse, file: string): Promise<boolean> {
  return store.rows(readsFile(file)).then(
    (rows) => rows.length === 1,
    (error) => {
      // What a busy or restarting engine says is no answer.
      if (isDomainError(error)) known.delete(store.url);
      return false;
    },
  );
}
