import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { ConnectorInput, type ConnectorView } from "./contract";
import { findConnector, setPaused } from "./store/connectors";
import { countFiles } from "./store/files";
import { connectorView } from "./view";

const set = (ctx: Context, id: string, paused: boolean): Promise<ConnectorView> =>
  runCommand(
    ctx,
    { permission: "ingest.write", schema: ConnectorInput, input: { id } },
    async ({ tx, now, record }) => {
      const changed = await setPaused(tx, id, paused, now);
      if (changed === undefined) {
        if ((await findConnector(tx, id)) === null) throw notFound("Connector", id);
        throw forbiddenTransition(`This connector is ${paused ? "paused" : "running"} already.`);
      }
      const action = paused ? "connector.pause" : "connector.resume";
      record({ action, subject: { type: "connector", id }, detail: { name: changed.name } });
      return connectorView(changed, (await countFiles(tx, [id])).get(id), now);
    },
  );

/** Neither looks at the place nor begins with another file; a file that is being taken is taken to its end. */
export const pauseConnector = (ctx: Context, id: string): Promise<ConnectorView> => set(ctx, id, true);

/** Goes on where it was paused. */
export const resumeConnector = (ctx: Context, id: string): Promise<ConnectorView> => set(ctx, id, false);
