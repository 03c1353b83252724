import { ZodError } from "zod";
import type { Database } from "@/lib/db";
import { preconditionFailed } from "@/lib/kernel";
import { type Configuration, configurationHash, defaultConfiguration } from "../configuration";
import { effectiveConfiguration } from "./fields";
import { readVersions } from "./store";
import { liveOf, type Version, withShipped } from "./versions";

/** A version as a run uses it. */
export interface UsableVersion {
  id: string;
  number: number;
  configuration: Configuration;
  /** Of the configuration as it is used. */
  hash: string;
}

/** All versions as they stand with this release, whether stored or not. */
export const presentVersions = async (db: Database): Promise<Version[]> =>
  withShipped(await readVersions(db), defaultConfiguration).versions;

/**
 * A version with the numbers that a run takes from it.
 * @throws `precondition_failed`, naming the field, when this release cannot read it
 */
export function usableVersion({ id, number, content }: Version): UsableVersion {
  const { fault, configuration } = readable(content);
  if (configuration === undefined) {
    throw preconditionFailed(`Version ${number} of the configuration does not fit this release: ${fault}.`);
  }
  return { id, number, configuration, hash: configurationHash(configuration) };
}

/** What this release makes of a stored content, or what is wrong with it. */
export function readable(content: unknown) {
  try {
    const { configuration, filled } = effectiveConfiguration(content);
    return { configuration, filled, fault: null };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const faults = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    return { configuration: undefined, filled: [], fault: faults.join("; ") };
  }
}

/** What proposals are compared with: the live numbers, or those shipped when this release cannot read the live ones. */
export const comparedWith = (versions: readonly Version[]): Configuration =>
  readable(liveOf(versions).content).configuration ?? defaultConfiguration;

/** What detection uses now. */
export const liveVersion = async (db: Database): Promise<UsableVersion> =>
  usableVersion(liveOf(await presentVersions(db)));
