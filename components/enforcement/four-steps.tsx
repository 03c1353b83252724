import { Text } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import type { EnforcementView } from "@/lib/enforcement/contract";
import classes from "./four-steps.module.css";

type Steps = Pick<
  EnforcementView,
  "state" | "requestedAt" | "sentAt" | "acknowledgedAt" | "verifiedAt" | "verifiedBy" | "driftSince"
>;

/** How far a decision is at one connector: four steps, each with its time; what is not reached says what it waits for. */
export function FourSteps({ of }: { of: Steps }) {
  const { state, requestedAt, sentAt, acknowledgedAt, verifiedAt, verifiedBy, driftSince } = of;
  const isOver = state === "cancelled" || state === "failed";
  const missing = isOver ? state : undefined;
  const proof = verifiedBy === "observed" ? "seen to act" : "read back";
  const steps: [name: string, at: string | null, otherwise: string][] = [
    ["Requested", requestedAt, ""],
    ["Sent", sentAt, missing ?? "not yet"],
    ["Acknowledged", acknowledgedAt, missing ?? "no answer yet"],
    [verifiedAt === null ? "Verified" : `Verified, ${proof}`, verifiedAt, missing ?? "unobserved"],
  ];
  const reached = steps.filter(([, at]) => at !== null).length;
  return (
    <ol className={classes.steps}>
      {steps.map(([name, at, otherwise], index) => {
        const isFault = (index === reached && state === "failed") || (index === 3 && driftSince !== null);
        return (
          <li
            key={name}
            className={classes.step}
            data-reached={at !== null}
            data-next={steps[index + 1]?.[1] != null}
            data-fault={isFault}
          >
            <div className={classes.name}>{name}</div>
            {at === null ? (
              <Text component="span" inherit c={isFault ? "var(--mantine-color-error)" : "dimmed"}>
                {index === 3 && driftSince !== null ? "drift" : otherwise}
              </Text>
            ) : (
              <Moment at={at} precision="second" />
            )}
          </li>
        );
      })}
    </ol>
  );
}
