"use client";
import { SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { auditOverviewQuery } from "@/lib/queries/detectors";
import { CalibrationChart } from "./calibration-chart";
import { EstimatesSection } from "./estimates-section";

const choices = [
  { value: "campaigns", label: "Campaigns" },
  { value: "accounts", label: "Accounts" },
];

const about = {
  campaigns: "score of decided campaigns as a probability, against the share that was confirmed",
  accounts: "evidence of judged members as a probability, against the share that is operated or compromised",
};

/** How good detection is, as far as people have looked. */
export function QualityPanel() {
  const { data, error, refetch } = useQuery(auditOverviewQuery());
  const [of, setOf] = useState<"campaigns" | "accounts">("campaigns");
  if (data === undefined) {
    return error === null ? <LoadingRows rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Stack>
      <EstimatesSection estimates={data.estimates} sample={data.samples[0]} />
      <Section
        title="Calibration"
        about={about[of]}
        actions={
          <SegmentedControl
            size="xs"
            aria-label="Calibration of"
            data={choices}
            value={of}
            onChange={(value) => setOf(value as typeof of)}
          />
        }
      >
        <CalibrationChart calibration={data.calibration[of]} of={of} />
      </Section>
    </Stack>
  );
}
