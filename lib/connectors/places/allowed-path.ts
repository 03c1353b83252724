import { realpath } from "node:fs/promises";
import path from "node:path";
import { environment } from "@/lib/env";
import { preconditionFailed, unavailable } from "@/lib/kernel";

const variable = "STILLWATCH_CONNECTOR_ROOTS";

/** True for a directory itself and for what is beneath it; both without symbolic links. */
const isWithin = (directory: string, file: string): boolean =>
  file === directory || file.startsWith(directory.endsWith(path.sep) ? directory : directory + path.sep);

/**
 * Where a directory really is, when that is beneath a root that the operator allows.
 * @throws `precondition_failed` for any other place, whichever way it is named; `unavailable` for one that is not there
 */
export async function allowedPath(directory: string): Promise<string> {
  const { connectorRoots, dataDir } = environment();
  if (connectorRoots.length === 0) {
    throw preconditionFailed(`Connectors may read no directory here: ${variable} names none.`);
  }
  const real = await realpath(directory).catch((error: NodeJS.ErrnoException) => error);
  const roots = await Promise.all(connectorRoots.map((root) => realpath(root).catch(() => undefined)));
  const within = (file: string) => roots.some((root) => root !== undefined && isWithin(root, file));
  if (real instanceof Error) {
    // Nobody learns from the answer what there is outside of the roots.
    if (!connectorRoots.some((root) => isWithin(path.resolve(root), path.resolve(directory)))) throw outside(directory);
    throw unavailable(`${directory} cannot be read (${real.code ?? "unknown"}).`, 60, real);
  }
  const own = await realpath(dataDir).catch(() => dataDir);
  if (!within(real) || isWithin(own, real) || isWithin(real, own)) throw outside(directory);
  return real;
}

const outside = (directory: string) =>
  preconditionFailed(`${directory} is not beneath a directory that the operator allows (${variable}).`);
