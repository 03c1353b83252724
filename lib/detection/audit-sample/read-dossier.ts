import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { Capability, elicitationKinds } from "@/lib/content/contract";
import { readAttributes } from "@/lib/traffic";
import type { BlindDossier } from "./contract";
import { requireItem } from "./require-item";
import { readTrafficFigures, type TrafficFigures } from "./store/dossier";

const Input = z.object({ sampleId: z.uuid(), position: z.coerce.number().int() });

/** What there is to judge an account by without knowing what detection makes of it. Throws `not_found`. */
export function readDossier(ctx: Context, input: z.input<typeof Input>): Promise<BlindDossier> {
  const query = { permission: "account.label", schema: Input, input } as const;
  return runQuery(ctx, query, async ({ sampleId, position }) => {
    const item = await requireItem(ctx.db, sampleId, position);
    const { accountId } = item;
    const [attributes, traffic] = await Promise.all([
      readAttributes(ctx.warehouse, accountId),
      readTrafficFigures(ctx.warehouse, accountId),
    ]);
    const known = attributes && {
      createdAt: attributes.createdAt === null ? null : new Date(Number(attributes.createdAt)).toISOString(),
      program: attributes.program,
      tier: attributes.tier,
      verification: attributes.verificationLevel,
      paymentType: attributes.paymentType,
      organisationVerified: attributes.organizationVerified === 1,
      hasParent: attributes.parentAccountId !== "",
    };
    return { accountId, attributes: known ?? null, ...figuresOf(traffic) };
  });
}

const nothing: TrafficFigures = {
  ...{ exchanges: 0, firstSeen: "", lastSeen: "", activeDays: 0, hours: [], capabilities: [], signs: [], eliciting: 0 },
  ...{ templates: 0, withContent: 0, sessions: 0, withSession: 0, addresses: 0, networks: 0, clients: 0, models: 0 },
  ...{ inputTokens: 0, outputTokens: 0 },
};

function figuresOf(traffic: TrafficFigures | undefined): Omit<BlindDossier, "accountId" | "attributes"> {
  const { signs, capabilities, firstSeen, lastSeen, ...figures } = traffic ?? nothing;
  return {
    ...figures,
    firstSeen: firstSeen || null,
    lastSeen: lastSeen || null,
    capabilities: capabilities
      .map(([capability, exchanges]) => ({ capability: Capability.catch("general").parse(capability), exchanges }))
      .sort((a, b) => b.exchanges - a.exchanges),
    elicitation: elicitationKinds.flatMap((sign, bit) => {
      const exchanges = signs[bit] ?? 0;
      return exchanges === 0 ? [] : [{ sign, exchanges }];
    }),
  };
}
