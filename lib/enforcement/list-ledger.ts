import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { type EnforcementDetail, type LedgerPage, LedgerQuery, type RegrowthView } from "./contract";
import { hasEnabled } from "./store/connectors";
import { findDelivery } from "./store/deliveries";
import * as store from "./store/ledger";
import { readRegrowthRows } from "./store/regrowth";
import { deliveryView, enforcementView, regrowthView } from "./view";

/** A page of the ledger, what drifts first, then the newest; with what is wrong over all of it. */
export const listLedger = (ctx: Context, input: LedgerQuery): Promise<LedgerPage> =>
  runQuery(ctx, { permission: "enforcement.read", schema: LedgerQuery, input }, async (query) => {
    const [page, alarms, regrowth] = await Promise.all([
      store.listLedger(ctx.db, query),
      store.readAlarms(ctx.db),
      readRegrowthRows(ctx.db, null),
    ]);
    const now = ctx.clock();
    return {
      ...{ rows: page.rows.map(enforcementView), total: page.total, nextCursor: page.nextCursor },
      ...alarms,
      regrowth: regrowth.map((row) => regrowthView(row, now)),
    };
  });

const One = z.object({ id: z.uuid() });

/** A row with its decision, its receipt and every try to deliver it. Throws `not_found`. */
export const readEnforcement = (ctx: Context, input: z.input<typeof One>): Promise<EnforcementDetail> =>
  runQuery(ctx, { permission: "enforcement.read", schema: One, input }, async ({ id }) => {
    const found = await store.findEnforcement(ctx.db, id);
    if (found === null) throw notFound("Enforcement", id);
    const [rows, decision, delivery] = await Promise.all([
      store.readLedgerOf(ctx.db, found.decisionId),
      store.findDecision(ctx.db, found.decisionId),
      found.deliveryId === null ? null : findDelivery(ctx.db, found.deliveryId),
    ]);
    const views = rows.map(enforcementView);
    const enforcement = views.find((view) => view.id === id);
    if (enforcement === undefined || decision === null) throw notFound("Enforcement", id);
    const { kind, at, actorName, reason, expiresAt } = decision;
    return {
      enforcement,
      decision: { kind, at: at.toISOString(), actor: actorName, reason, expiresAt: expiresAt?.toISOString() ?? null },
      elsewhere: views.filter((view) => view.id !== id),
      receipt: found.receipt as EnforcementDetail["receipt"],
      delivery: delivery === null ? null : deliveryView(delivery),
    };
  });

const OfCampaign = z.object({ campaignId: z.uuid() });

/** How a campaign grows again since accounts of it were shut off; null while none are. */
export const readRegrowth = (ctx: Context, input: z.input<typeof OfCampaign>): Promise<RegrowthView | null> =>
  runQuery(ctx, { permission: "campaign.read", schema: OfCampaign, input }, async ({ campaignId }) => {
    const [row] = await readRegrowthRows(ctx.db, campaignId);
    return row === undefined ? null : regrowthView(row, ctx.clock());
  });

/** Whether anything is connected that carries measures out. */
export const isConnected = (ctx: Context): Promise<boolean> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.null(), input: null }, () => hasEnabled(ctx.db));
