import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { ConnectorList } from "./contract";
import { listStored } from "./store/connectors";
import { countFiles } from "./store/files";
import { connectorView } from "./view";

/** All connectors with how far they are. */
export const listConnectors = (ctx: Context): Promise<ConnectorList> =>
  runQuery(ctx, { permission: "ingest.read", schema: z.null(), input: null }, async () => {
    const stored = await listStored(ctx.db, ctx.warehouse.database);
    const counts = await countFiles(
      ctx.db,
      stored.map(({ id }) => id),
    );
    const now = ctx.clock();
    return { rows: stored.map((connector) => connectorView(connector, counts.get(connector.id), now)) };
  });
