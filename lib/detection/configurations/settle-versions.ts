import type { CommandScope } from "@/lib/command";
import { defaultConfiguration } from "../configuration";
import { insertVersion, lockVersions, readVersions, updateVersion } from "./store";
import { type Version, withShipped } from "./versions";

/** All versions, locked for the rest of the command; what a release brought since the last change is stored first. */
export async function settleVersions({ tx, now, record }: CommandScope<unknown>): Promise<Version[]> {
  await lockVersions(tx);
  const stored = await readVersions(tx);
  const { versions, changed } = withShipped(stored, defaultConfiguration);
  for (const version of changed) {
    const { id, number, status, hash } = version;
    if (stored.some((one) => one.id === id)) {
      await updateVersion(tx, { ...version, supersededAt: now }, now);
    } else {
      await insertVersion(tx, version, now);
      record({
        action: "configuration.ship",
        subject: { type: "configuration", id },
        detail: { number, status, hash },
      });
    }
  }
  return versions;
}
