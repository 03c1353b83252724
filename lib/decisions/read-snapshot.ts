import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { readUnreadable } from "@/lib/traffic";
import type { EvidenceSnapshotView } from "./contract";
import { unsealText } from "./snapshot/seal";
import { without, words } from "./snapshot/words";
import { findSnapshot, readSealed } from "./store/evidence";
import { readProposal } from "./store/proposals";

const Content = z.object({
  campaign: z.record(z.string(), z.unknown()),
  members: z.array(z.record(z.string(), z.unknown())),
  evidence: z.array(z.record(z.string(), z.unknown())),
  exchanges: z.array(z.record(z.string(), z.unknown())),
});

const identifying = ["ip", "client_fingerprint", "session_id", "api_key_id", "end_user_id"];

/**
 * The evidence a decision was taken on, as it was then; who reads it is recorded. Words and identifying values are left
 * out for those who may not read content, and for everybody where the account allows nobody to.
 */
export function readSnapshot(ctx: Context, input: { decisionId: string }): Promise<EvidenceSnapshotView> {
  const query = {
    permission: "campaign.read",
    schema: z.object({ decisionId: z.uuid() }),
    input,
    audited: ({ decisionId }: { decisionId: string }) => ({
      action: "snapshot.read",
      subject: { type: "decision", id: decisionId },
      detail: { content: ctx.actor.permissions.has("content.read") },
    }),
  } as const;
  return runQuery(ctx, query, async ({ decisionId }) => {
    const decision = await findSnapshot(ctx.db, decisionId);
    return open(ctx, decision?.snapshotHash, () => notFound("Snapshot of decision", decisionId));
  });
}

/** The evidence that a proposal rests on, as it was when it was frozen; read and recorded as that of a decision. Throws `not_found`. */
export function readProposalSnapshot(ctx: Context, input: { proposalId: string }): Promise<EvidenceSnapshotView> {
  const query = {
    permission: "campaign.read",
    schema: z.object({ proposalId: z.uuid() }),
    input,
    audited: ({ proposalId }: { proposalId: string }) => ({
      action: "snapshot.read",
      subject: { type: "proposal", id: proposalId },
      detail: { content: ctx.actor.permissions.has("content.read") },
    }),
  } as const;
  return runQuery(ctx, query, async ({ proposalId }) => {
    const proposal = await readProposal(ctx.db, proposalId);
    return open(ctx, proposal?.snapshotHash, () => notFound("Snapshot of proposal", proposalId));
  });
}

async function open(
  ctx: Context,
  hash: string | null | undefined,
  missing: () => Error,
): Promise<EvidenceSnapshotView> {
  const sealed = hash ? await readSealed(ctx.db, hash) : null;
  if (!sealed) throw missing();
  const content = Content.parse(JSON.parse(unsealText(sealed)));
  const exchanges = await readable(ctx, content.exchanges);
  return { hash: sealed.hash, takenAt: sealed.createdAt.toISOString(), ...content, exchanges };
}

async function readable(ctx: Context, exchanges: Record<string, unknown>[]): Promise<Record<string, unknown>[]> {
  const accountIds = [...new Set(exchanges.map((exchange) => String(exchange.account_id)))];
  const unreadable = await readUnreadable(ctx.warehouse, accountIds);
  const mayRead = ctx.actor.permissions.has("content.read");
  return exchanges.map((exchange) => {
    const hidden = [
      ...(mayRead && !unreadable.has(String(exchange.account_id)) ? [] : words),
      ...(ctx.actor.permissions.has("value.reveal") ? [] : identifying),
    ];
    return without(exchange, hidden);
  });
}
