import { type Context, runCommand } from "@/lib/command";
import { readingOf } from "@/lib/ingest";
import { conflict, newId } from "@/lib/kernel";
import { type ConnectorView, SaveConnector } from "./contract";
import { requireAllowed } from "./places/require-allowed";
import { changeConnector, findNamed, insertConnector, type Saving } from "./store/connectors";
import { countFiles } from "./store/files";
import { connectorView } from "./view";

/**
 * Saves a connector; its place is looked at within seconds.
 * @throws `conflict` for a name that is taken, and for a version that somebody else has changed since; `precondition_failed`
 * for a place that the operator has not opened; `invalid_input` for a profile that there is not
 */
export const saveConnector = (ctx: Context, input: SaveConnector): Promise<ConnectorView> =>
  runCommand(ctx, { permission: "ingest.write", schema: SaveConnector, input }, async ({ tx, input, now, record }) => {
    const { name, place, kind, format, profile, intervalSeconds, settleSeconds, version } = input;
    await readingOf({ ...ctx, db: tx }, { kind, format, profile });
    await requireAllowed(place);
    const earlier = await findNamed(tx, name);
    if (earlier === null && version !== undefined) throw conflict(`The connector "${name}" was removed meanwhile.`);
    if (earlier !== null && (version === undefined || earlier.kind !== kind)) {
      throw conflict(`There is a connector "${name}" already; choose another name.`);
    }
    const id = earlier?.id ?? newId(now.getTime());
    const saving: Saving = { id, input, warehouse: ctx.warehouse.database, savedBy: ctx.actor.id, now };
    const saved = earlier === null ? await insertConnector(tx, saving) : await changeConnector(tx, saving);
    if (saved === undefined) throw conflict(`Somebody else has changed the connector "${name}" since you opened it.`);
    record({
      action: "connector.save",
      subject: { type: "connector", id },
      detail: { name, kind, place, format, profile, intervalSeconds, settleSeconds, version: saved.version },
    });
    return connectorView(saved, (await countFiles(tx, [id])).get(id), now);
  });
