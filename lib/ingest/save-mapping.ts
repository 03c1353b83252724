import { type Context, runCommand } from "@/lib/command";
import { conflict, newId } from "@/lib/kernel";
import { type ProfileView, SaveMapping } from "./contract";
import { savedView } from "./profile-view";
import { builtInProfile } from "./profiles";
import { changeMapping, findMapping, insertMapping } from "./store/mappings";

/**
 * Saves a mapping under a name, to be used like a profile.
 * @throws `conflict` for a name that is taken, and for a version that somebody else has changed since
 */
export const saveMapping = (ctx: Context, input: SaveMapping): Promise<ProfileView> =>
  runCommand(ctx, { permission: "ingest.write", schema: SaveMapping, input }, async ({ tx, input, now, record }) => {
    const { name, kind, version } = input;
    if (builtInProfile(name)) throw conflict(`"${name}" is a profile that comes with Stillwatch; choose another name.`);
    const earlier = await findMapping(tx, name);
    const saving = { id: earlier?.id ?? newId(now.getTime()), input, savedBy: ctx.actor.id, now };
    if (earlier === null && version !== undefined) throw conflict(`The mapping "${name}" was removed meanwhile.`);
    if (earlier !== null && (version === undefined || earlier.kind !== kind)) {
      throw conflict(`There is a mapping "${name}" already; choose another name.`);
    }
    const saved = earlier === null ? await insertMapping(tx, saving) : await changeMapping(tx, saving);
    if (saved === undefined) throw conflict(`Somebody else has changed the mapping "${name}" since you opened it.`);
    record({
      action: "ingest.save_mapping",
      subject: { type: "ingest_mapping", id: saved.id },
      detail: { name, kind, version: saved.version, mapping: input.mapping },
    });
    return savedView(saved);
  });
