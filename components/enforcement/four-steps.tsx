import { Text } from "@mantine/core";
import { Moment } from "@/components/data/moment";
import type { EnforcementView } from "@/lib/enforcement/contract";
import classes from "./four-steps.module.css";

type Steps = Pick<
  EnforcementView,
  | "state"
  | "requestedAt"
  | "sentAt"
  | "acknowledgedAt"
  | "verifiedAt"
  | "verifiedBy"
  | "driftSince"
  | "connector"
  | "referral"
>;

/** How far a decision is at one connector: four steps, each with its time; what is not reached says what it waits for. */
export function FourSteps({ of }: { of: Steps }) {
  const { state, driftSince } = of;
  const steps = stepsOf(of);
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

type Step = [name: string, at: string | null, otherwise: string];

function stepsOf(of: Steps): Step[] {
  const { state, requestedAt, sentAt, acknowledgedAt, verifiedAt, verifiedBy, connector, referral } = of;
  const missing = state === "cancelled" || state === "failed" ? state : undefined;
  const proof = verifiedBy === "observed" ? "seen to act" : "read back";
  // Nothing shows a referral in force: it ends with the recipient's answer.
  const last: Step =
    referral === null
      ? [verifiedAt === null ? "Verified" : `Verified, ${proof}`, verifiedAt, missing ?? "unobserved"]
      : ["Answered", referral.answer?.at ?? null, referral.isOverdue ? "overdue" : "not yet"];
  const isByHand = referral !== null && connector === null && missing === undefined;
  return [
    ["Requested", requestedAt, ""],
    ["Sent", sentAt, isByHand ? "by hand" : (missing ?? "not yet")],
    ["Acknowledged", acknowledgedAt, isByHand ? "by hand" : (missing ?? "no answer yet")],
    last,
  ];
}
