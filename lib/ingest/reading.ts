import type { Context } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import type { IngestKind } from "./choices";
import type { UploadInput } from "./contract";
import { faultsOfMapping, type Mapping } from "./mapping/contract";
import type { Received } from "./parts-of-body";
import { savedView } from "./profile-view";
import { builtInProfile, ownProfile, profiles } from "./profiles";
import { findMapping, listMappings } from "./store/mappings";

export interface Reading extends Pick<Received, "format"> {
  mapping?: Mapping;
}

/**
 * How an upload is to be read. NDJSON of which nothing is said has the names of the contract.
 * @throws `invalid_input` for a profile that there is not or is for another kind, and for a mapping that does not fit
 */
export async function readingOf(
  ctx: Context,
  input: Pick<UploadInput, "kind" | "format" | "profile" | "mapping">,
): Promise<Reading> {
  const { kind, format, profile, mapping } = input;
  if (mapping !== undefined) return { format: format ?? "told", mapping: requireFit(kind, mapping) };
  if (profile !== undefined) return { format: format ?? "told", mapping: await mappingOf(ctx, kind, profile) };
  if (format === undefined || format === "ndjson") return { format: "ndjson" };
  return { format, mapping: ownProfile(kind).mapping };
}

async function mappingOf(ctx: Context, kind: IngestKind, name: string): Promise<Mapping> {
  const saved = builtInProfile(name) === undefined ? await findMapping(ctx.db, name) : null;
  const profile = builtInProfile(name) ?? (saved === null ? undefined : savedView(saved));
  if (profile === undefined) {
    const known = [...profiles, ...(await listMappings(ctx.db))].filter((one) => one.kind === kind);
    throw invalidInput(
      `There is no profile "${name}". For ${kind} there are: ${known.map((one) => one.name).join(", ")}.`,
      { field: "profile" },
    );
  }
  if (profile.kind !== kind) {
    throw invalidInput(`The profile "${name}" is for ${profile.kind}, not for ${kind}.`, { field: "profile" });
  }
  return profile.mapping;
}

function requireFit(kind: IngestKind, mapping: Mapping): Mapping {
  const [fault] = faultsOfMapping(kind, mapping);
  if (fault === undefined) return mapping;
  throw invalidInput(`The mapping does not fit: ${fault.field} ${fault.message}.`, {
    field: `mapping.fields.${fault.field}`,
  });
}
