import type { Actor } from "@/lib/auth";
import type { Database } from "@/lib/db";
import type { Clock } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";

/** What every verb is given: who acts, on which stores, when, and in the course of which request. */
export interface Context {
  actor: Actor;
  db: Database;
  warehouse: Warehouse;
  clock: Clock;
  requestId: string;
}
