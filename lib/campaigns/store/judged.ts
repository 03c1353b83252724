import { Prisma } from "@/prisma/generated/client";

/**
 * Whether people found an account operated, over its memberships `cm` and their campaigns `c`. A person judges a member by its disposition, and
 * core members with the campaign.
 */
export const foundOperated = Prisma.sql`bool_or((cm.disposition_by = 'analyst' and cm.disposition = 'operated')
  or (c.status = 'confirmed' and c.verdict = 'distillation' and cm.tier = 'core' and cm.disposition_by = 'detection'
    and cm.suggested_disposition = 'operated'))`;

/** Whether people found it innocent: what speaks for it outweighs what speaks against it. */
export const foundInnocent = Prisma.sql`bool_or((cm.disposition_by = 'analyst' and cm.disposition in ('bystander', 'relay_customer', 'compromised'))
  or (cm.tier = 'core' and (c.status = 'dismissed' or (c.verdict_by = 'analyst'
    and c.verdict in ('shared_infrastructure', 'evaluation')))))`;
