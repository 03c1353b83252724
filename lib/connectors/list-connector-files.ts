import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { type ConnectorFileList, ConnectorInput, mostFilesShown } from "./contract";
import { findConnector } from "./store/connectors";
import { listFiles } from "./store/files";
import { fileView } from "./view";

/** Files of a connector: those that failed or wait, then those taken last. */
export const listConnectorFiles = (ctx: Context, id: string): Promise<ConnectorFileList> =>
  runQuery(ctx, { permission: "ingest.read", schema: ConnectorInput, input: { id } }, async () => {
    if ((await findConnector(ctx.db, id)) === null) throw notFound("Connector", id);
    return { rows: (await listFiles(ctx.db, id, mostFilesShown)).map(fileView) };
  });
