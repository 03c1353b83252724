import type { Database } from "@/lib/db";

export async function readRunConfiguration(db: Database, id: string): Promise<unknown> {
  return (await db.detectionRun.findUnique({ where: { id }, select: { configuration: true } }))?.configuration;
}
