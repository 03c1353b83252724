import type { CommandScope } from "@/lib/command";
import { gatewayRulesAfter, standingAfter } from "./standing";
import { writeGatewayRules } from "./store/gateway-rules";
import { readStandingEvents, writeStandings } from "./store/members";
import { readThrottleLimits } from "./store/throttle-limits";

/** Writes what all decisions about each account come to: its standing, and what gateways are told of it. */
export async function projectStandings(
  { tx, now }: Pick<CommandScope<unknown>, "tx" | "now">,
  accountIds: readonly string[],
): Promise<void> {
  const [events, limits] = await Promise.all([readStandingEvents(tx, accountIds), readThrottleLimits(tx, accountIds)]);
  const accounts = [...events];
  await writeStandings(
    tx,
    accounts.map(([accountId, decisions]) => ({ accountId, ...standingAfter(decisions, now) })),
    now,
  );
  await writeGatewayRules(
    tx,
    accounts.flatMap(([accountId, decisions]) =>
      gatewayRulesAfter(decisions, now, limits).map((rule) => ({ accountId, ...rule })),
    ),
    now,
  );
}
