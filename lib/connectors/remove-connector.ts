import { type Context, runCommand } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { ConnectorInput, type ConnectorView } from "./contract";
import { removeStored } from "./store/connectors";
import { countFiles } from "./store/files";
import { connectorView } from "./view";

/** Removes a connector and what it remembers of its files; what came in through it stays. */
export const removeConnector = (ctx: Context, id: string): Promise<ConnectorView> =>
  runCommand(
    ctx,
    { permission: "ingest.write", schema: ConnectorInput, input: { id } },
    async ({ tx, now, record }) => {
      const counts = (await countFiles(tx, [id])).get(id);
      const removed = await removeStored(tx, id);
      if (removed === undefined) throw notFound("Connector", id);
      const view = connectorView(removed, counts, now);
      record({
        action: "connector.remove",
        subject: { type: "connector", id },
        detail: { name: view.name, place: view.place, files: view.files },
      });
      return view;
    },
  );
