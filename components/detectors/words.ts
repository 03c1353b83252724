import { dispositions, familyNames } from "@/components/badges/meanings";
import type {
  AccountLabel,
  ConfigurationField,
  ConfigurationOrigin,
  ConfigurationStatus,
  Family,
  OutcomeKind,
  ReplayChange,
  SettingValue,
} from "@/lib/detection/contract";

interface Meaning {
  label: string;
  color: string;
  meaning: string;
}

export const configurationStatuses: Record<ConfigurationStatus, Meaning> = {
  proposed: { label: "Proposed", color: "yellow", meaning: "Waits for a shadow run and a second person." },
  live: { label: "Live", color: "teal", meaning: "What the next run of detection uses." },
  superseded: { label: "Superseded", color: "gray", meaning: "Was live once." },
  withdrawn: { label: "Withdrawn", color: "gray", meaning: "Never went live." },
};

export const origins: Record<ConfigurationOrigin, string> = {
  shipped: "shipped",
  person: "thought up",
  feedback: "learned",
};

export const groupNames: Record<ConfigurationField["group"], string> = {
  families: "Evidence families",
  links: "Links",
  hubs: "Hubs",
  clusters: "Clusters",
  verdict: "Extraction and verdict",
  operation: "Operation",
};

export const changes: Record<ReplayChange, Meaning> = {
  newly_flagged: { label: "Newly flagged", color: "red", meaning: "Accused by the proposed version only." },
  released: { label: "Released", color: "teal", meaning: "Accused by the live version only." },
  moved: { label: "Moved", color: "blue", meaning: "Accused by both, in different campaigns." },
  changed: { label: "Changed", color: "gray", meaning: "In the same campaign under another verdict or tier." },
};

export const labels: Record<AccountLabel, Meaning> = {
  benign: { label: "Benign", color: "teal", meaning: "An ordinary account of whoever it says it is." },
  operated: {
    label: dispositions.operated.label,
    color: "red",
    meaning: "Run by an operator of many accounts, to harvest or resell.",
  },
  compromised: {
    label: dispositions.compromised.label,
    color: "grape",
    meaning: "Somebody else's account or key that is being used.",
  },
  unsure: { label: "Unsure", color: "gray", meaning: "What there is does not decide it. Counts as not judged." },
};

export const outcomes: Record<OutcomeKind, string> = {
  confirmed: "Campaign confirmed",
  dismissed: "Campaign dismissed",
  cleared: "Members found innocent",
  appeal_upheld: "Appeal upheld",
};

/** A number as people read it, with up to four significant digits; a list by its names. */
export function formatSetting(value: SettingValue | undefined): string {
  if (value === undefined) return "–";
  if (Array.isArray(value)) return value.map((one) => familyNames[one as Family] ?? one).join(", ");
  if (typeof value === "string") return value;
  if (Number.isInteger(value)) return String(value);
  const digits = value.toPrecision(4);
  return String(Number(digits)).replace("-", "−");
}
