"use client";
import { Select } from "@mantine/core";
import { isPurpose, PurposeField } from "@/components/feedback/purpose-field";

/** What reading people's words is for: which campaign, and why. */
export interface ReadFor {
  campaignId: string | null;
  purpose: string;
}

export const isSaid = ({ campaignId, purpose }: ReadFor): boolean => campaignId !== null && isPurpose(purpose);

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
      <PurposeField
        placeholder={placeholder}
        value={value.purpose}
        onChange={(purpose) => onChange({ ...value, purpose })}
        error={error}
      />
    </>
  );
}
