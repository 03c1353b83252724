"use client";
import { Text } from "@mantine/core";
import { useMemo } from "react";
import { formatCount, formatShort } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import type { OrdinaryTogether } from "@/lib/casefile/contract";
import { prepareOrdinary, type RateMark } from "./ordinary";
import classes from "./ordinary.module.css";

const labels: Record<RateMark["key"], string> = {
  overall: "any account",
  account: "account here",
  together: "all of them",
};

const formatRate = (rate: number) => (rate < 10 ? rate.toFixed(1) : formatCount(rate));

/** The account that nobody would look at, and what it adds up to. */
export function OrdinaryStrip({ rates, coreAccounts }: { rates: OrdinaryTogether; coreAccounts: number }) {
  const { marks, ticks, times } = useMemo(() => prepareOrdinary(rates), [rates]);
  if (marks.length === 0) return <Text size="sm">No exchanges to measure a rate by.</Text>;
  return (
    <>
      <div className={classes.strip} aria-hidden>
        {ticks.map(({ rate, place }) => (
          <span key={rate} className={classes.tick} style={{ insetInlineStart: `${place * 100}%` }}>
            {formatShort(rate)}
          </span>
        ))}
        {marks.map(({ key, rate, place }) => (
          <span key={key} className={classes.mark} data-key={key} style={{ insetInlineStart: `${place * 100}%` }}>
            <span className={classes.label} data-end={place > 0.8 || undefined}>
              <b>{formatRate(rate)}</b> {labels[key]}
            </span>
          </span>
        ))}
      </div>
      <Text size="sm">
        The median account here makes <b>{formatRate(rates.medianPerAccountDay)}</b> exchanges on an active day (all
        accounts: {formatRate(rates.medianPerAccountDayOverall)}); {formatShare(rates.percentile)} of all accounts make
        as many or more. The {formatCount(coreAccounts)} core accounts together make{" "}
        <b>{formatRate(rates.campaignPerDay)} a day</b>
        {times !== null && times >= 2 && `, ${formatCount(times)} times one account`}.
      </Text>
    </>
  );
}
