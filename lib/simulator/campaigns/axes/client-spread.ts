import type { Random } from "@/lib/kernel";
import { type Client, versionOf } from "../../people/clients";
import { integerBetween } from "../../sampling";
import type { World } from "../../world";
import { byLevel } from "../parameters";

/** `own`: builds that nobody else runs; `common`: the kits everybody uses. */
export interface ClientSpread {
  kind: "own" | "common";
  count: number;
}

export function drawClientSpread(random: Random, level: number): ClientSpread {
  const kind = byLevel(random, level, ["own", "own", "own", "common"] as const);
  return { kind, count: integerBetween(random, 1, 1 + 2 * level) };
}

export function installClients(spread: ClientSpread, world: World, random: Random): () => Client {
  const installed = Array.from({ length: spread.count }, () =>
    spread.kind === "common"
      ? world.clients.sdk(random)
      : world.clients.custom(random, `${random.pick(["python-http", "go-client", "node-fetch"])}/${versionOf(random)}`),
  );
  return () => random.pick(installed);
}
