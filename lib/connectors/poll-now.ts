import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { ConnectorInput, type ConnectorView } from "./contract";
import { askForPoll, findConnector } from "./store/connectors";
import { countFiles } from "./store/files";
import { connectorView } from "./view";

/**
 * Has a connector's place looked at within seconds, and the files that failed tried again.
 * @throws `forbidden_transition` while it is paused
 */
export const pollNow = (ctx: Context, id: string): Promise<ConnectorView> =>
  runCommand(
    ctx,
    { permission: "ingest.write", schema: ConnectorInput, input: { id } },
    async ({ tx, now, record }) => {
      const connector = await findConnector(tx, id);
      if (connector === null) throw notFound("Connector", id);
      if (connector.paused) throw forbiddenTransition("This connector is paused; resume it first.");
      await askForPoll(tx, id, now);
      record({ action: "connector.poll", subject: { type: "connector", id }, detail: { name: connector.name } });
      return connectorView({ ...connector, nextPollAt: now }, (await countFiles(tx, [id])).get(id), now);
    },
  );
