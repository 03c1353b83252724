import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { type ConnectorList, type DeliveryList, mostDeliveriesShown } from "./contract";
import { findConnector, listStored, readFigures } from "./store/connectors";
import { listDeliveries as listRows } from "./store/deliveries";
import { connectorView, deliveryView } from "./view";

/** All connectors with how far their ledgers are. */
export const listConnectors = (ctx: Context): Promise<ConnectorList> =>
  runQuery(ctx, { permission: "enforcement.read", schema: z.null(), input: null }, async () => {
    const [rows, figures] = await Promise.all([listStored(ctx.db), readFigures(ctx.db)]);
    return { rows: rows.map((row) => connectorView(row, figures.get(row.id))) };
  });

const One = z.object({ id: z.uuid() });

/** Messages to a connector with every try, those given up first. Throws `not_found`. */
export const listDeliveries = (ctx: Context, input: z.input<typeof One>): Promise<DeliveryList> =>
  runQuery(ctx, { permission: "enforcement.read", schema: One, input }, async ({ id }) => {
    if ((await findConnector(ctx.db, id)) === null) throw notFound("Connector", id);
    return { rows: (await listRows(ctx.db, id, mostDeliveriesShown)).map(deliveryView) };
  });
