"use client";
import { Select } from "@mantine/core";
import { isReason, ReasonField } from "@/components/feedback/reason-field";

/** What reading people's words is for: which campaign, and why. */
export interface ReadFor {
  campaignId: string | null;
  purpose: string;
}

const shortestPurpose = 8;

export const isSaid = ({ campaignId, purpose }: ReadFor): boolean =>
  campaignId !== null && isReason(purpose, shortestPurpose);

interface CampaignAndPurposeProps {
  campaigns: readonly { id: string; codeName: string }[];
  value: ReadFor;
  onChange: (value: ReadFor) => void;
  placeholder: string;
  /** What is wrong with the purpose. */
  error?: string | undefined;
}

/** Asked of everybody before people's words are shown to them, or kept. */
export function CampaignAndPurpose({ campaigns, value, onChange, placeholder, error }: CampaignAndPurposeProps) {
  return (
    <>
      <Select
        label="Campaign"
        required
        data={campaigns.map(({ id, codeName }) => ({ value: id, label: codeName }))}
        value={value.campaignId}
        onChange={(campaignId) => onChange({ ...value, campaignId })}
        allowDeselect={false}
      />
      <ReasonField
        label="Purpose"
        placeholder={placeholder}
        least={shortestPurpose}
        value={value.purpose}
        onChange={(purpose) => onChange({ ...value, purpose })}
        error={error}
      />
    </>
  );
}
